import { z } from "zod";
import { asSql } from "../../model/sql-text";
import { closed } from "../../sql/quote";
import { defineNode, oneInput, rowsAndRejected } from "../define-node";
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
  lower: ({ inputs: { in: input }, settings: { condition } }) => ({
    out: { op: "filter", input: input.rel, condition },
    rejected: { op: "filter", input: input.rel, condition: asSql(`(${closed(condition)}) IS NOT TRUE`) },
  }),
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
  ],
});
