import { z } from "zod";
import { defineNode, noPorts, oneInput } from "../define-node";
import { exampleTable } from "../example-table";
import { field, toggleField } from "../fields";
import { pathSummary } from "../summaries";
import { lowerTarget, targetFields } from "../target-fields";

const SHEET_NAME = /^(?!')[^[\]:*?/\\\p{Cc}]{1,31}(?<!')$/u;

/** Writes Excel workbooks. */
export const excelTarget = defineNode({
  type: "excel-target",
  title: "Write Excel",
  description:
    "Writes Excel workbooks of one sheet. A number or time that a cell would not hold exactly is written as text; texts are never formulas.",
  icon: "file-spreadsheet",
  category: "target",
  family: "files",
  keywords: ["save", "output", "sink", "export", "spreadsheet", "xlsx", "workbook"],
  inputs: oneInput,
  outputs: noPorts,
  settings: z.strictObject({
    ...targetFields("xlsx"),
    sheet: field(z.string().regex(SHEET_NAME, "is at most 31 characters, without any of []:*?/\\"), {
      title: "Sheet",
      help: "What the sheet is called.",
      widget: "text",
    }).default("Sheet1"),
    header: toggleField({ title: "Header", help: "Writes the column names as the first row." }).default(true),
  }),
  method: { on: "write", name: "excel", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { sheet, header, ...target } }) =>
    lowerTarget("excel", inputs.in.rel, target, { sheet, header }),
  summary: ({ path }) => pathSummary("Excel", path),
  glue: null,
  examples: [
    {
      name: "One workbook for a report",
      settings: { path: "lake/out/report.xlsx", mode: "overwrite", sheet: "Delays & more" },
      inputs: {
        in: exampleTable(
          {
            state: "VARCHAR",
            'the "order"': "BIGINT",
            share: "DECIMAL(4,3)",
            day: "DATE",
            at: "TIMESTAMP",
            time: "TIME",
            ok: "BOOLEAN",
          },
          [
            ["CA", "7", "0.125", "2024-02-29", "2024-02-29 23:59:59.999", "23:59:59", "true"],
            ["=1+1", "-1", null, "1900-03-01", "1900-03-01 00:00:00", "00:00:00", "false"],
            ["two\nlines <&> _x0041_", null, "-1.000", null, null, null, null],
          ],
        ),
      },
    },
    {
      name: "What a cell does not hold exactly is text",
      settings: { path: "lake/out/exact", partitionBy: ["order"] },
      inputs: {
        in: exampleTable(
          {
            order: "BIGINT",
            big: "BIGINT",
            at: "TIMESTAMP",
            tags: "STRUCT(a INTEGER, b VARCHAR[])",
            d: "DATE",
          },
          [
            [
              "1",
              "9007199254740993",
              "2024-01-01 00:00:00.000001",
              "{'a': 1, 'b': ['x', NULL]}",
              "1899-12-31",
            ],
            ["2", "5", null, null, null],
          ],
        ),
      },
    },
    {
      name: "No rows",
      settings: { path: "lake/out/none.xlsx" },
      inputs: { in: exampleTable({ select: "INTEGER", "Zürich, Kloten": "VARCHAR" }, []) },
    },
    {
      name: "A text that is too long for a cell",
      settings: { path: "lake/out/long.xlsx" },
      inputs: { in: exampleTable({ note: "VARCHAR" }, [["fine"], ["x".repeat(32_768)]]) },
      fails: { run: "A3: “note” has 32,768 characters, and a cell holds 32,767" },
    },
  ],
});
