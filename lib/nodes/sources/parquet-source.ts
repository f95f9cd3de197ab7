import { z } from "zod";
import { defineNode, noPorts, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { pathsField, schemaField, toggleField } from "../fields";
import { pathSummary } from "../summaries";

/** Reads Parquet files. */
export const parquetSource = defineNode({
  type: "parquet-source",
  title: "Parquet",
  description: "Reads Parquet files. Columns of several files are matched by name.",
  icon: "table",
  category: "source",
  family: "files",
  keywords: ["read", "file", "lake", "columnar"],
  inputs: noPorts,
  outputs: oneOutput,
  settings: z.strictObject({
    paths: pathsField({
      title: "Files",
      help: "Files, folders or globs of the workspace.",
      extensions: ["parquet"],
    }),
    hivePartitions: toggleField({
      title: "Folder names are columns",
      help: "Reads key=value folders as partition columns.",
    }).default(false),
    columns: schemaField({
      title: "Columns",
      help: "Fixes columns by name and type; empty takes what the files say.",
      advanced: true,
    }).default([]),
  }),
  method: { on: "read", name: "parquet", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ settings }) => ({
    op: "scan",
    format: "parquet",
    paths: settings.paths,
    options: {},
    columns: settings.columns.length > 0 ? settings.columns : null,
    hivePartitions: settings.hivePartitions,
  }),
  summary: ({ paths }) => pathSummary("Parquet", paths),
  glue: { type: "S3ParquetSource" },
  examples: [
    {
      name: "A folder of flights",
      settings: { paths: ["lake/flights/*.parquet"] },
      inputs: {
        "lake/flights/2024.parquet": exampleTable(
          { origin: "VARCHAR", "delay, minutes": "BIGINT", at: "TIMESTAMP" },
          [
            ["SFO", "61", "2024-01-01 10:00:00"],
            ["", null, "2024-02-29 23:59:59.999999"],
            [null, "-5", null],
          ],
        ),
      },
    },
  ],
});
