import { z } from "zod";
import { asSql } from "../../model/sql-text";
import { jsonPath } from "../../sql/json-path";
import { quoteText } from "../../sql/quote";
import { actualName } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, columnField, namedTextsField, toggleField } from "../fields";
import { jsonOf } from "../json-column";
import { listSummary } from "../summaries";
import { withColumns } from "../with-columns";

/** Takes values out of JSON into columns; AWS Glue's Extract JSON Path. */
export const extractJsonPath = defineNode({
  type: "extract-json-path",
  title: "Extract JSON path",
  description:
    "Takes values out of a column of JSON, each by its path, into columns of text. Objects and lists come as JSON.",
  icon: "braces",
  category: "transform",
  family: "values",
  keywords: ["json", "path", "extract", "get_json_object", "field", "nested", "parse"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    column: columnField({ title: "Column of JSON" }),
    columns: namedTextsField(
      {
        title: "New columns",
        help: "Each with the path of its value: city, address.city, $['a b'], items[0].price, items[*].price. A name the input has is replaced.",
        placeholder: "address.city",
      },
      1,
    ),
    dropColumn: toggleField({ title: "Drop the column of JSON" }).default(false),
    onError: choiceField(["null", "fail"], {
      title: "Where a text is not JSON",
      labels: { null: "Make it NULL", fail: "Fail the run" },
    }).default("null"),
  }),
  method: { on: "table", name: "extractJsonPath", positional: ["column", "columns"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { column, columns, dropColumn, onError } }) => {
    const name = actualName(inputs.in.columns, column);
    const json = jsonOf(inputs.in, name, onError === "fail" ? "CAST" : "TRY_CAST");
    const computed = columns.map(({ name: as, text }) => {
      const found = jsonPath(text);
      if (!found.ok)
        throw new Error(
          `“${text}” of “${as}” is no JSON path${found.error && found.error !== text ? `: “${found.error}” is not understood` : ""}. Paths are like address.city, $['a b'] or items[0].price.`,
        );
      const path = quoteText(found.value.path);
      const expression = found.value.many
        ? `CAST(to_json(json_extract(${json}, ${path})) AS VARCHAR)`
        : `json_extract_string(${json}, ${path})`;
      return { name: as, expression: asSql(expression) };
    });
    return withColumns(inputs.in, computed, dropColumn ? [name] : []);
  },
  summary: ({ column, columns = [] }) =>
    column ? `${column} → ${listSummary(columns.map(({ name }) => name)) || "…"}` : "choose a column",
  glue: { type: "DynamicTransform", function: "gs_extract_json" },
  examples: [
    {
      name: "Some of an order",
      settings: {
        column: "PAYLOAD",
        columns: {
          city: "address.city",
          first: "$.items[0].price",
          prices: "items[*].price",
          'the "note"': "$['a. note']",
          address: "address",
        },
      },
      inputs: {
        in: exampleTable({ id: "BIGINT", payload: "VARCHAR" }, [
          [
            "1",
            '{"address": {"city": "Zürich"}, "items": [{"price": 1.50}, {"price": "2"}], "a. note": "it\'s"}',
          ],
          ["2", '{"address": {"city": null}, "items": []}'],
          ["3", "{not json"],
          ["4", ""],
          ["5", null],
        ]),
      },
    },
    {
      name: "In place of a struct",
      settings: { column: "order", columns: { a: "a", Order: "b.c" }, dropColumn: true },
      inputs: {
        in: exampleTable({ order: "STRUCT(a INTEGER, b STRUCT(c VARCHAR))", x: "BOOLEAN" }, [
          ["{'a': 1, 'b': {'c': 'y'}}", "true"],
          [null, null],
        ]),
      },
    },
    {
      name: "No rows",
      settings: { column: "a", columns: { b: "b" } },
      inputs: { in: exampleTable({ a: "JSON" }, []) },
    },
    {
      name: "A path that is none",
      settings: { column: "a", columns: { b: "$.b[?(@.c)]" } },
      inputs: { in: exampleTable({ a: "JSON" }, []) },
      fails: { bind: "“$.b[?(@.c)]” of “b” is no JSON path: “[?(@.c)]” is not understood." },
    },
    {
      name: "A text that is not JSON",
      settings: { column: "a", columns: { b: "b" }, onError: "fail" },
      inputs: { in: exampleTable({ a: "VARCHAR" }, [['{"b": 1}'], ["{oops"]]) },
      fails: { run: "{oops" },
    },
  ],
});
