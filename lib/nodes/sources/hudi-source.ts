import { z } from "zod";
import { defineNode, noPorts, oneOutput } from "../define-node";
import { lowerTable, tableSourceFields, takesSpark } from "../lake-tables";
import { pathSummary } from "../summaries";

/** Reads tables of Apache Hudi, with Spark. */
export const hudiSource = defineNode({
  type: "hudi-source",
  title: "Hudi",
  description:
    "Reads a table of Apache Hudi. It is drawn here, with the columns you declare, and runs with Spark.",
  icon: "layers",
  category: "source",
  family: "lake",
  keywords: ["read", "table", "lake", "apache", "incremental", "upsert", "spark"],
  inputs: noPorts,
  outputs: oneOutput,
  settings: z.strictObject(tableSourceFields('{ "hoodie.datasource.query.type": "snapshot" }')),
  method: { on: "read", name: "hudi", positional: [] },
  version: 1,
  migrations: [],
  unsupported: () => takesSpark("Hudi", "read"),
  lower: ({ settings }) => lowerTable("hudi", settings),
  summary: ({ path }) => pathSummary("Hudi", path),
  glue: { type: "S3HudiSource" },
  examples: [
    {
      name: "Trips",
      settings: {
        path: "lake/hudi/trips",
        columns: [
          { name: "id", type: "BIGINT" },
          { name: "amount", type: "DECIMAL(10,2)" },
          { name: "at", type: "TIMESTAMP" },
        ],
      },
      fails: { bind: "Not supported here, because it takes Spark: Hudi is not read by DuckDB" },
    },
    {
      name: "What came after a commit, with hostile names",
      settings: {
        path: "lake/hudi/the “table”",
        columns: [
          { name: 'the "n"', type: "DOUBLE" },
          { name: "order", type: 'STRUCT("a b" VARCHAR[])' },
        ],
        options: {
          "hoodie.datasource.query.type": "incremental",
          "hoodie.datasource.read.begin.instanttime": "20240101000000",
        },
      },
      fails: { bind: "it takes Spark" },
    },
    {
      name: "A table whose columns nobody declared",
      settings: { path: "lake/hudi/unknown" },
      fails: { bind: "is not read by DuckDB" },
    },
  ],
});
