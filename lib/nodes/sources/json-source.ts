import { z } from "zod";
import { defineNode, noPorts, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, pathsField, schemaField, toggleField } from "../fields";
import { chosenOptions } from "../scan-options";
import { pathSummary } from "../summaries";

const settings = z.strictObject({
  paths: pathsField({
    title: "Files",
    help: "Files, folders or globs of the workspace; compressed ones too.",
    extensions: [
      "json",
      "ndjson",
      "jsonl",
      "json.gz",
      "ndjson.gz",
      "jsonl.gz",
      "json.zst",
      "ndjson.zst",
      "jsonl.zst",
    ],
  }),
  format: choiceField(["auto", "array", "newline"], {
    title: "Layout",
    help: "One array of records, or one record a line.",
    labels: { auto: "Detect", array: "Array", newline: "Lines" },
  }).default("auto"),
  hivePartitions: toggleField({
    title: "Folder names are columns",
    help: "Reads key=value folders as partition columns.",
  }).default(false),
  columns: schemaField({
    title: "Columns",
    help: "Fixes columns by name and type; empty takes what the files say.",
    advanced: true,
  }).default([]),
  compression: choiceField(["auto", "none", "gzip", "zstd"], {
    title: "Compression",
    labels: { auto: "By file name", none: "None", gzip: "gzip", zstd: "Zstandard" },
    advanced: true,
  }).default("auto"),
});

/** Reads JSON files. */
export const jsonSource = defineNode({
  type: "json-source",
  title: "JSON",
  description:
    "Reads JSON files: an array of records, or one record a line. Nested values become structs and lists.",
  icon: "braces",
  category: "source",
  family: "files",
  keywords: ["read", "file", "ndjson", "jsonl", "lines", "nested"],
  inputs: noPorts,
  outputs: oneOutput,
  settings,
  method: { on: "read", name: "json", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ settings: { paths, hivePartitions, columns, ...options } }) => ({
    op: "scan",
    format: "json",
    paths,
    options: chosenOptions(settings, options),
    columns: columns.length > 0 ? columns : null,
    hivePartitions,
  }),
  summary: ({ paths }) => pathSummary("JSON", paths),
  glue: { type: "S3JsonSource" },
  examples: [
    {
      name: "Quakes, one record a line",
      settings: { paths: ["lake/quakes.ndjson"], format: "newline" },
      inputs: {
        "lake/quakes.ndjson": exampleTable(
          { id: "VARCHAR", select: "BIGINT", place: "STRUCT(name VARCHAR, depth DOUBLE)" },
          [
            ["q1", "9007199254740993", "{'name': 'Ōtsuchi', 'depth': 12.5}"],
            ["", null, "{'name': NULL, 'depth': 0.5}"],
            ["q3", "-1", null],
          ],
        ),
      },
    },
  ],
});
