import { translateSparkSql } from "../../sql/spark/translate-spark-sql";
import { SyntaxProblem } from "../../sql/syntax/token";
import { firstDifference } from "./first-difference";
import { parseDuckdb } from "./parse-duckdb";
import type { KnownColumns, SqlShape, Translation } from "./translation";

/** Spark's SQL as DuckDB's. What means the same in both stays as it was written. */
export function fromSpark(text: string, shape: SqlShape, known: KnownColumns = {}): Translation {
  const translated = translateSparkSql(text, { kind: shape, ...known });
  const isLong = text.trim().includes("\n");
  const placed = ({ message, line, column }: Remark) =>
    `${message.replace(/\.$/, "")} (${isLong ? `line ${line}, ` : ""}column ${column}).`;
  if ("diagnostics" in translated)
    return { ok: false, problems: [...new Set(translated.diagnostics.map(placed))] };
  const { sql, notes } = translated;
  const isSame = meansTheSame(text, sql, shape);
  return { ok: true, sql: isSame ? text : sql, notes: [...new Set(notes.map(placed))] };
}

interface Remark {
  message: string;
  line: number;
  column: number;
}

function meansTheSame(text: string, sql: string, shape: SqlShape): boolean {
  try {
    return firstDifference(parseDuckdb(text, shape), parseDuckdb(sql, shape)) === null;
  } catch (error) {
    if (error instanceof SyntaxProblem) return false;
    throw error;
  }
}
