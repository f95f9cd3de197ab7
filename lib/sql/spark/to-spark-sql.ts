import type { Column } from "../../model/column";
import { FAILS } from "./to/convert";
import { sparkTarget } from "./to/spark-target";
import { translate } from "./translate";
import type { Translation } from "./translation";

export interface ToSparkOptions {
  /** A predicate is an expression that keeps rows, where DuckDB takes a number for a condition. */
  kind: "expression" | "predicate" | "query";
  /** Columns an expression may name, with DuckDB's types: with them the translation is shorter, and surer. */
  columns?: readonly Column[];
  /** Columns of the tables a query reads, by alias. */
  tables?: Readonly<Record<string, readonly Column[]>>;
  /** Whether the job runs in Spark’s ANSI mode, as ours do. AWS Glue’s do not. */
  ansi?: boolean;
}

/**
 * DuckDB SQL in Spark's words, for jobs that leave for a cluster. Where DuckDB gives a value, Spark gives the same,
 * inside and outside of its ANSI mode; where DuckDB fails, Spark fails in its ANSI mode only, which is why jobs turn it
 * on. Times are those of a session in UTC. Notes say where the two differ and what was done about it; what has no
 * counterpart is a diagnostic with its place.
 */
export function toSparkSql(text: string, { ansi = true, ...options }: ToSparkOptions): Translation {
  const translation = translate(text, "duckdb", sparkTarget, options);
  if (ansi || "diagnostics" in translation) return translation;
  const loose = "A value that does not fit fails here, and is NULL in Spark outside of its ANSI mode.";
  const notes = translation.notes.map((note) =>
    note.message === FAILS ? { ...note, message: loose, kept: false } : note,
  );
  return { ...translation, notes };
}
