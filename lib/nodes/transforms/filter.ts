import { z } from "zod";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { conditionField } from "../fields";
import { oneLine } from "../summaries";

/** Keeps the rows for which a condition is true. */
export const filter = defineNode({
  type: "filter",
  title: "Filter",
  description: "Keeps the rows for which a condition is true. Rows where it is false or NULL are left out.",
  icon: "filter",
  category: "transform",
  keywords: ["where", "keep", "exclude", "rows", "condition"],
  shortcut: "f",
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    condition: conditionField({ title: "Keep rows where", help: "Rules and groups, or SQL." }),
  }),
  method: { on: "table", name: "filter", positional: ["condition"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => ({ op: "filter", input: inputs.in.rel, condition: settings.condition }),
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
