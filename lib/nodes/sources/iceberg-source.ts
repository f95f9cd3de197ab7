import { z } from "zod";
import { defineNode, noPorts, oneOutput } from "../define-node";
import { lowerTable, tableSourceFields, takesSpark } from "../lake-tables";
import { pathSummary } from "../summaries";

/** Reads tables of Apache Iceberg, with Spark. */
export const icebergSource = defineNode({
  type: "iceberg-source",
  title: "Iceberg",
  description:
    "Reads a table of Apache Iceberg. It is drawn here, with the columns you declare, and runs with Spark.",
  icon: "layers",
  category: "source",
  family: "lake",
  keywords: ["read", "table", "lake", "apache", "snapshot", "time travel", "spark"],
  inputs: noPorts,
  outputs: oneOutput,
  settings: z.strictObject(tableSourceFields('{ "snapshot-id": "10963874102873" }')),
  method: { on: "read", name: "iceberg", positional: [] },
  version: 1,
  migrations: [],
  unsupported: () => takesSpark("Iceberg", "read"),
  lower: ({ settings }) => lowerTable("iceberg", settings),
  summary: ({ path }) => pathSummary("Iceberg", path),
  glue: null,
  examples: [
    {
      name: "Payments",
      settings: {
        path: "lake/iceberg/payments",
        columns: [
          { name: "id", type: "BIGINT" },
          { name: "amount", type: "DECIMAL(10,2)" },
          { name: "at", type: "TIMESTAMP" },
        ],
      },
      fails: { bind: "Not supported here, because it takes Spark: Iceberg is not read by DuckDB" },
    },
    {
      name: "A snapshot, with hostile names",
      settings: {
        path: "lake/iceberg/the “table”",
        columns: [
          { name: 'the "n"', type: "DOUBLE" },
          { name: "order", type: 'STRUCT("a b" VARCHAR[])' },
        ],
        options: { "snapshot-id": "10963874102873" },
      },
      fails: { bind: "it takes Spark" },
    },
    {
      name: "A table whose columns nobody declared",
      settings: { path: "lake/iceberg/unknown" },
      fails: { bind: "is not read by DuckDB" },
    },
  ],
});
