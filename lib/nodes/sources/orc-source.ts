import { z } from "zod";
import { defineNode, noPorts, oneOutput } from "../define-node";
import { declaredColumnsField, takesSpark } from "../lake-tables";
import { fileFields, folderFields, hiveField, lowerSource } from "../source-fields";
import { pathSummary } from "../summaries";

const settings = z.strictObject({
  ...fileFields(["orc"]),
  ...hiveField(),
  columns: declaredColumnsField(),
  ...folderFields(),
});

/** Reads ORC files, with Spark. */
export const orcSource = defineNode({
  type: "orc-source",
  title: "ORC",
  description: "Reads ORC files. It is drawn here, with the columns you declare, and runs with Spark.",
  icon: "columns",
  category: "source",
  family: "lake",
  keywords: ["read", "file", "hive", "hadoop", "columnar", "spark"],
  inputs: noPorts,
  outputs: oneOutput,
  settings,
  method: { on: "read", name: "orc", positional: [] },
  version: 1,
  migrations: [],
  unsupported: () => takesSpark("ORC", "read"),
  lower: ({ settings: own }) => lowerSource("orc", settings, own),
  summary: ({ paths }) => pathSummary("ORC", paths),
  glue: null,
  examples: [
    {
      name: "Clicks",
      settings: {
        paths: ["lake/clicks/*.orc"],
        columns: [
          { name: "user", type: "BIGINT" },
          { name: "page", type: "VARCHAR" },
          { name: "at", type: "TIMESTAMP" },
        ],
      },
      fails: { bind: "Not supported here, because it takes Spark: ORC is not read by DuckDB" },
    },
    {
      name: "Folders that are columns, and hostile names",
      settings: {
        paths: ["lake/years"],
        hivePartitions: true,
        columns: [
          { name: 'the "n"', type: "DOUBLE" },
          { name: "order", type: "MAP(VARCHAR, VARCHAR[])" },
          { name: "year", type: "BIGINT" },
        ],
        exclude: ["**.tmp"],
        recurse: false,
      },
      fails: { bind: "it takes Spark" },
    },
    {
      name: "Files whose columns nobody declared",
      settings: { paths: ["lake/unknown.orc"] },
      fails: { bind: "is not read by DuckDB" },
    },
  ],
});
