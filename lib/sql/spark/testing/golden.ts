import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { translateSparkSql } from "../translate-spark-sql";
import type { Translation } from "../translation";
import { plainValue } from "./plain-value";
import { duckdbSetup, tableColumns } from "./tables";

/** A row of the golden table: Spark's text, ours, and what Spark computes. */
export interface GoldenCase {
  spark: string;
  duckdb: string;
  /** Without the types of the columns, where that is another text. */
  untyped?: string;
  /** Of a query. */
  columns?: readonly string[];
  rows: readonly (readonly unknown[])[];
  /** Why, and how, DuckDB's values differ. */
  differs?: { why: string; rows: readonly (readonly unknown[])[] };
}

const FOLDER = join(import.meta.dirname, "../golden");

export const goldenFiles = (): string[] => readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
export const goldenPath = (file: string): string => join(FOLDER, file);
export const readGolden = (file: string): GoldenCase[] =>
  JSON.parse(readFileSync(goldenPath(file), "utf8")) as GoldenCase[];

/** A whole query, or an expression over the table `t`. */
export const isQuery = (text: string): boolean =>
  /^(with|select|values|table)\b/i.test(text) || /^\(select .*\) (union|except|intersect)/i.test(text);

/** What Spark runs for a case. */
export const sparkQuery = (text: string): string =>
  isQuery(text) ? text.replace(/;\s*$/, "") : `SELECT ${text}\n AS v FROM t`;
export const duckdbQuery = (text: string, sql: string): string =>
  isQuery(text) ? sql : `SELECT ${sql} AS v FROM t`;

export function translated(spark: string, typed: boolean): Translation {
  if (isQuery(spark))
    return translateSparkSql(spark, { kind: "query", ...(typed ? { tables: tableColumns } : {}) });
  return translateSparkSql(spark, {
    kind: "expression",
    ...(typed ? { columns: tableColumns.t ?? [] } : {}),
  });
}

export interface Ran {
  columns: string[];
  rows: unknown[][];
}

export async function openDuckdb(): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  for (const statement of duckdbSetup) await connection.run(statement);
  return connection;
}

export async function runDuckdb(connection: DuckDBConnection, sql: string): Promise<Ran> {
  const result = await connection.runAndReadAll(sql);
  return { columns: result.columnNames(), rows: result.getRows().map((row) => row.map(plainValue)) };
}
