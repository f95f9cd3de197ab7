import type { Column } from "../../model/column";

/** Spark's SQL as DuckDB's, or why it cannot be; both name places in the text. */
export type Translation =
  | { ok: true; sql: string; notes: readonly string[] }
  | { ok: false; problems: readonly string[] };

/** What a text is: a whole SELECT, or one expression over the columns of an input. */
export type SqlShape = "query" | "expression";

/** Columns a text may name, where they are known: of an input, or of tables by their aliases. */
export interface KnownColumns {
  columns?: readonly Column[];
  tables?: Readonly<Record<string, readonly Column[]>>;
}
