import { z } from "zod";
import { defineNode, noPorts, oneInput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, requiredText, textField } from "../fields";
import { pathSummary } from "../summaries";
import { lowerTarget, targetFields } from "../target-fields";

/** Writes XML files. */
export const xmlTarget = defineNode({
  type: "xml-target",
  title: "Write XML",
  description:
    "Writes XML files: an element a row. NULL is left out, lists repeat, structs nest; a name that XML cannot hold is encoded, as SQL/XML does.",
  icon: "file-code",
  category: "target",
  family: "files",
  keywords: ["save", "output", "sink", "export", "markup"],
  inputs: oneInput,
  outputs: noPorts,
  settings: z.strictObject({
    ...targetFields("xml"),
    rowTag: requiredText({ title: "Row tag", help: "The element that is a row." }).default("row"),
    rootTag: requiredText({ title: "Root tag", help: "The element around all of them." }).default("rows"),
    attributePrefix: textField({
      title: "Prefix of attributes",
      help: "Columns whose names begin with it become attributes; empty makes none.",
      advanced: true,
    }).default("_"),
    valueTag: textField({
      title: "Name of text",
      help: "A column of this name becomes the element's own text.",
      advanced: true,
    }).default("_VALUE"),
    compression: choiceField(["none", "gzip"], {
      title: "Compression",
      labels: { none: "None", gzip: "gzip" },
    }).default("none"),
  }),
  method: { on: "write", name: "xml", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { path, mode, partitionBy, files, ...options } }) =>
    lowerTarget("xml", inputs.in.rel, { path, mode, partitionBy, files }, options),
  summary: ({ path }) => pathSummary("XML", path),
  glue: { type: "S3DirectTarget" },
  examples: [
    {
      name: "Orders with their items",
      settings: { path: "lake/out/orders", mode: "overwrite", rowTag: "order", rootTag: "orders" },
      inputs: {
        in: exampleTable(
          { _id: "BIGINT", customer: "STRUCT(name VARCHAR, since DATE)", item: "VARCHAR[]", at: "TIMESTAMP" },
          [
            ["1", "{'name': 'Anna & Zoë', 'since': 2024-02-29}", "['Pen', '<Book>']", "2024-01-01 10:00:00"],
            ["2", "{'name': NULL, 'since': NULL}", "['x', 'y']", null],
            ["3", null, null, "2024-02-29 23:59:59.999999"],
          ],
        ),
      },
    },
    {
      name: "Names that need encoding, by state",
      settings: { path: "lake/out/odd", partitionBy: ["state"], files: 1 },
      inputs: {
        in: exampleTable({ state: "VARCHAR", 'the "order"': "BIGINT", "2nd": "VARCHAR" }, [
          ["CA", "9007199254740993", "a\tb"],
          ["NY", null, "two\nlines"],
          [null, "-1", "Zürich"],
        ]),
      },
    },
    {
      name: "A character that XML cannot hold",
      settings: { path: "lake/out/control.xml" },
      inputs: { in: exampleTable({ a: "VARCHAR" }, [["fine"], ["\u0001"]]) },
      fails: { run: "row 2: “a” holds the character U+0001, which XML cannot hold" },
    },
  ],
});
