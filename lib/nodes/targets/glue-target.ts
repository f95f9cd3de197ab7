import { z } from "zod";
import { defineNode, noPorts, oneInput } from "../define-node";
import { exampleTable } from "../example-table";
import { glueSettings, unsupportedWords, withoutRows } from "../glue-settings";

/** A target of an AWS Glue job that this studio does not write. */
export const glueTarget = defineNode({
  type: "glue-target",
  title: "AWS Glue target",
  description:
    "A target of an imported AWS Glue job that this studio does not write. It is kept and written back as it is.",
  icon: "cloud-upload",
  category: "target",
  family: "lake",
  hidden: true,
  keywords: ["aws", "glue", "import", "catalog", "connector", "not supported"],
  inputs: oneInput,
  outputs: noPorts,
  settings: z.strictObject(glueSettings()),
  method: { on: "write", name: "glue", positional: ["type"] },
  version: 1,
  migrations: [],
  unsupported: unsupportedWords,
  lower: ({ inputs, settings: { type, reason } }) => withoutRows(inputs.in.columns, type, reason),
  summary: ({ type }) => (type ? `${type} · not supported here` : "an AWS Glue target"),
  glue: null,
  examples: [
    {
      name: "A table of AWS Glue's catalog",
      settings: {
        type: "S3CatalogTarget",
        reason: "tables of the Data Catalog come later",
        fields: { Database: "sales", Table: "orders", PartitionKeys: [["year"]] },
      },
      inputs: { in: exampleTable({ id: "BIGINT", year: "BIGINT" }, [["1", "2024"]]) },
      fails: { bind: "Not supported here, because tables of the Data Catalog come later." },
    },
    {
      name: "Hostile names",
      settings: { type: "MySQLCatalogTarget", reason: "connections to databases come later." },
      inputs: { in: exampleTable({ 'the "order"': "VARCHAR" }, []) },
      fails: { bind: "connections to databases come later." },
    },
    {
      name: "Another lake format",
      settings: {
        type: "S3HudiDirectTarget",
        reason: "Hudi tables are written by Spark, with AWS Glue",
        fields: { Path: "s3://bucket/hudi/", AdditionalOptions: { "hoodie.table.name": "t" } },
      },
      inputs: { in: exampleTable({ id: "BIGINT" }, []) },
      fails: { bind: "Hudi tables are written by Spark" },
    },
  ],
});
