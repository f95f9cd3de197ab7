import type { Scan, Write } from "../../../ir/rel";
import type { Column } from "../../../model/column";
import { sparkType } from "../../../sql/spark/spark-type";
import type { Doc } from "../../print/layout";
import { columnName } from "./columns";
import { call, type Frame, frame, list, pathText, pythonText } from "./python";
import type { Remarks } from "./remarks";
import { sparkColumnType } from "./spark-column-type";

/** What Spark needs for tables that lie in folders of a lake. */
const NEEDS: Readonly<Record<string, string>> = {
  delta:
    "Delta Lake needs the package io.delta:delta-spark_2.13 and its settings spark.sql.extensions and spark.sql.catalog.spark_catalog.",
  iceberg: "Iceberg needs the package org.apache.iceberg:iceberg-spark-runtime in Spark’s own version.",
  hudi: "Hudi needs the package org.apache.hudi:hudi-spark-bundle in Spark’s own version, and the Kryo serializer.",
};

/** Whether a format is a table that lies in a folder. */
export const isLakeTable = (format: string): boolean => NEEDS[format] !== undefined;

/** Says what the format needs. */
export function remarkLakeTable(format: string, remarks: Remarks): void {
  const needs = NEEDS[format];
  if (needs !== undefined) remarks.ofJob(needs, true);
}

/** Options under names that no keyword of Python can have. */
export const optionCalls = (options: Readonly<Record<string, unknown>>): Doc[] =>
  Object.entries(options).map(([name, value]) =>
    call("option", [pythonText(name), pythonText(String(value))]),
  );

/** One table. Its columns are the declared ones, cast where the table has another type. */
export function lakeTable(scan: Scan, columns: readonly Column[], remarks: Remarks): Frame {
  remarkLakeTable(scan.format, remarks);
  const [path = ""] = scan.paths;
  return frame(
    "spark.read",
    call("format", [pythonText(scan.format)]),
    ...optionCalls(scan.options),
    call("load", [pathText(path)]),
    ...declared(columns, remarks),
  );
}

/** The columns that were declared, and no others. */
export function declared(columns: readonly Column[], remarks: Remarks): Doc[] {
  if (columns.length === 0) return [];
  const items = columns.map(({ name, type }): Doc => {
    const spark = sparkColumnType(type);
    if (!spark) remarks.problem(`Spark has no type for DuckDB’s ${type}.`, name);
    const column = call("F.col", [pythonText(columnName(name))]);
    return spark ? [column, call(".cast", [pythonText(sparkType(spark))])] : column;
  });
  return [call("select", [list(items)])];
}

/** Options of a write: a table's by their own names. */
export const lakeWriteCalls = (write: Write): Doc[] =>
  isLakeTable(write.format) ? optionCalls(write.options) : [];
