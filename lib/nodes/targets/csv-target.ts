import { z } from "zod";
import { defineNode, noPorts, oneInput } from "../define-node";
import { exampleTable } from "../example-table";
import { characterField, choiceField, textField, toggleField } from "../fields";
import { pathSummary } from "../summaries";
import { lowerTarget, targetFields } from "../target-fields";

/** Writes delimited text files. */
export const csvTarget = defineNode({
  type: "csv-target",
  title: "Write CSV",
  description: "Writes CSV or other delimited text files: one file, or a folder of parts.",
  icon: "file-text",
  category: "target",
  family: "files",
  keywords: ["save", "output", "sink", "export", "text", "tsv", "excel"],
  inputs: oneInput,
  outputs: noPorts,
  settings: z.strictObject({
    ...targetFields("csv"),
    delimiter: characterField({ title: "Delimiter", help: "\\t is a tab." }).default(","),
    header: toggleField({
      title: "Header",
      help: "Writes the column names as the first line of each file.",
    }).default(true),
    quote: characterField({
      title: "Quote",
      help: "Put around values that hold a delimiter, a quote or a line break.",
      advanced: true,
    }).default('"'),
    nullText: textField({
      title: "NULL is written as",
      help: "An empty text is quoted where NULL is written as nothing.",
      advanced: true,
    }).default(""),
    compression: choiceField(["none", "gzip", "zstd"], {
      title: "Compression",
      labels: { none: "None", gzip: "gzip", zstd: "Zstandard" },
    }).default("none"),
  }),
  method: { on: "write", name: "csv", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { delimiter, header, quote, nullText, compression, ...target } }) =>
    lowerTarget("csv", inputs.in.rel, target, { delimiter, header, quote, nullText, compression }),
  summary: ({ path }) => pathSummary("CSV", path),
  glue: { type: "S3DirectTarget" },
  examples: [
    {
      name: "One file for a spreadsheet",
      settings: { path: "lake/out/delays.csv", mode: "overwrite", delimiter: ";", nullText: "NA" },
      inputs: {
        in: exampleTable({ state: "VARCHAR", 'the; "note"': "VARCHAR", flights: "BIGINT" }, [
          ["CA", "a; b", "7"],
          ["", 'it\'s "quoted"', null],
          [null, "two\nlines", "-1"],
          ["Zürich", "NA", "0"],
        ]),
      },
    },
    {
      name: "Compressed, without rows",
      settings: { path: "lake/out/none", compression: "gzip" },
      inputs: { in: exampleTable({ 'the "order"': "BIGINT", name: "VARCHAR" }, []) },
    },
    {
      name: "A partition key that is no column",
      settings: { path: "lake/out/delays", partitionBy: ["stat"] },
      inputs: { in: exampleTable({ state: "VARCHAR", flights: "BIGINT" }, [["CA", "7"]]) },
      fails: { bind: "“Rows” has no column “stat”" },
    },
  ],
});
