import { z } from "zod";
import { asSql } from "../../model/sql-text";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnNameField, columnsField, integerField, sortKeysField } from "../fields";
import { listSummary, orderSummary } from "../summaries";
import { windowOver } from "../windows";

/** Numbers rows: a surrogate key. */
export const rowNumber = defineNode({
  type: "row-number",
  title: "Row number",
  description:
    "Numbers the rows, as a surrogate key. By an order the numbers are certain: rows that tie go by their other columns. Without an order, rows are numbered as they come, which another run need not repeat.",
  icon: "key",
  category: "transform",
  family: "columns",
  keywords: ["surrogate key", "id", "sequence", "autoincrement", "counter", "identifier", "index"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z
    .strictObject({
      as: columnNameField({ title: "Column for the number" }).default("id"),
      order: sortKeysField(
        { title: "Order by", help: "What comes first gets the first number.", expects: "scalar" },
        0,
      ).default([]),
      start: integerField({ title: "First number", min: Number.MIN_SAFE_INTEGER }).default(1),
      step: integerField({ title: "Step", min: Number.MIN_SAFE_INTEGER }).default(1),
      by: columnsField({
        title: "Begin anew for each",
        help: "Each combination of their values is numbered by itself.",
        advanced: true,
      }).default([]),
    })
    .superRefine(({ step }, context) => {
      if (step === 0) context.addIssue({ code: "custom", path: ["step"], message: "cannot be 0" });
    }),
  method: { on: "table", name: "rowNumber", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { as, order, start, step, by } }) => {
    const place = order.length > 0 ? "row_number()" : "row_number() OVER w";
    const number = step === 1 ? `${place} + ${start - 1}` : `(${place} - 1) * ${step} + ${start}`;
    const expression = asSql(step === 1 && start === 1 ? place : number);
    return windowOver(inputs.in, { by, order, frame: null, compute: [{ name: as, expression }] });
  },
  summary: ({ as = "id", order, by = [] }) =>
    [as, by.length > 0 ? `by ${listSummary(by)}` : "", orderSummary(order)].filter(Boolean).join(" · "),
  glue: null,
  examples: [
    {
      name: "A key for each customer",
      settings: { as: "customer key", order: [{ expression: "name" }], start: 1000 },
      inputs: {
        in: exampleTable({ name: "VARCHAR", 'the "city"': "VARCHAR" }, [
          ["Zoë", "Zürich"],
          ["Bo", null],
          ["Bo", "Bern"],
          [null, ""],
          ["", "x"],
        ]),
      },
    },
    {
      name: "Downwards in each group, in place of a column",
      settings: {
        as: "ORDER",
        order: [{ expression: "n", direction: "desc" }],
        start: -5,
        step: -10,
        by: ["k"],
      },
      inputs: {
        in: exampleTable({ order: "VARCHAR", k: "VARCHAR", n: "BIGINT" }, [
          ["a", null, "1"],
          ["b", null, "2"],
          ["c", "x", null],
          ["d", "x", "1"],
        ]),
      },
    },
    {
      name: "As the rows come",
      settings: {},
      inputs: { in: exampleTable({ n: "BIGINT" }, [[null], [null]]) },
    },
    {
      name: "No rows",
      settings: { order: [{ expression: "n" }] },
      inputs: { in: exampleTable({ n: "BIGINT" }, []) },
    },
    {
      name: "An order by a column that is not there",
      settings: { order: [{ expression: "nmae" }] },
      inputs: { in: exampleTable({ name: "VARCHAR" }, [["a"]]) },
      fails: { bind: "has no column “nmae”" },
    },
  ],
});
