import { z } from "zod";
import { defineNode, noPorts, oneInput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField } from "../fields";
import { pathSummary } from "../summaries";
import { lowerTarget, targetFields } from "../target-fields";

/** Writes JSON files. */
export const jsonTarget = defineNode({
  type: "json-target",
  title: "Write JSON",
  description: "Writes JSON files: one record a line, or one array of records.",
  icon: "braces",
  category: "target",
  family: "files",
  keywords: ["save", "output", "sink", "export", "ndjson", "jsonl", "lines"],
  inputs: oneInput,
  outputs: noPorts,
  settings: z.strictObject({
    ...targetFields("json"),
    format: choiceField(["newline", "array"], {
      title: "Layout",
      labels: { newline: "One record a line", array: "One array" },
    }).default("newline"),
    compression: choiceField(["none", "gzip", "zstd"], {
      title: "Compression",
      labels: { none: "None", gzip: "gzip", zstd: "Zstandard" },
    }).default("none"),
  }),
  method: { on: "write", name: "json", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { format, compression, ...target } }) =>
    lowerTarget("json", inputs.in.rel, target, { format, compression }),
  summary: ({ path }) => pathSummary("JSON", path),
  glue: { type: "S3DirectTarget" },
  examples: [
    {
      name: "Records, one a line",
      settings: { path: "lake/out/airports", mode: "overwrite" },
      inputs: {
        in: exampleTable({ iata: "VARCHAR", 'the "order"': "BIGINT", at: "STRUCT(lat DOUBLE, lon DOUBLE)" }, [
          ["SFO", "9007199254740993", "{'lat': 37.62, 'lon': -122.38}"],
          ["", null, "{'lat': NULL, 'lon': 0.5}"],
          [null, "-1", null],
          ['Zürich "ZRH"\\', "0", null],
        ]),
      },
    },
    {
      name: "An array in one file, with NULL and nested values",
      settings: { path: "lake/out/people.json", format: "array" },
      inputs: {
        in: exampleTable({ 'the "name"': "VARCHAR", tags: "MAP(VARCHAR, BIGINT[])" }, [
          ['Zoë\n"', "{a=[1, NULL]}"],
          [null, "{}"],
        ]),
      },
    },
    {
      name: "A partition key that is no column",
      settings: { path: "lake/out/airports", partitionBy: ["stat"] },
      inputs: { in: exampleTable({ iata: "VARCHAR", state: "VARCHAR" }, [["SFO", "CA"]]) },
      fails: { bind: "“Rows” has no column “stat”" },
    },
  ],
});
