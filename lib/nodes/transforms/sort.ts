import { z } from "zod";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { sortKeysField } from "../fields";
import { orderSummary } from "../summaries";

/** Puts rows in order. */
export const sort = defineNode({
  type: "sort",
  title: "Sort",
  description:
    "Puts rows in order. A target that writes one file keeps the order; later joins and aggregates need not.",
  icon: "arrow-down-up",
  category: "transform",
  family: "rows",
  keywords: ["order by", "rank", "ascending", "descending", "arrange"],
  shortcut: "o",
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    keys: sortKeysField({
      title: "Sort by",
      help: "Columns or expressions, most important first.",
      expects: "scalar",
    }),
  }),
  method: { on: "table", name: "sort", positional: ["keys"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => ({ op: "sort", input: inputs.in.rel, keys: settings.keys }),
  summary: ({ keys }) => orderSummary(keys) || "choose columns",
  glue: null,
  examples: [
    {
      name: "Worst delay first",
      settings: {
        keys: [
          { expression: "delay", direction: "desc" },
          { expression: '"group"', nulls: "first" },
        ],
      },
      inputs: {
        in: exampleTable({ group: "VARCHAR", delay: "BIGINT" }, [
          ["b", "61"],
          ["", "120"],
          [null, "61"],
          ["é", null],
          ["a", "61"],
        ]),
      },
    },
    {
      name: "By an expression, without rows",
      settings: { keys: [{ expression: 'lower("order") -- whatever the case', nulls: "first" }] },
      inputs: { in: exampleTable({ order: "VARCHAR" }, []) },
    },
    {
      name: "A column that is not there",
      settings: { keys: [{ expression: "dely" }] },
      inputs: { in: exampleTable({ delay: "BIGINT" }, [["1"]]) },
      fails: { bind: "has no column “dely”" },
    },
  ],
});
