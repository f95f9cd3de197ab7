import { z } from "zod";
import type { Rel } from "../../ir/rel";
import type { Column } from "../../model/column";
import { asSql } from "../../model/sql-text";
import { quoteIdentifier } from "../../sql/quote";
import { actualNames, repeatedName, sameName } from "../column-names";
import { commonType } from "../common-type";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, columnNameField, columnsField, toggleField, typeField } from "../fields";
import { listSummary } from "../summaries";
import { withColumns } from "../with-columns";

/** Turns columns into rows: Glue Studio's Unpivot. */
export const unpivot = defineNode({
  type: "unpivot",
  title: "Unpivot",
  description:
    "Turns columns into rows: one for each of them, with its name and its value; the other columns repeat. Values of different types become text, unless all are numbers, all dates and times, or a type is chosen.",
  icon: "unpivot",
  category: "transform",
  family: "reshape",
  keywords: ["melt", "columns to rows", "stack", "gather", "long", "normalize", "transpose"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z
    .strictObject({
      columns: columnsField({ title: "Columns" }, 1),
      these: choiceField(["turn", "stay"], {
        title: "These",
        labels: { turn: "Become rows", stay: "Stay; the others become rows" },
      }).default("turn"),
      name: columnNameField({ title: "Column for the names" }).default("name"),
      value: columnNameField({ title: "Column for the values" }).default("value"),
      nulls: toggleField({
        title: "Keep NULL values",
        help: "Off, a value that is NULL makes no row.",
      }).default(true),
      type: typeField({
        title: "Type of the values",
        help: "Empty finds one that fits.",
        advanced: true,
      }).optional(),
    })
    .superRefine(({ name, value }, context) => {
      if (sameName(name, value))
        context.addIssue({
          code: "custom",
          path: ["value"],
          message: `names and values cannot both be in “${value}”`,
        });
    }),
  method: { on: "table", name: "unpivot", positional: ["columns"] },
  version: 1,
  migrations: [],
  lower: ({ inputs: { in: input }, settings }) => {
    const { name, value, nulls, these } = settings;
    const chosen = actualNames(input.columns, settings.columns);
    const isChosen = (column: Column) => chosen.includes(column.name);
    const others = input.columns.filter((column) => !isChosen(column));
    const turned = these === "turn" ? chosen : others.map((column) => column.name);
    const staying = these === "turn" ? others : input.columns.filter(isChosen);
    if (turned.length === 0)
      throw new Error(`“${input.name}” has no other columns, so none would become rows.`);
    const twice = repeatedName([...staying.map((column) => column.name), name, value]);
    if (twice !== undefined)
      throw new Error(`“${twice}” stays, so names and values need columns of other names.`);
    const type = settings.type ?? commonType(input.columns.filter((column) => turned.includes(column.name)));
    const casts = turned.map((column) => ({
      name: column,
      expression: asSql(`CAST(${quoteIdentifier(column)} AS ${type})`),
    }));
    const cast: Rel = type === null ? input.rel : withColumns(input, casts);
    return { op: "unpivot", input: cast, columns: turned, nameAs: name, valueAs: value, includeNulls: nulls };
  },
  summary: ({ columns, these = "turn", name = "name", value = "value" }) =>
    columns?.length
      ? `${these === "stay" ? "all but " : ""}${listSummary(columns)} → ${name}, ${value}`
      : "choose columns",
  glue: { type: "DynamicTransform" },
  examples: [
    {
      name: "A row for each month",
      settings: { columns: ["jan", "FEB", 'the "march"'], name: "month", value: "sold" },
      inputs: {
        in: exampleTable({ item: "VARCHAR", jan: "INTEGER", feb: "DOUBLE", 'the "march"': "BIGINT" }, [
          ["tea", "1", "2.5", "3"],
          [null, null, null, "4"],
          ["tea", "1", "2.5", "3"],
        ]),
      },
    },
    {
      name: "All but the key, without NULLs",
      settings: { columns: ["order"], these: "stay", nulls: false },
      inputs: {
        in: exampleTable({ order: "BIGINT", a: "VARCHAR", b: "DATE", c: "BOOLEAN", d: "INTEGER[]" }, [
          ["1", "x", "2024-02-29", "true", "[1, NULL]"],
          ["2", "", null, null, null],
          [null, null, null, "false", "[]"],
        ]),
      },
    },
    {
      name: "Dates and times, as the type that is chosen",
      settings: { columns: ["first", "last"], type: "DATE" },
      inputs: {
        in: exampleTable({ id: "BIGINT", first: "VARCHAR", last: "TIMESTAMP" }, [
          ["1", "2024-01-01", "2024-01-02 12:00:00"],
          ["2", null, null],
        ]),
      },
    },
    {
      name: "No rows",
      settings: { columns: ["a"] },
      inputs: { in: exampleTable({ a: "BIGINT", b: "VARCHAR" }, []) },
    },
    {
      name: "A name that is taken",
      settings: { columns: ["a"], name: "ID" },
      inputs: { in: exampleTable({ id: "BIGINT", a: "BIGINT" }, []) },
      fails: { bind: "“ID” stays" },
    },
    {
      name: "A value that does not fit the type",
      settings: { columns: ["a", "b"], type: "BIGINT" },
      inputs: { in: exampleTable({ a: "VARCHAR", b: "BIGINT" }, [["many", "1"]]) },
      fails: { run: "many" },
    },
  ],
});
