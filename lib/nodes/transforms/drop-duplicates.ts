import { z } from "zod";
import type { SortKey } from "../../ir/rel";
import { quoteIdentifier } from "../../sql/quote";
import { actualNames, sameName } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnsField, sortKeysField } from "../fields";
import { listSummary, oneLine } from "../summaries";

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
    const rest = inputs.in.columns.filter(({ name }) => !columns.some((column) => sameName(column, name)));
    const ties = rest.map<SortKey>(({ name }) => ({
      expression: quoteIdentifier(name),
      direction: "asc",
      nulls: "last",
    }));
    return { op: "distinct", input: inputs.in.rel, columns, order: [...settings.order, ...ties] };
  },
  summary: ({ columns = [], order = [] }) => {
    const first = listSummary(
      order.map(({ expression, direction }) => `${oneLine(expression)}${direction === "desc" ? " ↓" : " ↑"}`),
    );
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
  ],
});
