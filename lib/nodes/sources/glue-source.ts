import { z } from "zod";
import { defineNode, noPorts, oneOutput } from "../define-node";
import { declaredColumns, glueSettings, unsupportedWords, withoutRows } from "../glue-settings";

/** A source of an AWS Glue job that this studio does not read. */
export const glueSource = defineNode({
  type: "glue-source",
  title: "AWS Glue source",
  description:
    "A source of an imported AWS Glue job that this studio does not read. It is kept and written back as it is.",
  icon: "cloud-download",
  category: "source",
  family: "lake",
  hidden: true,
  keywords: ["aws", "glue", "import", "catalog", "connector", "not supported"],
  inputs: noPorts,
  outputs: oneOutput,
  settings: z.strictObject({ ...glueSettings(), columns: declaredColumns() }),
  method: { on: "read", name: "glue", positional: ["type"] },
  version: 1,
  migrations: [],
  unsupported: unsupportedWords,
  lower: ({ settings: { columns, type, reason } }) => withoutRows(columns, type, reason),
  summary: ({ type }) => (type ? `${type} · not supported here` : "an AWS Glue source"),
  glue: null,
  examples: [
    {
      name: "A table of AWS Glue's catalog",
      settings: {
        type: "CatalogSource",
        reason: "tables of the Data Catalog come later",
        fields: { Database: "sales", Table: "orders" },
        columns: [
          { name: "id", type: "BIGINT" },
          { name: 'the "total"', type: "DECIMAL(10,2)" },
        ],
      },
      fails: { bind: "Not supported here, because tables of the Data Catalog come later." },
    },
    {
      name: "Settings of any shape",
      settings: {
        type: "SnowflakeSource",
        reason: "connections to databases come later",
        fields: { Data: { Schema: null, 'the "key"': [1, -0.5, true, { a: [] }] }, OutputSchemas: [] },
        columns: [{ name: "order", type: "VARCHAR" }],
      },
      fails: { bind: "connections to databases" },
    },
    {
      name: "A source that declares no columns",
      settings: { type: "DirectKafkaSource", reason: "streams run on Spark, with AWS Glue" },
      fails: { bind: "streams run on Spark" },
    },
  ],
});
