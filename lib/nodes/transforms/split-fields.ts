import { z } from "zod";
import { quoteIdentifier } from "../../sql/quote";
import { actualNames } from "../column-names";
import { defineNode, oneInput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnsField } from "../fields";
import { listSummary } from "../summaries";

/** Splits the columns of a table over two tables: AWS Glue's SplitFields. */
export const splitFields = defineNode({
  type: "split-fields",
  title: "Split fields",
  description:
    "Splits columns, not rows, over two tables: the chosen columns, and the rest. Both have every row of the input.",
  icon: "table-columns-split",
  category: "transform",
  family: "columns",
  keywords: ["split", "columns", "collection", "vertical", "partition"],
  inputs: oneInput,
  outputs: [
    { name: "chosen", title: "Chosen columns" },
    { name: "rest", title: "Other columns" },
    { name: "all", title: "Both", kind: "collection" },
  ],
  settings: z.strictObject({
    columns: columnsField({ title: "Chosen columns", help: "The others go to the second table." }, 1),
  }),
  method: { on: "table", name: "splitFields", positional: ["columns"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => {
    const input = inputs.in.rel;
    const chosen = actualNames(inputs.in.columns, settings.columns);
    const all = { kind: "all" as const, except: chosen, replace: [], rename: [] };
    return {
      chosen: {
        op: "project",
        input,
        items: chosen.map((name) => ({ kind: "column", name, expression: quoteIdentifier(name) })),
      },
      rest: { op: "project", input, items: [all] },
    };
  },
  summary: ({ columns }) => listSummary(columns) || "choose columns",
  glue: { type: "SplitFields" },
  examples: [
    {
      name: "Names apart from numbers",
      settings: { columns: ["carrier", 'the "note"'] },
      inputs: {
        in: exampleTable({ carrier: "VARCHAR", delay: "BIGINT", 'the "note"': "VARCHAR" }, [
          ["UA", "61", "Zoë"],
          [null, null, ""],
        ]),
      },
    },
    {
      name: "No rows",
      settings: { columns: ["CARRIER"] },
      inputs: { in: exampleTable({ carrier: "VARCHAR", delay: "BIGINT" }, []) },
    },
    {
      name: "A column that is not there",
      settings: { columns: ["carier"] },
      inputs: { in: exampleTable({ carrier: "VARCHAR", delay: "BIGINT" }, [["UA", "61"]]) },
      fails: { bind: "has no column “carier”" },
    },
  ],
});
