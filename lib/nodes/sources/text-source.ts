import { z } from "zod";
import { defineNode, noPorts, oneOutput } from "../define-node";
import { columnNameField, integerField } from "../fields";
import {
  compressionField,
  encodingField,
  fileFields,
  folderFields,
  hiveField,
  lowerSource,
  withCompressed,
} from "../source-fields";
import { pathSummary } from "../summaries";

const settings = z.strictObject({
  ...fileFields(
    withCompressed(["text", "txt"]),
    "Files, folders or globs of the workspace; compressed ones too.",
  ),
  ...hiveField(),
  column: columnNameField({ title: "Column", help: "What the column of lines is called." }).default("line"),
  numberAs: columnNameField({
    title: "Line number",
    help: "A further column with each line's number in its file; empty for none.",
    placeholder: "none",
  }).optional(),
  skip: integerField({ title: "Skip lines", help: "At the beginning of each file.", max: 1_000_000 }).default(
    0,
  ),
  ...encodingField(),
  ...compressionField(),
  ...folderFields(),
});

/** Reads text files, a line a row. */
export const textSource = defineNode({
  type: "text-source",
  title: "Text",
  description: "Reads text files: every line is a row, empty ones too.",
  icon: "text",
  category: "source",
  family: "files",
  keywords: ["read", "file", "lines", "txt", "plain"],
  inputs: noPorts,
  outputs: oneOutput,
  settings,
  method: { on: "read", name: "text", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ settings: own }) => lowerSource("text", settings, own),
  summary: ({ paths }) => pathSummary("Text", paths),
  glue: null,
  examples: [
    {
      name: "Notes, with the number of each line",
      settings: { paths: ["lake/notes.txt"], numberAs: "number" },
      files: { "lake/notes.txt": 'first\n\n  "quoted", it\'s\tkept\nZürich 🦆' },
    },
    {
      name: "A name that needs quotes, and no lines left",
      settings: { paths: ["lake/short.txt"], column: 'the "order"', skip: 2 },
      files: { "lake/short.txt": "one\ntwo\n" },
    },
    {
      name: "Text in another encoding than was chosen",
      settings: { paths: ["lake/latin.txt"], encoding: "utf-8" },
      files: { "lake/latin.txt": { base64: "WvxyaWNoCg==" } },
      fails: { bind: "“lake/latin.txt” is not valid UTF-8. Choose its encoding." },
    },
  ],
});
