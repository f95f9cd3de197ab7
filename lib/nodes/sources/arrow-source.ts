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
  ...fileFields(["arrow", "feather", "ipc", "arrows"]),
  ...hiveField(),
  ...columnsSetting(),
  ...folderFields(),
  ...groupFields(),
});

/** Reads Arrow IPC files and streams. */
export const arrowSource = defineNode({
  type: "arrow-source",
  title: "Arrow",
  description:
    "Reads Arrow IPC files (Feather) and streams by the schema they carry, dictionaries and compressed bodies too.",
  icon: "rows",
  category: "source",
  family: "files",
  keywords: ["read", "file", "feather", "ipc", "pandas", "stream", "columnar"],
  inputs: noPorts,
  outputs: oneOutput,
  settings,
  method: { on: "read", name: "arrow", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ settings: own }) => lowerSource("arrow", settings, own),
  summary: ({ paths }) => pathSummary("Arrow", paths),
  glue: null,
  examples: [
    {
      name: "Measurements",
      settings: { paths: ["lake/measurements.arrow"] },
      inputs: {
        "lake/measurements.arrow": exampleTable(
          {
            id: "UBIGINT",
            'the "order"': "VARCHAR",
            value: "DECIMAL(10,2)",
            at: "TIMESTAMP WITH TIME ZONE",
            tags: "VARCHAR[]",
            place: "STRUCT(city VARCHAR, zip INTEGER)",
            limits: "MAP(VARCHAR, DOUBLE)",
          },
          [
            [
              "18446744073709551615",
              "Zürich 🦆",
              "-1.50",
              "2024-02-29 23:59:59.999999+00",
              "['a', NULL]",
              "{'city': 'Bern', 'zip': 3000}",
              "{low=-1.5, high=NULL}",
            ],
            ["0", "", null, null, "[]", "{'city': NULL, 'zip': NULL}", "{}"],
            [null, null, "99999999.99", "1969-12-31 00:00:00+00", null, null, null],
          ],
        ),
      },
    },
    {
      name: "No rows",
      settings: { paths: ["lake/none.arrows"] },
      inputs: { "lake/none.arrows": exampleTable({ select: "INTEGER", d: "DATE" }, []) },
    },
    {
      name: "A file that is cut off",
      settings: { paths: ["lake/cut.arrow"] },
      files: { "lake/cut.arrow": { base64: "QVJST1cxAAD/////" } },
      fails: { bind: "it is cut off: it does not end as an Arrow file does" },
    },
  ],
});
