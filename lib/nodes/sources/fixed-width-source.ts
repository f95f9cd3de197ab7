import { z } from "zod";
import { defineNode, noPorts, rowsAndRejected } from "../define-node";
import { choiceField, integerField, placesField, textsField } from "../fields";
import {
  columnsSetting,
  compressionField,
  encodingField,
  fileFields,
  folderFields,
  hiveField,
  lowerWithRejects,
  rejectField,
  valueFields,
  withCompressed,
} from "../source-fields";
import { pathSummary } from "../summaries";

const settings = z.strictObject({
  ...fileFields(
    withCompressed(["dat", "fwf", "prn"]),
    "Files, folders or globs of the workspace; compressed ones too.",
  ),
  layout: placesField({
    title: "Columns by place",
    help: "The first character is 1. Places may leave gaps, and overlap.",
  }),
  trim: choiceField(["both", "right", "none"], {
    title: "Spaces around values",
    labels: { both: "Left out", right: "Left out at the end", none: "Kept" },
  }).default("both"),
  short: choiceField(["reject", "null"], {
    title: "A line that is too short",
    help: "One that ends before its last column begins.",
    labels: { reject: "Cannot be read", null: "Is filled with NULL" },
  }).default("reject"),
  nullText: textsField({ title: "NULL is written as" }).default([""]),
  ...hiveField(),
  ...columnsSetting("Fixes types by name; empty takes what the values say."),
  skip: integerField({ title: "Skip lines", help: "At the beginning of each file.", max: 1_000_000 }).default(
    0,
  ),
  ...rejectField(),
  ...valueFields(),
  ...encodingField(),
  ...compressionField(),
  ...folderFields(),
});

/** Reads text whose columns stand at fixed places. */
export const fixedWidthSource = defineNode({
  type: "fixed-width-source",
  title: "Fixed width",
  description:
    "Reads text files whose columns stand at the same places of every line. Blank lines are no rows.",
  icon: "ruler",
  category: "source",
  family: "files",
  keywords: ["read", "file", "positional", "mainframe", "cobol", "text", "columns"],
  inputs: noPorts,
  outputs: rowsAndRejected,
  settings,
  method: { on: "read", name: "fixedWidth", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ settings: own, read }) => lowerWithRejects("fixed-width", settings, own, read),
  summary: ({ paths }) => pathSummary("Fixed width", paths),
  glue: null,
  examples: [
    {
      name: "Accounts",
      settings: {
        paths: ["lake/accounts.dat"],
        layout: [
          { name: "account", start: 1, length: 6 },
          { name: 'the "owner"', start: 7, length: 10 },
          { name: "order", start: 17, length: 8 },
        ],
      },
      files: {
        "lake/accounts.dat":
          "000017Anna Zürn    12.50\n000210             -0.75\n\n001999北京            3\n",
      },
    },
    {
      name: "Lines that are too short go elsewhere",
      settings: {
        paths: ["lake/mixed.dat"],
        layout: [
          { name: "code", start: 1, length: 3 },
          { name: "day", start: 4, length: 10 },
        ],
        columns: [
          { name: "code", type: "INTEGER" },
          { name: "day", type: "DATE" },
        ],
        dateFormat: "%d.%m.%Y",
      },
      reads: ["rejected"],
      files: { "lake/mixed.dat": "00129.02.2024\n002\n00330.02.2023\n x 01.01.2024\n" },
    },
    {
      name: "A file without lines",
      settings: { paths: ["lake/empty.dat"], skip: 1, layout: [{ name: "select", start: 1, length: 3 }] },
      files: { "lake/empty.dat": "head\n" },
    },
    {
      name: "A line that is too short",
      settings: {
        paths: ["lake/short.dat"],
        layout: [
          { name: "a", start: 1, length: 2 },
          { name: "b", start: 5, length: 2 },
        ],
      },
      files: { "lake/short.dat": "aa  bb\naa\n" },
      fails: { bind: "line 2: it has 2 characters, and its last column begins at 5" },
    },
  ],
});
