import { z } from "zod";
import { defineNode, noPorts, oneInput } from "../define-node";
import { exampleTable } from "../example-table";
import { lowerTableTarget, tableTargetFields, takesSpark } from "../lake-tables";
import { pathSummary } from "../summaries";

/** Writes tables of Delta Lake, with Spark. */
export const deltaTarget = defineNode({
  type: "delta-target",
  title: "Write Delta Lake",
  description: "Writes a table of Delta Lake. It is drawn here and runs with Spark.",
  icon: "layers",
  category: "target",
  family: "lake",
  keywords: ["save", "output", "sink", "table", "lake", "databricks", "spark"],
  inputs: oneInput,
  outputs: noPorts,
  settings: z.strictObject(tableTargetFields(["snappy", "uncompressed"], '{ "mergeSchema": "true" }')),
  method: { on: "write", name: "delta", positional: [] },
  version: 1,
  migrations: [],
  unsupported: () => takesSpark("Delta Lake", "written"),
  lower: ({ inputs, settings }) => lowerTableTarget("delta", inputs.in.rel, "compression", settings),
  summary: ({ path }) => pathSummary("Delta Lake", path),
  glue: { type: "S3DeltaDirectTarget" },
  examples: [
    {
      name: "Orders by year",
      settings: { path: "lake/delta/orders", mode: "overwrite", partitionBy: ["year"] },
      inputs: {
        in: exampleTable({ id: "BIGINT", year: "BIGINT" }, [
          ["1", "2024"],
          [null, "2025"],
        ]),
      },
      fails: { bind: "Not supported here, because it takes Spark: Delta Lake is not written by DuckDB" },
    },
    {
      name: "Hostile names, and columns that are added",
      settings: {
        path: "lake/delta/odd",
        files: 2,
        compression: "uncompressed",
        options: { mergeSchema: "true" },
      },
      inputs: { in: exampleTable({ 'the "n"': "DOUBLE", order: "VARCHAR[]" }, []) },
      fails: { bind: "it takes Spark" },
    },
    {
      name: "Several partition keys, when the table exists",
      settings: { path: "lake/delta/orders", mode: "fail", partitionBy: ["year", "id"] },
      inputs: { in: exampleTable({ id: "BIGINT", year: "BIGINT" }, [["1", "2024"]]) },
      fails: { bind: "is not written by DuckDB" },
    },
  ],
});
