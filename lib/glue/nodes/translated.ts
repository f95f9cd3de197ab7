import { type ReadContext, Unfit } from "../mapping";
import { fromSpark } from "../sql/from-spark";
import type { KnownColumns, SqlShape } from "../sql/translation";

/** Spark's SQL as DuckDB's, with notes on the node. Throws `Unfit`: what has no counterpart must not run as something else. */
export function translated(text: string, shape: SqlShape, known: KnownColumns, context: ReadContext): string {
  const translation = fromSpark(text, shape, known);
  if (!translation.ok)
    throw new Unfit(`its SQL has no counterpart here: ${translation.problems.join(" ").replace(/\.$/, "")}`);
  const { sql, notes } = translation;
  if (sql !== text) context.note("translated", "Its SQL was translated from Spark's to DuckDB's.");
  for (const note of notes) context.note("assumed", note);
  return sql;
}
