import { z } from "zod";
import { defineNode, noPorts, oneOutput } from "../define-node";
import { lowerTable, tableSourceFields, takesSpark } from "../lake-tables";
import { pathSummary } from "../summaries";

/** Reads tables of Delta Lake, with Spark. */
export const deltaSource = defineNode({
  type: "delta-source",
  title: "Delta Lake",
  description:
    "Reads a table of Delta Lake. It is drawn here, with the columns you declare, and runs with Spark.",
  icon: "layers",
  category: "source",
  family: "lake",
  keywords: ["read", "table", "lake", "databricks", "time travel", "version", "spark"],
  inputs: noPorts,
  outputs: oneOutput,
  settings: z.strictObject(tableSourceFields('{ "versionAsOf": "3" }')),
  method: { on: "read", name: "delta", positional: [] },
  version: 1,
  migrations: [],
  unsupported: () => takesSpark("Delta Lake", "read"),
  lower: ({ settings }) => lowerTable("delta", settings),
  summary: ({ path }) => pathSummary("Delta Lake", path),
  glue: { type: "S3DeltaSource" },
  examples: [
    {
      name: "Orders",
      settings: {
        path: "lake/delta/orders",
        columns: [
          { name: "id", type: "BIGINT" },
          { name: "amount", type: "DECIMAL(10,2)" },
          { name: "at", type: "TIMESTAMP" },
        ],
      },
      fails: { bind: "Not supported here, because it takes Spark: Delta Lake is not read by DuckDB" },
    },
    {
      name: "An older version, with hostile names",
      settings: {
        path: "lake/delta/the “table”",
        columns: [
          { name: 'the "n"', type: "DOUBLE" },
          { name: "order", type: 'STRUCT("a b" VARCHAR[])' },
        ],
        options: { versionAsOf: "3" },
      },
      fails: { bind: "it takes Spark" },
    },
    {
      name: "A table whose columns nobody declared",
      settings: { path: "lake/delta/unknown" },
      fails: { bind: "is not read by DuckDB" },
    },
  ],
});
