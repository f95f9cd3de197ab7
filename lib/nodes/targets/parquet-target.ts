import { z } from "zod";
import { defineNode, noPorts, oneInput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField } from "../fields";
import { pathSummary } from "../summaries";
import { lowerTarget, targetFields } from "../target-fields";

/** Writes Parquet files. */
export const parquetTarget = defineNode({
  type: "parquet-target",
  title: "Write Parquet",
  description: "Writes Parquet files: one file, or a folder of parts, with partition folders on request.",
  icon: "download",
  category: "target",
  family: "files",
  keywords: ["save", "output", "sink", "lake"],
  inputs: oneInput,
  outputs: noPorts,
  settings: z.strictObject({
    ...targetFields("parquet"),
    compression: choiceField(["snappy", "zstd", "gzip", "lz4", "uncompressed"], {
      title: "Compression",
    }).default("snappy"),
  }),
  method: { on: "write", name: "parquet", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { compression, ...target } }) =>
    lowerTarget("parquet", inputs.in.rel, target, { compression }),
  summary: ({ path }) => pathSummary("Parquet", path),
  glue: { type: "S3GlueParquetTarget" },
  examples: [
    {
      name: "Delays by state",
      settings: { path: "lake/out/delays_by_state", mode: "overwrite", partitionBy: ["state"] },
      inputs: {
        in: {
          columns: [
            { name: "state", type: "VARCHAR" },
            { name: "flights", type: "BIGINT" },
          ],
          rows: [
            ["CA", "7"],
            ["NY", "3"],
            [null, "1"],
          ],
        },
      },
    },
    {
      name: "No rows, in one file",
      settings: { path: "lake/out/none.parquet", compression: "zstd" },
      inputs: { in: exampleTable({ 'the "order"': "BIGINT", tags: "VARCHAR[]" }, []) },
    },
    {
      name: "A partition key that is no column",
      settings: { path: "lake/out/delays", partitionBy: ["stat"] },
      inputs: { in: exampleTable({ state: "VARCHAR", flights: "BIGINT" }, [["CA", "7"]]) },
      fails: { bind: "“Rows” has no column “stat”" },
    },
  ],
});
