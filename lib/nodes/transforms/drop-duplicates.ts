import { z } from "zod";
import { actualNames } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnsField, sortKeysField } from "../fields";
import { certainOrder } from "../row-order";
import { listSummary, orderSummary } from "../summaries";

/** Keeps one row of those that are equal. */
export const dropDuplicates = defineNode({
  type: "drop-duplicates",
  title: "Drop duplicates",
  description:
    "Keeps one of the rows that are equal, in all columns or in some. Which one is certain: the first by the order given, and among equals by the other columns, ascending.",
  icon: "copy-x",
  category: "transform",
  family: "rows",
  keywords: ["distinct", "unique", "dedupe", "deduplicate", "latest", "first"],
  shortcut: "x",
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    columns: columnsField({
      title: "Columns to compare",
      help: "Empty compares whole rows. NULL equals NULL.",
    }).default([]),
    order: sortKeysField(
      {
        title: "Keep the first by",
        help: "Which of the equal rows stays; has no effect on whole rows.",
        expects: "scalar",
      },
      0,
    ).default([]),
  }),
  method: { on: "table", name: "dropDuplicates", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => {
    const columns = actualNames(inputs.in.columns, settings.columns);
    if (columns.length === 0) return { op: "distinct", input: inputs.in.rel, columns: null, order: [] };
    // The rows of a group may still differ in the other columns: ordering by all of them makes the choice certain.
    const order = certainOrder(inputs.in.columns, settings.order, columns);
    return { op: "distinct", input: inputs.in.rel, columns, order };
  },
  summary: ({ columns = [], order = [] }) => {
    const first = orderSummary(order);
    return [columns.length > 0 ? `by ${listSummary(columns)}` : "whole rows", columns.length > 0 ? first : ""]
      .filter(Boolean)
      .join(" · ");
  },
  glue: { type: "DropDuplicates" },
  examples: [
    {
      name: "The latest of each key",
      settings: { columns: ["Key"], order: [{ expression: "seen", direction: "desc" }] },
      inputs: {
        in: exampleTable({ key: "VARCHAR", seen: "TIMESTAMP", "new": "VARCHAR" }, [
          ["a", "2024-01-01 00:00:00", "old"],
          ["a", "2024-02-29 00:00:00", "zweite"],
          ["a", "2024-02-29 00:00:00", "erste"],
          [null, "2024-01-01 00:00:00", null],
          [null, null, "é"],
          ["", null, ""],
        ]),
      },
    },
    {
      name: "Whole rows",
      settings: {},
      inputs: {
        in: exampleTable({ a: "VARCHAR", order: "BIGINT" }, [
          ["x", "1"],
          ["x", "1"],
          [null, null],
          [null, null],
          ["", null],
        ]),
      },
    },
    {
      name: "No rows",
      settings: { columns: ['the "k"'], order: [{ expression: "n" }] },
      inputs: { in: exampleTable({ 'the "k"': "VARCHAR", n: "BIGINT" }, []) },
    },
    {
      name: "A column that is not there",
      settings: { columns: ["kye"] },
      inputs: { in: exampleTable({ key: "VARCHAR" }, [["a"]]) },
      fails: { bind: "has no column “kye”" },
    },
  ],
});
