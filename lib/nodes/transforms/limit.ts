import { z } from "zod";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { integerField } from "../fields";

/** Keeps the first rows. */
export const limit = defineNode({
  type: "limit",
  title: "Limit",
  description:
    "Keeps the first rows, after skipping some on request. Which rows are first is certain only after a Sort.",
  icon: "list-end",
  category: "transform",
  family: "rows",
  keywords: ["first", "top", "head", "offset", "skip", "sample"],
  shortcut: "l",
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    count: integerField({ title: "Rows", help: "How many rows to keep at most." }),
    offset: integerField({ title: "Skip", help: "Rows to leave out first.", advanced: true }).default(0),
  }),
  method: { on: "table", name: "limit", positional: ["count"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { count, offset } }) => ({ op: "limit", input: inputs.in.rel, count, offset }),
  summary: ({ count, offset = 0 }) => {
    if (count === undefined) return "choose a number";
    const rows = `first ${count.toLocaleString("en-US")} ${count === 1 ? "row" : "rows"}`;
    return offset > 0 ? `${rows} after ${offset.toLocaleString("en-US")}` : rows;
  },
  glue: null,
  examples: [
    {
      name: "The second row",
      settings: { count: 1, offset: 1 },
      inputs: {
        in: exampleTable({ id: "BIGINT", select: "VARCHAR" }, [
          ["1", "a"],
          ["2", null],
          ["3", "ü"],
        ]),
      },
    },
    {
      name: "More than there are",
      settings: { count: 9007199254740991, offset: 1 },
      inputs: { in: exampleTable({ order: "BIGINT" }, [[null], [null]]) },
    },
    {
      name: "None of no rows",
      settings: { count: 0 },
      inputs: { in: exampleTable({ 'the "n"': "BIGINT" }, []) },
    },
  ],
});
