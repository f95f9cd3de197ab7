import { z } from "zod";
import { defineNode, noPorts, rowsAndRejected } from "../define-node";
import { exampleTable } from "../example-table";
import {
  characterField,
  choiceField,
  field,
  integerField,
  schemaField,
  textsField,
  toggleField,
} from "../fields";
import {
  compressionField,
  encodingField,
  fileFields,
  folderFields,
  groupFields,
  hiveField,
  lowerWithRejects,
  rejectField,
  valueFields,
  withCompressed,
} from "../source-fields";
import { pathSummary } from "../summaries";

/** A quoting character, or the word `none`. */
const quoting = () => z.string().regex(/^(none|[^\r\n\0])$/u, "is one character, or none");

const settings = z.strictObject({
  ...fileFields(
    withCompressed(["csv", "tsv", "txt"]),
    "Files, folders or globs of the workspace; compressed ones too.",
  ),
  ...hiveField(),
  columns: schemaField({
    title: "Columns",
    help: "Fixes columns by name and type; empty takes what the files say. Columns are matched by name, never by place.",
  }).default([]),
  header: choiceField(["auto", "present", "absent"], {
    title: "Header",
    help: "Whether the first line names the columns.",
    labels: { auto: "Detect", present: "First line", absent: "None" },
  }).default("auto"),
  delimiter: characterField({
    title: "Delimiter",
    help: "Empty detects it; \\t is a tab.",
    placeholder: "detect",
    most: 4,
  }).optional(),
  quote: field(quoting(), {
    title: "Quote",
    help: "Empty detects it; none turns quoting off.",
    placeholder: "detect",
    widget: "text",
    advanced: true,
  }).optional(),
  escape: field(quoting(), {
    title: "Escape",
    help: "The character that escapes a quote; empty detects it.",
    placeholder: "detect",
    widget: "text",
    advanced: true,
  }).optional(),
  ...encodingField(),
  nullText: textsField({
    title: "NULL is written as",
    help: "Unquoted texts that mean NULL; the empty text is one of them by default.",
  }).default([""]),
  skip: integerField({
    title: "Skip lines",
    help: "Lines before the header or the data.",
    max: 1_000_000,
    advanced: true,
  }).default(0),
  multiline: toggleField({
    title: "Values may hold line breaks",
    help: "Between quotes. Without this, a value with a line break cannot be read.",
    advanced: true,
  }).default(true),
  ...rejectField(),
  ...valueFields(),
  ...compressionField(),
  ...folderFields(),
  ...groupFields(),
});

/** Reads delimited text files. */
export const csvSource = defineNode({
  type: "csv-source",
  title: "CSV",
  description: "Reads CSV and other delimited text files. Columns of several files are matched by name.",
  icon: "file-text",
  category: "source",
  family: "files",
  keywords: ["read", "file", "text", "tsv", "delimited", "comma", "excel"],
  inputs: noPorts,
  outputs: rowsAndRejected,
  settings,
  method: { on: "read", name: "csv", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ settings: own, read }) => lowerWithRejects("csv", settings, own, read),
  summary: ({ paths }) => pathSummary("CSV", paths),
  glue: { type: "S3CsvSource" },
  examples: [
    {
      name: "Airports",
      settings: { paths: ["lake/airports.csv"] },
      inputs: {
        "lake/airports.csv": exampleTable({ iata: "VARCHAR", 'the "city"': "VARCHAR", order: "BIGINT" }, [
          ["SFO", "San Francisco", "1"],
          ["ZRH", "Zürich, Kloten", "2"],
          ["NRT", "成田", null],
          ["QUO", 'the "old" field', "4"],
        ]),
      },
    },
    {
      name: "Semicolons and fixed types",
      settings: {
        paths: ["lake/prices.csv"],
        delimiter: ";",
        header: "present",
        nullText: ["", "NA"],
        columns: [
          { name: "code", type: "VARCHAR" },
          { name: "price", type: "DECIMAL(10,2)" },
        ],
      },
      inputs: {
        "lake/prices.csv": exampleTable({ code: "VARCHAR", price: "DECIMAL(10,2)" }, [
          ["007", "1.50"],
          ["010", null],
        ]),
      },
    },
    {
      name: "A header and no rows",
      settings: { paths: ["lake/none.csv"], header: "present" },
      files: { "lake/none.csv": 'select,"the ""n"""\n' },
    },
    {
      name: "Rows that cannot be read go elsewhere",
      settings: {
        paths: ["lake/ragged.csv"],
        columns: [
          { name: "id", type: "BIGINT" },
          { name: 'the "day"', type: "DATE" },
        ],
      },
      reads: ["rejected"],
      files: {
        "lake/ragged.csv": 'id,"the ""day"""\n1,2024-02-29\n2\nthree,2024-03-01\n4,"2024-03-02\n5,\n',
      },
    },
    {
      name: "A value of another type",
      settings: {
        paths: ["lake/odd.csv"],
        columns: [
          { name: "id", type: "BIGINT" },
          { name: "total", type: "DECIMAL(10,2)" },
        ],
      },
      files: { "lake/odd.csv": "id,total\n1,19.50\n2,n/a\n" },
      fails: { run: 'column “total”: Could not convert string "n/a"' },
    },
  ],
});
