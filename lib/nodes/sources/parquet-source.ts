import { z } from "zod";
import { defineNode, noPorts, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import {
  columnsSetting,
  fileFields,
  folderFields,
  groupFields,
  hiveField,
  lowerSource,
} from "../source-fields";
import { pathSummary } from "../summaries";

const settings = z.strictObject({
  ...fileFields(["parquet"]),
  ...hiveField(),
  ...columnsSetting(),
  ...folderFields(),
  ...groupFields(),
});

/** Reads Parquet files. */
export const parquetSource = defineNode({
  type: "parquet-source",
  title: "Parquet",
  description: "Reads Parquet files. Columns of several files are matched by name.",
  icon: "table",
  category: "source",
  family: "files",
  keywords: ["read", "file", "lake", "columnar"],
  inputs: noPorts,
  outputs: oneOutput,
  settings,
  method: { on: "read", name: "parquet", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ settings: own }) => lowerSource("parquet", settings, own),
  summary: ({ paths }) => pathSummary("Parquet", paths),
  glue: { type: "S3ParquetSource" },
  examples: [
    {
      name: "A folder of flights",
      settings: { paths: ["lake/flights/*.parquet"] },
      inputs: {
        "lake/flights/2024.parquet": exampleTable(
          { origin: "VARCHAR", "delay, minutes": "BIGINT", at: "TIMESTAMP" },
          [
            ["SFO", "61", "2024-01-01 10:00:00"],
            ["", null, "2024-02-29 23:59:59.999999"],
            [null, "-5", null],
          ],
        ),
      },
    },
    {
      name: "Folders that are columns, and no rows",
      settings: { paths: ["lake/sales"], hivePartitions: true },
      inputs: {
        "lake/sales/year=2024/none.parquet": exampleTable(
          { 'the "n"': "DECIMAL(10,2)", order: "VARCHAR[]" },
          [],
        ),
      },
    },
    {
      name: "A file that is no Parquet",
      settings: { paths: ["lake/renamed.parquet"] },
      files: { "lake/renamed.parquet": "id,name\n1,Zoë\n" },
      fails: { bind: "“lake/renamed.parquet” cannot be read" },
    },
  ],
});
