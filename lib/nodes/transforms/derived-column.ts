import { z } from "zod";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { namedExpressionsField } from "../fields";
import { listSummary, oneLine } from "../summaries";
import { withColumns } from "../with-columns";

/** Computes columns row by row. */
export const derivedColumn = defineNode({
  type: "derived-column",
  title: "Derived column",
  description:
    "Computes columns from the others. A new name is added at the end; an existing name is replaced in its place.",
  icon: "function",
  category: "transform",
  family: "values",
  keywords: ["compute", "calculate", "formula", "expression", "add", "replace", "with column"],
  shortcut: "d",
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    compute: namedExpressionsField(
      { title: "Columns", help: "Each an expression over the input's columns.", expects: "scalar" },
      1,
    ),
  }),
  method: { on: "table", name: "deriveColumns", positional: ["compute"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => withColumns(inputs.in, settings.compute),
  summary: ({ compute }) => {
    const [first] = compute ?? [];
    if (!first) return "write an expression";
    return compute?.length === 1
      ? `${first.name} = ${oneLine(first.expression)}`
      : listSummary(compute?.map(({ name }) => name));
  },
  glue: { type: "DynamicTransform" },
  examples: [
    {
      name: "Speed, and a tidied name",
      settings: {
        compute: {
          speed: "distance / nullif(minutes, 0) * 60",
          Name: "trim(name)",
          'is "late"': "minutes > 60",
        },
      },
      inputs: {
        in: exampleTable({ name: "VARCHAR", distance: "DOUBLE", minutes: "BIGINT" }, [
          ["  Zoë ", "300", "30"],
          ["", "10", "0"],
          [null, null, "61"],
        ]),
      },
    },
    {
      name: "No rows, names that need quotes",
      settings: { compute: { order: '"order" + 1 -- the next', 'the "new"': "NULL::DATE" } },
      inputs: { in: exampleTable({ order: "BIGINT" }, []) },
    },
    {
      name: "A column that is not there",
      settings: { compute: { speed: "distence / 2" } },
      inputs: { in: exampleTable({ distance: "DOUBLE" }, [["300"]]) },
      fails: { bind: "“Rows” has no column “distence”" },
    },
    {
      name: "A value that cannot be computed",
      settings: { compute: { n: "CAST(name AS INTEGER)" } },
      inputs: { in: exampleTable({ name: "VARCHAR" }, [["1"], ["one"]]) },
      fails: { run: "Could not convert string 'one' to INT32" },
    },
  ],
});
