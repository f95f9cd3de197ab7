import { z } from "zod";
import type { Column } from "../../model/column";
import { parseColumnType, typeFamily } from "../../model/column-type";
import { asSql } from "../../model/sql-text";
import { quoteIdentifier } from "../../sql/quote";
import { actualNames } from "../column-names";
import { defineNode, oneInput, rowsAndRejected } from "../define-node";
import { divideRows } from "../divide-rows";
import { exampleTable } from "../example-table";
import { columnsField, toggleField } from "../fields";
import { listSummary } from "../summaries";

/** Drops the rows that hold nothing; AWS Glue's Remove Null Rows. */
export const removeNullRows = defineNode({
  type: "remove-null-rows",
  title: "Remove null rows",
  description:
    "Drops rows, not columns: those in which every column is NULL, or empty on request. They can go to a second output.",
  icon: "table-rows-split",
  category: "transform",
  family: "rows",
  keywords: ["null", "empty", "blank", "rows", "remove", "clean", "missing"],
  inputs: oneInput,
  outputs: rowsAndRejected,
  settings: z.strictObject({
    extended: toggleField({
      title: "Empty counts as NULL",
      help: "Empty text, lists and maps.",
    }).default(false),
    blank: toggleField({
      title: "Text of spaces only counts as empty",
      when: { field: "extended", is: [true] },
    }).default(false),
    columns: columnsField({
      title: "Columns to look at",
      help: "Empty looks at all of them.",
      advanced: true,
    }).default([]),
  }),
  method: { on: "table", name: "removeNullRows", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings, ...context }) => {
    const { columns } = inputs.in;
    const names = actualNames(columns, settings.columns);
    const looked = names.length > 0 ? columns.filter(({ name }) => names.includes(name)) : columns;
    const condition = asSql(looked.map((column) => holdsValue(column, settings)).join(" OR "));
    return divideRows(inputs.in, [{ name: "out", expression: condition }], "rejected", context);
  },
  summary: ({ extended = false, columns = [] }) =>
    [extended ? "NULL or empty" : "all NULL", columns.length > 0 ? `in ${listSummary(columns)}` : ""]
      .filter(Boolean)
      .join(" "),
  glue: { type: "DynamicTransform", function: "gs_null_rows" },
  examples: [
    {
      name: "NULL in every column",
      settings: {},
      reads: ["rejected"],
      inputs: {
        in: exampleTable({ id: "BIGINT", 'the "name"': "VARCHAR" }, [
          ["1", "Zoë"],
          [null, null],
          [null, ""],
          ["2", null],
        ]),
      },
    },
    {
      name: "Empty counts as NULL",
      settings: { extended: true, blank: true },
      inputs: {
        in: exampleTable(
          { order: "VARCHAR", tags: "VARCHAR[]", extra: "MAP(VARCHAR, INTEGER)", at: "STRUCT(x INTEGER)" },
          [
            ["  ", "[]", "{}", null],
            ["", null, null, "{'x': NULL}"],
            [null, "[NULL]", null, null],
            [null, null, "{a=1}", null],
            [null, null, null, null],
          ],
        ),
      },
    },
    {
      name: "No rows",
      settings: { columns: ["B C"] },
      inputs: { in: exampleTable({ a: "BIGINT", "b c": "VARCHAR" }, []) },
    },
    {
      name: "A column that is not there",
      settings: { columns: ["nme"] },
      inputs: { in: exampleTable({ name: "VARCHAR" }, [[null]]) },
      fails: { bind: "“Rows” has no column “nme”" },
    },
  ],
});

/** True for a row that has a value there; false or NULL for one that has none. */
function holdsValue(
  { name, type }: Column,
  { extended, blank }: { extended: boolean; blank: boolean },
): string {
  const column = quoteIdentifier(name);
  if (!extended) return `${column} IS NOT NULL`;
  const kind = parseColumnType(type)?.kind;
  if (kind === "list") return `len(${column}) > 0`;
  if (kind === "map") return `cardinality(${column}) > 0`;
  if (typeFamily(type) !== "text") return `${column} IS NOT NULL`;
  return blank ? `trim(CAST(${column} AS VARCHAR)) <> ''` : `CAST(${column} AS VARCHAR) <> ''`;
}
