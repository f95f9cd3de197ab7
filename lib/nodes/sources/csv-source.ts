import { z } from "zod";
import { defineNode, noPorts, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import {
  characterField,
  choiceField,
  field,
  integerField,
  pathsField,
  schemaField,
  textField,
  textsField,
  toggleField,
} from "../fields";
import { chosenOptions } from "../scan-options";
import { pathSummary } from "../summaries";

const ENCODINGS = [
  "auto",
  "utf-8",
  "utf-16le",
  "utf-16be",
  "latin-1",
  "windows-1252",
  "gbk",
  "shift_jis",
] as const;

/** A quoting character, or the word `none`. */
const quoting = () => z.string().regex(/^(none|[^\r\n\0])$/u, "is one character, or none");

const settings = z.strictObject({
  paths: pathsField({
    title: "Files",
    help: "Files, folders or globs of the workspace; compressed ones too.",
    extensions: ["csv", "tsv", "txt", "csv.gz", "tsv.gz", "txt.gz", "csv.zst", "tsv.zst", "txt.zst"],
  }),
  hivePartitions: toggleField({
    title: "Folder names are columns",
    help: "Reads key=value folders as partition columns.",
  }).default(false),
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
  encoding: choiceField(ENCODINGS, {
    title: "Encoding",
    labels: {
      auto: "Detect",
      "utf-8": "UTF-8",
      "utf-16le": "UTF-16 LE",
      "utf-16be": "UTF-16 BE",
      "latin-1": "Latin-1",
      "windows-1252": "Windows-1252",
      gbk: "GBK",
      shift_jis: "Shift JIS",
    },
  }).default("auto"),
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
  dateFormat: textField({
    title: "Date format",
    help: "As in strptime; empty detects it.",
    placeholder: "%d.%m.%Y",
    advanced: true,
  }).optional(),
  timestampFormat: textField({
    title: "Timestamp format",
    help: "As in strptime; empty detects it.",
    placeholder: "%Y-%m-%d %H:%M:%S",
    advanced: true,
  }).optional(),
  decimalSeparator: choiceField([".", ","], {
    title: "Decimal separator",
    labels: { ".": "1.5", ",": "1,5" },
    advanced: true,
  }).default("."),
  compression: choiceField(["auto", "none", "gzip", "zstd"], {
    title: "Compression",
    labels: { auto: "By file name", none: "None", gzip: "gzip", zstd: "Zstandard" },
    advanced: true,
  }).default("auto"),
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
  outputs: oneOutput,
  settings,
  method: { on: "read", name: "csv", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ settings: { paths, hivePartitions, columns, ...options } }) => ({
    op: "scan",
    format: "csv",
    paths,
    options: chosenOptions(settings, options),
    columns: columns.length > 0 ? columns : null,
    hivePartitions,
  }),
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
  ],
});
