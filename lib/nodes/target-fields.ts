import { z } from "zod";
import type { Rel, Write, WriteMode } from "../ir/rel";
import { choiceField, columnsField, field, pathField } from "./fields";

/** The settings every file target shares. */
export const targetFields = (extension: string) => ({
  path: pathField({
    title: "Path",
    help: `A folder of the workspace that receives part files, or one file when it ends in .${extension}.`,
    extensions: [extension],
  }),
  mode: choiceField(["append", "overwrite", "fail"], {
    title: "When data exists",
    help: "Overwrite replaces the whole path at once, when the run commits.",
    labels: { append: "Append", overwrite: "Overwrite", fail: "Fail" },
  }).default("append"),
  partitionBy: columnsField({
    title: "Partition keys",
    help: "Columns whose values become folders.",
  }).default([]),
  files: field(z.number().int().min(1).max(10_000).nullable(), {
    title: "Number of files",
    help: "In each partition; empty leaves it to the engine.",
    widget: "number",
    advanced: true,
  }).default(null),
});

/** Lowers the shared settings. */
export const lowerTarget = (
  format: string,
  input: Rel,
  settings: { path: string; mode: WriteMode; partitionBy: readonly string[]; files: number | null },
  options: Readonly<Record<string, unknown>>,
): Write => ({ op: "write", input, format, ...settings, options });
