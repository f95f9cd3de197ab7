import { z } from "zod";
import { actualNames } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnsField } from "../fields";
import { listSummary } from "../summaries";

/** Leaves out some columns. */
export const dropFields = defineNode({
  type: "drop-fields",
  title: "Drop fields",
  description: "Leaves out the listed columns and keeps the others.",
  icon: "list-x",
  category: "transform",
  family: "columns",
  keywords: ["columns", "remove", "exclude", "delete", "without"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    columns: columnsField({ title: "Columns to drop" }, 1),
  }),
  method: { on: "table", name: "dropFields", positional: ["columns"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => {
    const { columns, rel, name } = inputs.in;
    const except = actualNames(columns, settings.columns);
    if (columns.every((column) => except.includes(column.name)))
      throw new Error(`No column of “${name}” would be left.`);
    return { op: "project", input: rel, items: [{ kind: "all", except, replace: [], rename: [] }] };
  },
  summary: ({ columns }) => (columns?.length ? `without ${listSummary(columns)}` : "choose columns"),
  glue: { type: "DropFields" },
  examples: [
    {
      name: "Without the notes",
      settings: { columns: ['the "notes"', "Group"] },
      inputs: {
        in: exampleTable({ id: "BIGINT", 'the "notes"': "VARCHAR", group: "VARCHAR", city: "VARCHAR" }, [
          ["1", "x", "a", "Zürich"],
          ["2", null, "", ""],
          [null, "", null, null],
        ]),
      },
    },
    {
      name: "No rows",
      settings: { columns: ["order"] },
      inputs: { in: exampleTable({ order: "VARCHAR", id: "BIGINT" }, []) },
    },
    {
      name: "A column that is not there",
      settings: { columns: ["note"] },
      inputs: { in: exampleTable({ id: "BIGINT", notes: "VARCHAR" }, [["1", null]]) },
      fails: { bind: "“Rows” has no column “note”" },
    },
    {
      name: "Every column",
      settings: { columns: ["id", "NAME"] },
      inputs: { in: exampleTable({ id: "BIGINT", name: "VARCHAR" }, [["1", null]]) },
      fails: { bind: "No column of “Rows” would be left." },
    },
  ],
});
