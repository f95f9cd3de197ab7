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
  ...fileFields(["avro"]),
  ...hiveField(),
  ...columnsSetting(),
  ...folderFields(),
  ...groupFields(),
});

/** Reads Avro files. */
export const avroSource = defineNode({
  type: "avro-source",
  title: "Avro",
  description:
    "Reads Avro files by the schema they carry: records become structs, unions of several types a struct with a member each.",
  icon: "binary",
  category: "source",
  family: "files",
  keywords: ["read", "file", "schema", "row", "kafka", "hadoop"],
  inputs: noPorts,
  outputs: oneOutput,
  settings,
  method: { on: "read", name: "avro", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ settings: own }) => lowerSource("avro", settings, own),
  summary: ({ paths }) => pathSummary("Avro", paths),
  glue: null,
  examples: [
    {
      name: "Events",
      settings: { paths: ["lake/events.avro"] },
      inputs: {
        "lake/events.avro": exampleTable(
          {
            id: "BIGINT",
            'the "order"': "VARCHAR",
            price: "DECIMAL(10,2)",
            at: "TIMESTAMP",
            tags: "VARCHAR[]",
            place: "STRUCT(city VARCHAR, zip INTEGER)",
          },
          [
            [
              "9007199254740993",
              "Zürich 🦆",
              "-1.50",
              "2024-02-29 23:59:59.999999",
              "['a', NULL]",
              "{'city': 'Bern', 'zip': 3000}",
            ],
            ["-1", "", null, null, "[]", "{'city': NULL, 'zip': NULL}"],
            [null, null, "99999999.99", "1969-12-31 00:00:00", null, null],
          ],
        ),
      },
    },
    {
      name: "No records",
      settings: { paths: ["lake/none.avro"] },
      inputs: { "lake/none.avro": exampleTable({ select: "INTEGER", d: "DATE" }, []) },
    },
    {
      name: "A file that is cut off",
      settings: { paths: ["lake/cut.avro"] },
      files: {
        "lake/cut.avro": {
          base64:
            "T2JqAQQUYXZyby5jb2RlYwhudWxsFmF2cm8uc2NoZW1hfnsidHlwZSI6InJlY29yZCIsIm5hbWUiOiJyIiwiZmllbGRzIjpbeyJuYW1lIjoiYSIsInR5cGUiOiJpbnQifV19AA==",
        },
      },
      fails: { bind: "it is cut off in its header" },
    },
  ],
});
