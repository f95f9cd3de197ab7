import { z } from "zod";
import { parseColumnType } from "../../model/column-type";
import { asSql } from "../../model/sql-text";
import { quoteIdentifier } from "../../sql/quote";
import { actualName } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnField, namedNumbersField, toggleField } from "../fields";
import { listSummary } from "../summaries";
import { withColumns } from "../with-columns";

/** Turns elements of a list into columns; AWS Glue's Array To Columns. */
export const arrayToColumns = defineNode({
  type: "array-to-columns",
  title: "Array to columns",
  description:
    "Turns elements of a list into columns, each by its place in the list. Where a list is too short, the column is NULL.",
  icon: "brackets",
  category: "transform",
  family: "reshape",
  keywords: ["list", "array", "elements", "columns", "spread", "tokens", "nth"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    column: columnField({ title: "List" }),
    columns: namedNumbersField(
      {
        title: "Columns",
        help: "Each with the place of its element: 1 is the first, -1 the last. A name the input has is replaced.",
        placeholder: "1",
      },
      z.number().int().min(-1_000_000).max(1_000_000),
      1,
    ),
    dropList: toggleField({ title: "Drop the list" }).default(false),
  }),
  method: { on: "table", name: "arrayToColumns", positional: ["column", "columns"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { column, columns, dropList } }) => {
    const name = actualName(inputs.in.columns, column);
    const type = inputs.in.columns.find((one) => one.name === name)?.type ?? "";
    if (parseColumnType(type)?.kind !== "list")
      throw new Error(
        `“${name}” of “${inputs.in.name}” is ${type}, not a list. Split String makes a list of a text, Parse JSON Column of JSON.`,
      );
    if (columns.some(({ number }) => number === 0))
      throw new Error("No element of a list has the place 0: 1 is the first, -1 the last.");
    const computed = columns.map(({ name: as, number: place }) => ({
      name: as,
      expression: asSql(`list_extract(${quoteIdentifier(name)}, ${place})`),
    }));
    return withColumns(inputs.in, computed, dropList ? [name] : []);
  },
  summary: ({ column, columns = [] }) =>
    column ? `${column} → ${listSummary(columns.map(({ name }) => name)) || "…"}` : "choose a list",
  glue: { type: "DynamicTransform", function: "gs_array_to_cols" },
  examples: [
    {
      name: "Parts of a name",
      settings: { column: "PARTS", columns: { first: 1, last: -1, 'the "third"': 3 } },
      inputs: {
        in: exampleTable({ id: "BIGINT", parts: "VARCHAR[]" }, [
          ["1", "[Zoë, Maria, Müller]"],
          ["2", "[Plato]"],
          ["3", "[]"],
          ["4", null],
          ["5", "[NULL, '', x]"],
        ]),
      },
    },
    {
      name: "In place of the list, without rows",
      settings: { column: "order", columns: { Order: 2, b: 1 }, dropList: true },
      inputs: { in: exampleTable({ order: "INTEGER[]", a: "VARCHAR" }, []) },
    },
    {
      name: "Not a list",
      settings: { column: "name", columns: { first: 1 } },
      inputs: { in: exampleTable({ name: "VARCHAR" }, [["a b"]]) },
      fails: { bind: "“name” of “Rows” is VARCHAR, not a list. Split String makes a list" },
    },
    {
      name: "A place that is none",
      settings: { column: "names", columns: { first: 0 } },
      inputs: { in: exampleTable({ names: "VARCHAR[]" }, []) },
      fails: { bind: "No element of a list has the place 0: 1 is the first, -1 the last." },
    },
  ],
});
