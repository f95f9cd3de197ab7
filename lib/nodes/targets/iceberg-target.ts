import { z } from "zod";
import { defineNode, noPorts, oneInput } from "../define-node";
import { exampleTable } from "../example-table";
import { lowerTableTarget, tableTargetFields, takesSpark } from "../lake-tables";
import { pathSummary } from "../summaries";

/** Writes tables of Apache Iceberg, with Spark. */
export const icebergTarget = defineNode({
  type: "iceberg-target",
  title: "Write Iceberg",
  description: "Writes a table of Apache Iceberg. It is drawn here and runs with Spark.",
  icon: "layers",
  category: "target",
  family: "lake",
  keywords: ["save", "output", "sink", "table", "lake", "apache", "spark"],
  inputs: oneInput,
  outputs: noPorts,
  settings: z.strictObject(
    tableTargetFields(["snappy", "gzip", "lzo", "uncompressed"], '{ "write-format": "parquet" }'),
  ),
  method: { on: "write", name: "iceberg", positional: [] },
  version: 1,
  migrations: [],
  unsupported: () => takesSpark("Iceberg", "written"),
  lower: ({ inputs, settings }) => lowerTableTarget("iceberg", inputs.in.rel, "compression-codec", settings),
  summary: ({ path }) => pathSummary("Iceberg", path),
  glue: { type: "S3IcebergDirectTarget" },
  examples: [
    {
      name: "Payments by year",
      settings: { path: "lake/iceberg/payments", mode: "overwrite", partitionBy: ["year"] },
      inputs: {
        in: exampleTable({ id: "BIGINT", year: "BIGINT" }, [
          ["1", "2024"],
          [null, "2025"],
        ]),
      },
      fails: { bind: "Not supported here, because it takes Spark: Iceberg is not written by DuckDB" },
    },
    {
      name: "Hostile names, in two files",
      settings: {
        path: "lake/iceberg/odd",
        files: 2,
        compression: "uncompressed",
        options: { "write-format": "avro" },
      },
      inputs: { in: exampleTable({ 'the "n"': "DOUBLE", order: "VARCHAR[]" }, []) },
      fails: { bind: "it takes Spark" },
    },
    {
      name: "Several partition keys, when the table exists",
      settings: { path: "lake/iceberg/orders", mode: "fail", partitionBy: ["year", "id"] },
      inputs: { in: exampleTable({ id: "BIGINT", year: "BIGINT" }, [["1", "2024"]]) },
      fails: { bind: "is not written by DuckDB" },
    },
  ],
});
