import { z } from "zod";
import type { Rel, Scan, Write, WriteMode } from "../ir/rel";
import type { Column } from "../model/column";
import { choiceField, field, pathField, schemaField } from "./fields";
import { targetFields } from "./target-fields";

/** Why nodes of a format that DuckDB does not know are drawn and kept but do not run here. */
export const takesSpark = (title: string, does: "read" | "written"): string =>
  `it takes Spark: ${title} is not ${does} by DuckDB, which runs jobs here`;

/** Columns that only the user can know; without them nothing can be bound to what is read. */
export const declaredColumnsField = () =>
  schemaField({
    title: "Columns",
    help: "As the files declare them; this studio does not look into them.",
  }).default([]);

/** Options by the names Spark knows. */
export const sparkOptionsField = (placeholder: string) =>
  field(z.record(z.string().min(1), z.string()), {
    title: "Options",
    help: `JSON, passed to Spark as it is: ${placeholder}.`,
    widget: "json",
    advanced: true,
  }).default({});

/** What sources of tables in a lake have: the table is a folder. */
export const tableSourceFields = (option: string) => ({
  path: pathField({ title: "Table", help: "The folder of the table." }),
  columns: declaredColumnsField(),
  options: sparkOptionsField(option),
});

/** A scan of one table. */
export const lowerTable = (
  format: string,
  {
    path,
    columns,
    options,
  }: { path: string; columns: readonly Column[]; options: Readonly<Record<string, string>> },
): Scan => ({
  op: "scan",
  format,
  paths: [path],
  options,
  columns: columns.length > 0 ? columns : null,
  hivePartitions: false,
});

/** What targets of tables in a lake have; the first compression is the usual one. */
export const tableTargetFields = <const V extends readonly [string, ...string[]]>(
  compressions: V,
  option: string,
) => {
  const { partitionBy, files } = targetFields("");
  return {
    path: pathField({ title: "Table", help: "The folder of the table; it is made where there is none." }),
    mode: choiceField(["append", "overwrite", "fail"], {
      title: "When the table exists",
      labels: { append: "Append", overwrite: "Overwrite", fail: "Fail" },
    }).default("append"),
    partitionBy,
    files,
    compression: choiceField(compressions, { title: "Compression", advanced: true }).default(
      compressions[0] as never,
    ),
    options: sparkOptionsField(option),
  };
};

/** A write of one table. `compressionKey` is Spark's name for the option; what the user says goes before. */
export function lowerTableTarget(
  format: string,
  input: Rel,
  compressionKey: string,
  {
    compression,
    options,
    ...target
  }: {
    path: string;
    mode: WriteMode;
    partitionBy: readonly string[];
    files: number | null;
    compression: string;
    options: Readonly<Record<string, string>>;
  },
): Write {
  return { op: "write", input, format, ...target, options: { [compressionKey]: compression, ...options } };
}
