import { javascriptLanguage, typescriptLanguage } from "@codemirror/lang-javascript";
import { SQLDialect, sql } from "@codemirror/lang-sql";
import type { Extension } from "@codemirror/state";
import { python } from "./python";

export type CodeLanguage = "sql" | "typescript" | "javascript" | "python" | "text";

/**
 * DuckDB's words. The stock dialects count hundreds of harmless names (`name`, `state`, `year`) as keywords, which would
 * paint half of the columns.
 */
const duckdb = SQLDialect.define({
  keywords:
    "all and anti any as asc asof between by case cast collate cross current desc distinct else end escape except " +
    "exclude exists filter following from full group groups having ilike in inner intersect interval is join lambda " +
    "lateral left like limit natural not nulls offset on or order outer over partition pivot positional preceding " +
    "qualify recursive right select semi similar then try_cast unbounded union unpivot using values when where window " +
    "with within",
  builtin: "",
  types:
    "bigint bit blob boolean date decimal double enum float hugeint integer json list map real smallint struct text " +
    "time timestamp timestamptz tinyint ubigint uhugeint uinteger union usmallint utinyint uuid varchar",
  operatorChars: "*+-%<>!=&|~^/",
  identifierQuotes: '"',
  caseInsensitiveIdentifiers: true,
  doubleDollarQuotedStrings: true,
});

export function languageExtension(language: CodeLanguage): Extension {
  switch (language) {
    case "sql":
      return sql({ dialect: duckdb }).language;
    case "typescript":
      return typescriptLanguage;
    case "javascript":
      return javascriptLanguage;
    case "python":
      return python;
    case "text":
      return [];
  }
}
