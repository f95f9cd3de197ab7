import { z } from "zod";
import { quoteIdentifier } from "../../sql/quote";
import { actualNames } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnsField } from "../fields";
import { listSummary } from "../summaries";

/** Keeps some columns, in the order they are listed. */
export const selectFields = defineNode({
  type: "select-fields",
  title: "Select fields",
  description: "Keeps the listed columns, in that order, and leaves out the others.",
  icon: "list-checks",
  category: "transform",
  family: "columns",
  keywords: ["columns", "keep", "project", "choose", "reorder"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    columns: columnsField({ title: "Columns to keep", help: "In the order of the result." }, 1),
  }),
  method: { on: "table", name: "selectFields", positional: ["columns"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => ({
    op: "project",
    input: inputs.in.rel,
    items: actualNames(inputs.in.columns, settings.columns).map((name) => ({
      kind: "column",
      name,
      expression: quoteIdentifier(name),
    })),
  }),
  summary: ({ columns }) => listSummary(columns) || "choose columns",
  glue: { type: "SelectFields" },
  examples: [
    {
      name: "Two columns, turned around",
      settings: { columns: ["order", 'the "name"'] },
      inputs: {
        in: exampleTable({ 'the "name"': "VARCHAR", id: "BIGINT", order: "BIGINT" }, [
          ["Zoë", "1", "10"],
          ["", "2", null],
          [null, null, "-3"],
        ]),
      },
    },
    {
      name: "No rows, one column twice",
      settings: { columns: ["ID", "id"] },
      inputs: { in: exampleTable({ name: "VARCHAR", id: "BIGINT" }, []) },
    },
    {
      name: "A column that is not there",
      settings: { columns: ["id", "nmae"] },
      inputs: { in: exampleTable({ id: "BIGINT", name: "VARCHAR" }, [["1", "Zoë"]]) },
      fails: { bind: "“Rows” has no column “nmae”" },
    },
  ],
});
