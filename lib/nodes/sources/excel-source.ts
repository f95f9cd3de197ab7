import { z } from "zod";
import { parseRange } from "../../connectors/cell-range";
import { defineNode, noPorts, rowsAndRejected } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, field, integerField, textField, textsField, toggleField } from "../fields";
import {
  columnsSetting,
  fileFields,
  folderFields,
  groupFields,
  hiveField,
  lowerWithRejects,
  rejectField,
} from "../source-fields";
import { pathSummary } from "../summaries";

const settings = z.strictObject({
  ...fileFields(["xlsx", "xlsm"]),
  sheet: textField({
    title: "Sheet",
    help: "Its name, or its number from 1. Empty takes the first that is not hidden.",
    placeholder: "the first",
  }).optional(),
  range: field(
    z
      .string()
      .refine((text) => text === "" || parseRange(text) !== null, "is no range of cells, such as B3:F100"),
    {
      title: "Cells",
      help: "A range such as B3:F100, B3 (from there on) or B:F. Empty takes all.",
      placeholder: "all",
      widget: "text",
    },
  ).optional(),
  header: choiceField(["auto", "present", "absent"], {
    title: "Header",
    help: "Whether the first row names the columns.",
    labels: { auto: "Detect", present: "First row", absent: "None" },
  }).default("auto"),
  ...hiveField(),
  ...columnsSetting(),
  rows: integerField({
    title: "Rows at most",
    help: "Of each file; empty takes all.",
    advanced: true,
  }).optional(),
  skipFooter: integerField({ title: "Rows to leave out at the end", max: 1_000_000, advanced: true }).default(
    0,
  ),
  fillMerged: toggleField({
    title: "Repeat the value of merged cells",
    help: "Without this, only the first of them has it, the others are NULL.",
    advanced: true,
  }).default(false),
  errorCells: choiceField(["reject", "null"], {
    title: "A cell with an error",
    help: "Such as #DIV/0! or #REF!.",
    labels: { reject: "Its row cannot be read", null: "Is NULL" },
    advanced: true,
  }).default("reject"),
  nullText: textsField({ title: "NULL is written as", advanced: true }).default([""]),
  ...rejectField(),
  ...folderFields(),
  ...groupFields(),
});

/** Reads Excel workbooks. */
export const excelSource = defineNode({
  type: "excel-source",
  title: "Excel",
  description:
    "Reads a sheet of Excel workbooks, or a range of its cells. Types come from the cells; formulas give the value that was saved; a row without a filled cell is none.",
  icon: "file-spreadsheet",
  category: "source",
  family: "files",
  keywords: ["read", "file", "spreadsheet", "xlsx", "workbook", "sheet", "cells"],
  inputs: noPorts,
  outputs: rowsAndRejected,
  settings,
  method: { on: "read", name: "excel", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ settings: own, read }) => lowerWithRejects("excel", settings, own, read),
  summary: ({ paths, sheet }) => `${pathSummary("Excel", paths)}${sheet ? ` · ${sheet}` : ""}`,
  glue: { type: "S3ExcelSource" },
  examples: [
    {
      name: "A sheet of orders",
      settings: { paths: ["lake/orders.xlsx"], sheet: "Sheet1" },
      inputs: {
        "lake/orders.xlsx": exampleTable(
          {
            id: "BIGINT",
            'the "customer"': "VARCHAR",
            total: "DOUBLE",
            day: "DATE",
            at: "TIMESTAMP",
            paid: "BOOLEAN",
          },
          [
            ["1", "Anna Zürn", "12.5", "2024-02-29", "2024-02-29 10:00:00", "true"],
            ["2", "北京", null, "1999-12-31", null, "false"],
            ["3", null, "-0.1", null, "2024-01-01 00:00:00.25", null],
          ],
        ),
      },
    },
    {
      name: "A range without a header",
      settings: { paths: ["lake/numbers.xlsx"], range: "B2:C3", header: "absent" },
      inputs: {
        "lake/numbers.xlsx": exampleTable({ order: "BIGINT", n: "BIGINT", t: "VARCHAR" }, [
          ["1", "10", "ten"],
          ["2", null, "none"],
          ["3", "30", "out of range"],
        ]),
      },
    },
    {
      name: "Values of another type go elsewhere",
      settings: {
        paths: ["lake/mixed.xlsx"],
        columns: [
          { name: "code", type: "VARCHAR" },
          { name: "amount", type: "DECIMAL(10,2)" },
        ],
      },
      reads: ["rejected"],
      inputs: {
        "lake/mixed.xlsx": exampleTable({ code: "VARCHAR", amount: "VARCHAR" }, [
          ["001", "1.50"],
          ["002", "none"],
          [null, null],
          ["003", "-7"],
        ]),
      },
    },
    {
      name: "A sheet that is not there",
      settings: { paths: ["lake/one.xlsx"], sheet: "Sheet2" },
      inputs: { "lake/one.xlsx": exampleTable({ a: "BIGINT" }, [["1"]]) },
      fails: { bind: "it has no sheet “Sheet2”" },
    },
  ],
});
