import { z } from "zod";
import { defineNode, oneInput, rowsAndRejected } from "../define-node";
import { divideRows } from "../divide-rows";
import { exampleTable } from "../example-table";
import { conditionField } from "../fields";
import { oneLine } from "../summaries";

/** Keeps the rows for which a condition is true. */
export const filter = defineNode({
  type: "filter",
  title: "Filter",
  description:
    "Keeps the rows for which a condition is true. Rows where it is false or NULL are left out, or go to a second output.",
  icon: "filter",
  category: "transform",
  family: "rows",
  keywords: ["where", "keep", "exclude", "rows", "condition"],
  shortcut: "f",
  inputs: oneInput,
  outputs: rowsAndRejected,
  settings: z.strictObject({
    condition: conditionField({ title: "Keep rows where", help: "Rules and groups, or SQL." }),
  }),
  method: { on: "table", name: "filter", positional: ["condition"] },
  version: 1,
  migrations: [],
  divides: () => "once",
  lower: ({ inputs, settings: { condition }, ...context }) =>
    divideRows(inputs.in, [{ name: "out", expression: condition }], "rejected", context),
  summary: ({ condition }) => oneLine(condition, 100) || "write a condition",
  glue: { type: "Filter" },
  examples: [
    {
      name: "Delays over an hour",
      settings: { condition: "delay > 60 and origin is not null" },
      inputs: {
        in: {
          columns: [
            { name: "origin", type: "VARCHAR" },
            { name: "delay", type: "BIGINT" },
          ],
          rows: [
            ["SFO", "61"],
            ["JFK", "60"],
            [null, "90"],
            ["LAX", null],
            ["ORD", "120"],
          ],
        },
      },
    },
    {
      name: "No rows, and none rejected",
      settings: { condition: `"the ""n""" > 1 or "order" is null` },
      inputs: { in: exampleTable({ 'the "n"': "BIGINT", order: "VARCHAR" }, []) },
      reads: ["rejected"],
    },
    {
      name: "A condition that is computed once for both outputs",
      settings: { condition: "random() >= 0 and condition_1 -- NULL is rejected" },
      inputs: {
        in: exampleTable({ condition_1: "BOOLEAN", order: "BIGINT" }, [
          ["true", "1"],
          ["false", "2"],
          [null, "3"],
        ]),
      },
      reads: ["rejected"],
    },
    {
      name: "A column that is not there",
      settings: { condition: "dely > 60" },
      inputs: { in: exampleTable({ delay: "BIGINT" }, [["61"]]) },
      fails: { bind: "dely" },
    },
  ],
});
