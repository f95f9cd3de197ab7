import { z } from "zod";
import { defineNode, noPorts, oneInput } from "../define-node";
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
  ],
});
