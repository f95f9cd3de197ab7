import type { Column } from "../model/column";

/** A text in another dialect, or what cannot be said in it. */
export type Translation =
  | { ok: true; sql: string; notes: readonly string[] }
  | { ok: false; problems: readonly { message: string; from?: number; to?: number }[] };

/** What a text is: a whole SELECT, or one expression over the columns of an input. */
export type SqlShape = "query" | "expression";

/** Columns a text may name, where they are known: of an input, or of tables by their aliases. */
export interface KnownColumns {
  columns?: readonly Column[];
  tables?: Readonly<Record<string, readonly Column[]>>;
}

/** The port behind which SQL changes its dialect: AWS Glue's is Spark's, this studio's is DuckDB's. */
export interface SqlDialects {
  fromSpark(text: string, shape: SqlShape, known?: KnownColumns): Translation;
  toSpark(text: string, shape: SqlShape, known?: KnownColumns): Translation;
}

const same = (text: string): Translation => ({ ok: true, sql: text, notes: [] });

/** Takes each text for what the other dialect says as well. */
export const sameDialect: SqlDialects = { fromSpark: same, toSpark: same };
