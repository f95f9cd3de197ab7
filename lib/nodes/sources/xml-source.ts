import { z } from "zod";
import { defineNode, noPorts, rowsAndRejected } from "../define-node";
import { textField, textsField, toggleField } from "../fields";
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
  ...fileFields(withCompressed(["xml"]), "Files, folders or globs of the workspace; compressed ones too."),
  rowTag: textField({
    title: "Row tag",
    help: "The element that is a row. Empty takes the shallowest one that repeats.",
    placeholder: "detect",
  }).optional(),
  attributes: toggleField({ title: "Attributes are columns" }).default(true),
  attributePrefix: textField({
    title: "Prefix of attributes",
    help: "Before the names of columns that are attributes.",
    advanced: true,
  }).default("_"),
  valueTag: textField({
    title: "Name of text",
    help: "The column of an element's own text, where it has attributes or elements too.",
    advanced: true,
  }).default("_VALUE"),
  ignoreNamespaces: toggleField({
    title: "Leave out namespaces",
    help: "Reads x:price as price.",
    advanced: true,
  }).default(false),
  trim: toggleField({ title: "Leave out spaces around values", advanced: true }).default(true),
  nullText: textsField({
    title: "NULL is written as",
    help: "The empty text is one of them by default.",
    advanced: true,
  }).default([""]),
  ...hiveField(),
  ...columnsSetting(),
  ...rejectField(),
  ...valueFields(),
  ...encodingField(),
  ...compressionField(),
  ...folderFields(),
});

/** Reads XML files. */
export const xmlSource = defineNode({
  type: "xml-source",
  title: "XML",
  description:
    "Reads XML files: each element of one name is a row, its attributes and elements columns. What nests becomes structs and lists.",
  icon: "file-code",
  category: "source",
  family: "files",
  keywords: ["read", "file", "markup", "row tag", "nested", "feed", "rss"],
  inputs: noPorts,
  outputs: rowsAndRejected,
  settings,
  method: { on: "read", name: "xml", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ settings: own, read }) => lowerWithRejects("xml", settings, own, read),
  summary: ({ paths, rowTag }) =>
    rowTag ? `${pathSummary("XML", paths)} · <${rowTag}>` : pathSummary("XML", paths),
  glue: null,
  examples: [
    {
      name: "Orders, with what nests in them",
      settings: { paths: ["lake/orders.xml"], rowTag: "order" },
      files: {
        "lake/orders.xml": `<?xml version="1.0" encoding="UTF-8"?>
<orders>
  <order id="1" paid="true">
    <customer><name>Anna Zürn</name><zip>00501</zip></customer>
    <item quantity="2">Pen &amp; paper</item>
    <item quantity="1"><![CDATA[<Book>]]></item>
    <total>12.50</total>
  </order>
  <order id="2" paid="false">
    <customer><name>北京</name></customer>
    <total/>
  </order>
</orders>
`,
      },
    },
    {
      name: "Hostile names, and rows that cannot be read",
      settings: {
        paths: ["lake/odd.xml"],
        columns: [
          { name: "order", type: "BIGINT" },
          { name: 'the "n"', type: "VARCHAR" },
          { name: "_a", type: "DATE" },
        ],
      },
      reads: ["rejected"],
      files: {
        "lake/odd.xml": `<r>
<o a="2024-02-29"><order>1</order><the_x0020__x0022_n_x0022_/></o>
<o a="2023-02-29"><order>2</order></o>
<o><order>3</wrong></o>
<o><the_x0020__x0022_n_x0022_>four</the_x0020__x0022_n_x0022_></o>
</r>`,
      },
    },
    {
      name: "No row in a file",
      settings: { paths: ["lake/none.xml"], rowTag: "row", columns: [{ name: "select", type: "INTEGER" }] },
      files: { "lake/none.xml": "<rows/>" },
    },
    {
      name: "Entities that are declared",
      settings: { paths: ["lake/bomb.xml"], rowTag: "r" },
      files: { "lake/bomb.xml": '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><r>&b;</r>' },
      fails: { bind: "it declares entities, which are not expanded here" },
    },
  ],
});
