import { z } from "zod";
import { defineNode, noPorts, oneInput } from "../define-node";
import { exampleTable } from "../example-table";
import { lowerTableTarget, tableTargetFields, takesSpark } from "../lake-tables";
import { pathSummary } from "../summaries";

/** Writes tables of Apache Hudi, with Spark. */
export const hudiTarget = defineNode({
  type: "hudi-target",
  title: "Write Hudi",
  description: "Writes a table of Apache Hudi. It is drawn here and runs with Spark.",
  icon: "layers",
  category: "target",
  family: "lake",
  keywords: ["save", "output", "sink", "table", "lake", "apache", "upsert", "spark"],
  inputs: oneInput,
  outputs: noPorts,
  settings: z.strictObject(
    tableTargetFields(["snappy", "gzip", "lzo", "uncompressed"], '{ "hoodie.table.name": "orders" }'),
  ),
  method: { on: "write", name: "hudi", positional: [] },
  version: 1,
  migrations: [],
  unsupported: () => takesSpark("Hudi", "written"),
  lower: ({ inputs, settings }) =>
    lowerTableTarget("hudi", inputs.in.rel, "hoodie.parquet.compression.codec", settings),
  summary: ({ path }) => pathSummary("Hudi", path),
  glue: { type: "S3HudiDirectTarget" },
  examples: [
    {
      name: "Trips by year",
      settings: { path: "lake/hudi/trips", mode: "overwrite", partitionBy: ["year"] },
      inputs: {
        in: exampleTable({ id: "BIGINT", year: "BIGINT" }, [
          ["1", "2024"],
          [null, "2025"],
        ]),
      },
      fails: { bind: "Not supported here, because it takes Spark: Hudi is not written by DuckDB" },
    },
    {
      name: "Hostile names, and rows that replace others",
      settings: {
        path: "lake/hudi/odd",
        files: 2,
        compression: "uncompressed",
        options: {
          "hoodie.table.name": "odd",
          "hoodie.datasource.write.operation": "upsert",
          "hoodie.datasource.write.recordkey.field": 'the "n"',
        },
      },
      inputs: { in: exampleTable({ 'the "n"': "DOUBLE", order: "VARCHAR[]" }, []) },
      fails: { bind: "it takes Spark" },
    },
    {
      name: "Several partition keys, when the table exists",
      settings: { path: "lake/hudi/orders", mode: "fail", partitionBy: ["year", "id"] },
      inputs: { in: exampleTable({ id: "BIGINT", year: "BIGINT" }, [["1", "2024"]]) },
      fails: { bind: "is not written by DuckDB" },
    },
  ],
});
