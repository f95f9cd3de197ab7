import { z } from "zod";
import { defineNode, noPorts, rowsAndRejected } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField } from "../fields";
import {
  columnsSetting,
  compressionField,
  fileFields,
  folderFields,
  groupFields,
  hiveField,
  lowerWithRejects,
  rejectField,
  withCompressed,
} from "../source-fields";
import { pathSummary } from "../summaries";

const settings = z.strictObject({
  ...fileFields(
    withCompressed(["json", "ndjson", "jsonl"]),
    "Files, folders or globs of the workspace; compressed ones too.",
  ),
  format: choiceField(["auto", "array", "newline"], {
    title: "Layout",
    help: "One array of records, or one record a line.",
    labels: { auto: "Detect", array: "Array", newline: "Lines" },
  }).default("auto"),
  ...hiveField(),
  ...columnsSetting(),
  ...rejectField(),
  ...compressionField(),
  ...folderFields(),
  ...groupFields(),
});

/** Reads JSON files. */
export const jsonSource = defineNode({
  type: "json-source",
  title: "JSON",
  description:
    "Reads JSON files: an array of records, or one record a line. Nested values become structs and lists.",
  icon: "braces",
  category: "source",
  family: "files",
  keywords: ["read", "file", "ndjson", "jsonl", "lines", "nested"],
  inputs: noPorts,
  outputs: rowsAndRejected,
  settings,
  method: { on: "read", name: "json", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ settings: own, read }) => lowerWithRejects("json", settings, own, read),
  summary: ({ paths }) => pathSummary("JSON", paths),
  glue: { type: "S3JsonSource" },
  examples: [
    {
      name: "Lines that are no records go elsewhere",
      settings: { paths: ["lake/events.ndjson"], format: "newline" },
      reads: ["rejected"],
      files: { "lake/events.ndjson": '{"id": 1, "order": "a"}\n{"id": 2,\n\n{"id": 3, "order": null}\n' },
    },
    {
      name: "Quakes, one record a line",
      settings: { paths: ["lake/quakes.ndjson"], format: "newline" },
      inputs: {
        "lake/quakes.ndjson": exampleTable(
          { id: "VARCHAR", select: "BIGINT", place: "STRUCT(name VARCHAR, depth DOUBLE)" },
          [
            ["q1", "9007199254740993", "{'name': 'Ōtsuchi', 'depth': 12.5}"],
            ["", null, "{'name': NULL, 'depth': 0.5}"],
            ["q3", "-1", null],
          ],
        ),
      },
    },
    {
      name: "An array of records that differ",
      settings: { paths: ["lake/people.json"], format: "array" },
      files: {
        "lake/people.json": '[{"name": "Zoë", "tags": []}, {"name": null, "the \\"order\\"": 1}, {}]',
      },
    },
    {
      name: "A record that is cut off",
      settings: { paths: ["lake/cut.ndjson"], format: "newline" },
      files: { "lake/cut.ndjson": '{"id": 1}\n{"id": 2, "na' },
      fails: { bind: "“lake/cut.ndjson” cannot be read" },
    },
  ],
});
