import { z } from "zod";
import { defineNode, noPorts, oneInput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField } from "../fields";
import { takesSpark } from "../lake-tables";
import { pathSummary } from "../summaries";
import { lowerTarget, targetFields } from "../target-fields";

/** Writes ORC files, with Spark. */
export const orcTarget = defineNode({
  type: "orc-target",
  title: "Write ORC",
  description: "Writes ORC files. It is drawn here and runs with Spark.",
  icon: "columns",
  category: "target",
  family: "lake",
  keywords: ["save", "output", "sink", "export", "hive", "hadoop", "spark"],
  inputs: oneInput,
  outputs: noPorts,
  settings: z.strictObject({
    ...targetFields("orc"),
    compression: choiceField(["snappy", "zlib", "zstd", "lz4", "none"], {
      title: "Compression",
      labels: { snappy: "Snappy", zlib: "zlib", zstd: "Zstandard", lz4: "LZ4", none: "None" },
    }).default("snappy"),
  }),
  method: { on: "write", name: "orc", positional: [] },
  version: 1,
  migrations: [],
  unsupported: () => takesSpark("ORC", "written"),
  lower: ({ inputs, settings: { compression, ...target } }) =>
    lowerTarget("orc", inputs.in.rel, target, { compression }),
  summary: ({ path }) => pathSummary("ORC", path),
  glue: { type: "S3DirectTarget" },
  examples: [
    {
      name: "Clicks by day",
      settings: { path: "lake/out/clicks", mode: "overwrite", partitionBy: ["day"], compression: "zlib" },
      inputs: {
        in: exampleTable({ user: "BIGINT", day: "DATE" }, [
          ["1", "2024-02-29"],
          [null, null],
        ]),
      },
      fails: { bind: "Not supported here, because it takes Spark: ORC is not written by DuckDB" },
    },
    {
      name: "No rows, under hostile names",
      settings: { path: "lake/out/odd", files: 1 },
      inputs: { in: exampleTable({ 'the "n"': "DOUBLE", order: "VARCHAR[]" }, []) },
      fails: { bind: "it takes Spark" },
    },
    {
      name: "Several partition keys, when there is data",
      settings: { path: "lake/out/clicks", mode: "fail", partitionBy: ["day", "user"] },
      inputs: { in: exampleTable({ user: "BIGINT", day: "DATE" }, [["1", "2024-02-29"]]) },
      fails: { bind: "is not written by DuckDB" },
    },
  ],
});
