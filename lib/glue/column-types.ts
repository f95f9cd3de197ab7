import type { Column } from "../model/column";
import { type ColumnType, parseColumnType } from "../model/column-type";
import { quoteIdentifier } from "../sql/quote";

/** AWS Glue's names of scalar types, in any of its spellings, as DuckDB's. */
const SCALARS: Readonly<Record<string, string>> = {
  string: "VARCHAR",
  char: "VARCHAR",
  varchar: "VARCHAR",
  tinyint: "TINYINT",
  byte: "TINYINT",
  smallint: "SMALLINT",
  short: "SMALLINT",
  int: "INTEGER",
  integer: "INTEGER",
  bigint: "BIGINT",
  long: "BIGINT",
  float: "FLOAT",
  real: "FLOAT",
  double: "DOUBLE",
  decimal: "DECIMAL(38,18)",
  boolean: "BOOLEAN",
  bool: "BOOLEAN",
  date: "DATE",
  timestamp: "TIMESTAMP",
  timestamp_ntz: "TIMESTAMP",
  binary: "BLOB",
};

const NAME = /^[A-Za-z_]\w*$/;
const MAX_DEPTH = 50;

/** A type of AWS Glue (`long`, `array<struct<a:int>>`, `string array`) as DuckDB's, or null for one that has none. */
export function duckType(text: string, depth = 0): string | null {
  const type = text.trim();
  const lower = type.toLowerCase();
  if (depth > MAX_DEPTH) return null;
  const decimal = /^decimal\s*\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)$/.exec(lower);
  if (decimal) return `DECIMAL(${decimal[1]},${decimal[2] ?? 0})`;
  if (/^(var)?char\s*\(\s*\d+\s*\)$/.test(lower)) return "VARCHAR";
  if (Object.hasOwn(SCALARS, lower)) return SCALARS[lower] ?? null;
  const words = /^(.+)\s+array$/i.exec(type);
  if (words) return listOf(words[1] ?? "", depth);
  const inner = /^(array|map|struct)\s*<(.*)>$/is.exec(type);
  if (!inner) return null;
  const [, kind = "", content = ""] = inner;
  if (kind.toLowerCase() === "array") return listOf(content, depth);
  const parts = split(content);
  if (kind.toLowerCase() === "map") {
    const [key, value] = parts.map((part) => duckType(part, depth + 1));
    return key && value && parts.length === 2 ? `MAP(${key}, ${value})` : null;
  }
  const fields = parts.map((part) => {
    const colon = part.indexOf(":");
    const name = part
      .slice(0, colon)
      .trim()
      .replace(/^`(.*)`$/s, "$1")
      .replaceAll("``", "`");
    const of = duckType(part.slice(colon + 1), depth + 1);
    return colon > 0 && name !== "" && of ? `${NAME.test(name) ? name : quoteIdentifier(name)} ${of}` : null;
  });
  return fields.every((field) => field !== null) && fields.length > 0 ? `STRUCT(${fields.join(", ")})` : null;
}

const listOf = (item: string, depth: number): string | null => {
  const of = duckType(item, depth + 1);
  return of && `${of}[]`;
};

/** The parts of a list between commas, those within brackets and back-ticks apart. */
function split(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "`") quoted = !quoted;
    else if (quoted) continue;
    else if (character === "<" || character === "(") depth++;
    else if (character === ">" || character === ")") depth--;
    else if (character === "," && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim());
}

/** DuckDB's scalar types that AWS Glue calls otherwise; what is not here is text. */
const GLUE: Readonly<Record<string, string>> = {
  tinyint: "tinyint",
  int1: "tinyint",
  smallint: "smallint",
  int2: "smallint",
  short: "smallint",
  utinyint: "smallint",
  integer: "int",
  int: "int",
  int4: "int",
  signed: "int",
  usmallint: "int",
  bigint: "bigint",
  int8: "bigint",
  long: "bigint",
  uinteger: "bigint",
  ubigint: "decimal(20,0)",
  hugeint: "decimal(38,0)",
  uhugeint: "decimal(38,0)",
  float: "float",
  float4: "float",
  real: "float",
  double: "double",
  float8: "double",
  boolean: "boolean",
  bool: "boolean",
  logical: "boolean",
  date: "date",
  timestamp: "timestamp",
  datetime: "timestamp",
  "timestamp with time zone": "timestamp",
  timestamptz: "timestamp",
  timestamp_s: "timestamp",
  timestamp_ms: "timestamp",
  timestamp_us: "timestamp",
  timestamp_ns: "timestamp",
  blob: "binary",
  bytea: "binary",
  binary: "binary",
  varbinary: "binary",
};

/** A DuckDB type as AWS Glue writes it; types it has no word for are `string`. */
export const glueType = (type: string): string => {
  const parsed = parseColumnType(type);
  return parsed ? glueTypeOf(parsed) : "string";
};

function glueTypeOf(type: ColumnType): string {
  switch (type.kind) {
    case "list":
      return `array<${glueTypeOf(type.item)}>`;
    case "map":
      return `map<${glueTypeOf(type.key)},${glueTypeOf(type.value)}>`;
    case "struct":
      return `struct<${type.fields.map((field) => `${fieldName(field.name)}:${glueTypeOf(field.type)}`).join(",")}>`;
    case "union":
      return "string";
    case "scalar": {
      const name = type.name.toLowerCase();
      if (name === "decimal" || name === "numeric" || name === "dec")
        return `decimal(${type.arguments.length > 0 ? type.arguments.join(",") : "18,3"})`;
      return GLUE[name] ?? "string";
    }
  }
}

const fieldName = (name: string): string => (NAME.test(name) ? name : `\`${name.replaceAll("`", "``")}\``);

/** Columns with types of AWS Glue as this studio has them; a type without a counterpart is read as text. */
export const duckColumns = (columns: readonly { name: string; type: string | undefined }[]): Column[] =>
  columns.map(({ name, type }) => ({ name, type: (type && duckType(type)) || "VARCHAR" }));
