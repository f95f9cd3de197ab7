import { z } from "zod";
import { actualName } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnField, columnNameField } from "../fields";

/** Gives one column another name. */
export const renameField = defineNode({
  type: "rename-field",
  title: "Rename field",
  description:
    "Gives one column another name; its place and the other columns stay. Change schema renames many at once.",
  icon: "pencil",
  category: "transform",
  family: "columns",
  keywords: ["column", "name", "alias", "call"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    from: columnField({ title: "Column" }),
    to: columnNameField({ title: "New name" }),
  }),
  method: { on: "table", name: "renameField", positional: ["from", "to"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { from, to } }) => ({
    op: "project",
    input: inputs.in.rel,
    items: [
      { kind: "all", except: [], replace: [], rename: [{ from: actualName(inputs.in.columns, from), to }] },
    ],
  }),
  summary: ({ from, to }) => (from ? `${from} → ${to || "…"}` : "choose a column"),
  glue: { type: "RenameField" },
  examples: [
    {
      name: "A name that needs quotes",
      settings: { from: "origin", to: 'the "origin"' },
      inputs: {
        in: exampleTable({ id: "BIGINT", origin: "VARCHAR", select: "VARCHAR" }, [
          ["1", "SFO", "a"],
          ["2", "", null],
          [null, null, "ß"],
        ]),
      },
    },
    {
      name: "Another case, no rows",
      settings: { from: "ORDER", to: "Order" },
      inputs: { in: exampleTable({ id: "BIGINT", order: "VARCHAR" }, []) },
    },
    {
      name: "A name that is taken",
      settings: { from: "origin", to: "ID" },
      inputs: { in: exampleTable({ id: "BIGINT", origin: "VARCHAR" }, [["1", "SFO"]]) },
      fails: { bind: "Two columns would be called" },
    },
    {
      name: "A column that is not there",
      settings: { from: "orgin", to: "from" },
      inputs: { in: exampleTable({ id: "BIGINT", origin: "VARCHAR" }, [["1", "SFO"]]) },
      fails: { bind: "“Rows” has no column “orgin”" },
    },
  ],
});
