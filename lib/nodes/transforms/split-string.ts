import { z } from "zod";
import { asSql } from "../../model/sql-text";
import { quoteIdentifier, quoteText } from "../../sql/quote";
import { actualName } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, columnField, columnNameField, requiredText } from "../fields";
import { withColumns } from "../with-columns";

/** Breaks a text into a list; AWS Glue's Split String. */
export const splitString = defineNode({
  type: "split-string",
  title: "Split string",
  description:
    "Breaks a text into a list of texts, at every match of a pattern. Array To Columns makes columns of the list, Explode makes rows.",
  icon: "scissors",
  category: "transform",
  family: "values",
  keywords: ["split", "tokens", "list", "array", "delimiter", "separator", "regex"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    column: columnField({ title: "Column" }),
    pattern: requiredText({ title: "Split at", placeholder: "," }),
    kind: choiceField(["regex", "text"], {
      title: "What is it?",
      labels: { regex: "A regular expression", text: "A text, taken as it is" },
      help: "Regular expressions are RE2's; in them, a dot, a bar or a bracket needs a backslash.",
    }).default("regex"),
    as: columnNameField({ title: "New column", help: "Empty replaces the column." }).optional(),
  }),
  method: { on: "table", name: "splitString", positional: ["column", "pattern"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { column, pattern, kind, as } }) => {
    const name = actualName(inputs.in.columns, column);
    const split = kind === "regex" ? "string_split_regex" : "string_split";
    const expression = asSql(`${split}(CAST(${quoteIdentifier(name)} AS VARCHAR), ${quoteText(pattern)})`);
    return withColumns(inputs.in, [{ name: as ?? name, expression }]);
  },
  summary: ({ column, pattern = "" }) => (column ? `${column} at ${pattern || "…"}` : "choose a column"),
  glue: { type: "DynamicTransform", function: "gs_split" },
  examples: [
    {
      name: "Categories",
      settings: { column: "Categories", pattern: "\\s*,\\s*", as: "categories_arr" },
      inputs: {
        in: exampleTable({ id: "BIGINT", categories: "VARCHAR" }, [
          ["1", "sports , winter"],
          ["2", "jeux,été,"],
          ["3", ""],
          ["4", null],
        ]),
      },
    },
    {
      name: "In place, at a text",
      settings: { column: 'the "path"', pattern: ".", kind: "text" },
      inputs: { in: exampleTable({ 'the "path"': "VARCHAR", order: "INTEGER" }, [["a.b.", "1"]]) },
    },
    {
      name: "A pattern that does not end",
      settings: { column: "a", pattern: "(," },
      inputs: { in: exampleTable({ a: "VARCHAR" }, [["x"]]) },
      fails: { bind: "missing )" },
    },
  ],
});
