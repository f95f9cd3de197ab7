import type { Column } from "../../../model/column";
import { sparkType } from "../../../sql/spark/spark-type";
import { type ToSparkOptions, toSparkSql } from "../../../sql/spark/to-spark-sql";
import type { Translation } from "../../../sql/spark/translation";
import { withoutEnd } from "../../../sql/without-end";
import type { Remarks } from "./remarks";
import { sameType, sparkColumnType } from "./spark-column-type";

/** Where an expression stands: the columns it may name. Of a join, those of each side are reached through an alias. */
export interface Place {
  columns: readonly Column[];
  sides?: Readonly<Record<"l" | "r", readonly Column[]>>;
}

type Translated = Pick<Extract<Translation, { sql: string }>, "sql" | "type" | "columns">;

/** DuckDB's expressions in Spark's words, for one node. */
export class Expressions {
  constructor(private readonly remarks: Remarks) {}

  /** What keeps rows. */
  predicate(text: string, place: Place): string {
    return this.translate(text, { kind: "predicate", columns: columnsOf(place) }).sql;
  }

  /** A value; a cast makes it the type it has in DuckDB, where Spark's may be another. */
  value(text: string, place: Place, type: string | undefined): string {
    const { sql, type: own } = this.translate(text, { kind: "expression", columns: columnsOf(place) });
    const wanted = type === undefined ? null : sparkColumnType(type);
    if (type !== undefined && !wanted) {
      this.remarks.problem(`Spark has no type for DuckDB’s ${type}.`, text);
      return sql;
    }
    if (!wanted || (own && sameType(own, wanted))) return sql;
    return `CAST(${sql} AS ${sparkType(wanted)})`;
  }

  query(
    text: string,
    tables: Readonly<Record<string, readonly Column[]>>,
  ): Pick<Translated, "sql" | "columns"> {
    return this.translate(withoutEnd(text), { kind: "query", tables });
  }

  private translate(text: string, options: ToSparkOptions): Translated {
    const translation = toSparkSql(text, options);
    if ("diagnostics" in translation) {
      for (const { message, from, to } of translation.diagnostics)
        this.remarks.problem(message, text.slice(from, to) || text);
      return { sql: "NULL", type: null, columns: null };
    }
    for (const { message, kept, from, to } of translation.notes)
      this.remarks.note({ message, kept, text: text.slice(from, to) });
    return translation;
  }
}

/** Columns of a join's sides as fields of `l` and `r`. */
function columnsOf({ columns, sides }: Place): readonly Column[] {
  if (!sides) return columns;
  return [
    ...columns,
    ...Object.entries(sides).map(([name, fields]) => ({
      name,
      type: `STRUCT(${fields.map((field) => `"${field.name.replaceAll('"', '""')}" ${field.type}`).join(", ")})`,
    })),
  ];
}
