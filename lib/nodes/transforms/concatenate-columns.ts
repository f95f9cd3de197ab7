import { z } from "zod";
import { asSql } from "../../model/sql-text";
import { quoteIdentifier, quoteText } from "../../sql/quote";
import { actualName } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, columnNameField, columnsField, textField, toggleField } from "../fields";
import { withColumns } from "../with-columns";

/** Joins the texts of columns; AWS Glue's Concatenate Columns. */
export const concatenateColumns = defineNode({
  type: "concatenate-columns",
  title: "Concatenate columns",
  description:
    "Puts the values of several columns one behind the other into a new column of text, with a spacer between them.",
  icon: "combine",
  category: "transform",
  family: "values",
  keywords: ["concat", "join", "append", "text", "string", "spacer", "separator", "combine"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    columns: columnsField({ title: "Columns", help: "In the order of the result." }, 1),
    as: columnNameField({ title: "New column", help: "A name the input has is replaced." }),
    spacer: textField({ title: "Spacer", help: "Stands between two values." }).default(""),
    nulls: choiceField(["text", "skip", "null"], {
      title: "Where a value is NULL",
      labels: {
        text: "Put a text in its place",
        skip: "Leave it out, with its spacer",
        null: "Make the whole NULL",
      },
    }).default("text"),
    nullText: textField({
      title: "Text for NULL",
      when: { field: "nulls", is: ["text"] },
    }).default(""),
    dropColumns: toggleField({ title: "Drop the columns it is made of" }).default(false),
  }),
  method: { on: "table", name: "concatenateColumns", positional: ["columns", "as"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { columns, as, spacer, nulls, nullText, dropColumns } }) => {
    const names = columns.map((name) => actualName(inputs.in.columns, name));
    const texts = names.map((name) => `CAST(${quoteIdentifier(name)} AS VARCHAR)`);
    const parts = nulls === "text" ? texts.map((text) => `coalesce(${text}, ${quoteText(nullText)})`) : texts;
    const joined = `concat_ws(${quoteText(spacer)}, ${parts.join(", ")})`;
    const isNull = names.map((name) => `${quoteIdentifier(name)} IS NULL`).join(" OR ");
    const expression = asSql(nulls === "null" ? `CASE WHEN ${isNull} THEN NULL ELSE ${joined} END` : joined);
    return withColumns(inputs.in, [{ name: as, expression }], dropColumns ? names : []);
  },
  summary: ({ columns = [], as, spacer = "" }) =>
    columns.length > 0 ? `${as ?? "…"} = ${columns.slice(0, 4).join(spacer || " + ")}` : "choose columns",
  glue: { type: "DynamicTransform", function: "gs_concat" },
  examples: [
    {
      name: "A date of its parts",
      settings: { columns: ["YEAR", "month", 'the "day"'], as: "date", spacer: "-", nullText: "??" },
      inputs: {
        in: exampleTable({ 'the "day"': "VARCHAR", month: "VARCHAR", year: "INTEGER" }, [
          ["29", "02", "2024"],
          ["", null, "2024"],
          [null, null, null],
        ]),
      },
    },
    {
      name: "NULL makes it NULL",
      settings: { columns: ["a", "a", "order"], as: "Order", nulls: "null" },
      inputs: {
        in: exampleTable({ a: "DOUBLE", order: "VARCHAR[]" }, [
          ["1.5", "[x, NULL]"],
          [null, "[]"],
        ]),
      },
    },
    {
      name: "NULL left out, columns dropped",
      settings: { columns: ["a", "b"], as: "both", spacer: "it's, ", nulls: "skip", dropColumns: true },
      inputs: {
        in: exampleTable({ a: "VARCHAR", b: "VARCHAR", c: "BOOLEAN" }, [
          ["ä", "ß", "true"],
          [null, "ß", null],
          [null, null, null],
        ]),
      },
    },
    {
      name: "A column that is not there",
      settings: { columns: ["yaer"], as: "date" },
      inputs: { in: exampleTable({ year: "INTEGER" }, []) },
      fails: { bind: "“Rows” has no column “yaer”" },
    },
  ],
});
