import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SparkResult } from "../../testing/spark";
import { tableColumns } from "../../testing/tables";
import { toSparkSql } from "../../to-spark-sql";
import type { Translation } from "../../translation";

/** A row of the golden table: DuckDB's text, ours for Spark, and what both compute. */
export interface ToSparkCase {
  duckdb: string;
  spark: string;
  /** Without the types of the columns, where that is another text. */
  untyped?: string;
  /** Of a query. */
  columns?: readonly string[];
  rows?: readonly (readonly unknown[])[];
  /** DuckDB fails, and so does Spark in its ANSI mode. */
  fails?: true;
  /** Why, and how, Spark's values differ. */
  differs?: { why: string; rows: readonly (readonly unknown[])[] | "fails" };
}

/** What has no counterpart, and why. */
export interface RefusedCase {
  duckdb: string;
  refused: string;
}

const FOLDER = join(import.meta.dirname, "../golden");

export const toSparkFiles = (): string[] => readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
export const toSparkPath = (file: string): string => join(FOLDER, file);
export const readToSpark = (file: string): (ToSparkCase | RefusedCase)[] =>
  JSON.parse(readFileSync(toSparkPath(file), "utf8")) as (ToSparkCase | RefusedCase)[];
export const isTranslated = (one: ToSparkCase | RefusedCase): one is ToSparkCase => "spark" in one;

const isQuery = (text: string): boolean => /^\(?(with|select|values|from|pivot|unpivot)\b/i.test(text);

/** What an engine runs for a case: a query, or an expression over the table `t`. */
export const runnable = (duckdb: string, sql: string): string =>
  isQuery(duckdb) ? sql : `SELECT ${sql}\n AS v FROM t`;

export function translatedToSpark(duckdb: string, typed: boolean): Translation {
  if (isQuery(duckdb))
    return toSparkSql(duckdb, { kind: "query", ...(typed ? { tables: tableColumns } : {}) });
  return toSparkSql(duckdb, {
    kind: "expression",
    ...(typed ? { columns: tableColumns.t ?? [] } : {}),
  });
}

export type SparkAnswer = SparkResult | { error: string };

/** The texts outside of Spark's ANSI mode, then inside, for one session. */
export const inBothModes = (texts: readonly string[]): string[] => [
  "SET spark.sql.ansi.enabled = false",
  ...texts,
  "SET spark.sql.ansi.enabled = true",
  ...texts,
];

/** The answers to `inBothModes`, text by text. */
export function byMode(
  answers: readonly SparkAnswer[],
): { loose: SparkAnswer | undefined; ansi: SparkAnswer | undefined }[] {
  const count = answers.length / 2 - 1;
  return Array.from({ length: count }, (_, index) => ({
    loose: answers[index + 1],
    ansi: answers[index + 2 + count],
  }));
}
