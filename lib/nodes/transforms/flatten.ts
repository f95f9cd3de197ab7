import { z } from "zod";
import type { ProjectItem } from "../../ir/rel";
import { type ColumnType, parseColumnType } from "../../model/column-type";
import { asSql, type SqlText } from "../../model/sql-text";
import { quoteIdentifier } from "../../sql/quote";
import { actualNames } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnsField, integerField, textField } from "../fields";
import { fieldOf } from "../mapping";
import { listSummary } from "../summaries";

/** Turns the fields of structs into columns; AWS Glue's Flatten. */
export const flatten = defineNode({
  type: "flatten",
  title: "Flatten",
  description:
    "Turns the fields of structs into columns of their own, however deep they are nested. Lists and maps stay as they are; Explode makes rows of them.",
  icon: "unnest",
  category: "transform",
  family: "reshape",
  keywords: ["struct", "nested", "json", "unnest", "relationalize", "fields", "columns"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    separator: textField({
      title: "Separator",
      help: "Stands between the names of a struct and its field: address.city.",
    }).default("."),
    maxLevels: integerField({
      title: "Most levels",
      help: "1 opens the outermost structs only. Empty opens all.",
      min: 1,
      max: 100,
    }).optional(),
    columns: columnsField({
      title: "Columns",
      help: "Structs to open; empty opens every one.",
      advanced: true,
    }).default([]),
  }),
  method: { on: "table", name: "flatten", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { separator, maxLevels = Number.POSITIVE_INFINITY, columns } }) => {
    const chosen = actualNames(inputs.in.columns, columns);
    return {
      op: "project",
      input: inputs.in.rel,
      items: inputs.in.columns.flatMap(({ name, type }) =>
        opened(name, quoteIdentifier(name), parseColumnType(type), {
          separator,
          levels: chosen.length === 0 || chosen.includes(name) ? maxLevels : 0,
        }),
      ),
    };
  },
  summary: ({ separator = ".", maxLevels, columns = [] }) =>
    [
      columns.length > 0 ? listSummary(columns) : "all structs",
      maxLevels === undefined ? "" : `${maxLevels} ${maxLevels === 1 ? "level" : "levels"}`,
      separator === "." ? "" : `a${separator}b`,
    ]
      .filter(Boolean)
      .join(" · "),
  glue: { type: "DynamicTransform", function: "gs_flatten" },
  examples: [
    {
      name: "Address and place",
      settings: {},
      inputs: {
        in: exampleTable(
          {
            id: "BIGINT",
            address: 'STRUCT(city VARCHAR, "the ""zip""" VARCHAR, pos STRUCT(lat DOUBLE, lon DOUBLE))',
            tags: "STRUCT(k VARCHAR)[]",
            order: "VARCHAR",
          },
          [
            [
              "1",
              "{'city': 'Zürich', 'the \"zip\"': '8001', 'pos': {'lat': 47.4, 'lon': 8.5}}",
              "[{'k': 'a'}]",
              "x",
            ],
            ["2", "{'city': NULL, 'the \"zip\"': '', 'pos': NULL}", "[]", null],
            [null, null, null, ""],
          ],
        ),
      },
    },
    {
      name: "One level, another separator",
      settings: { separator: "_", maxLevels: 1, columns: ["A"] },
      inputs: {
        in: exampleTable({ a: "STRUCT(b STRUCT(c INTEGER), d INTEGER)", e: "STRUCT(f INTEGER)" }, [
          ["{'b': {'c': 1}, 'd': 2}", "{'f': 3}"],
        ]),
      },
    },
    {
      name: "No rows",
      settings: {},
      inputs: { in: exampleTable({ a: 'STRUCT("select" INTEGER)' }, []) },
    },
    {
      name: "A name that is taken",
      settings: { separator: "_" },
      inputs: { in: exampleTable({ a: "STRUCT(b INTEGER)", A_B: "INTEGER" }, [["{'b': 1}", "2"]]) },
      fails: { bind: "Two columns would be called “A_B”" },
    },
  ],
});

function opened(
  name: string,
  expression: SqlText,
  type: ColumnType | null,
  { separator, levels }: { separator: string; levels: number },
): ProjectItem[] {
  if (type?.kind !== "struct" || levels <= 0) return [{ kind: "column", name, expression }];
  return type.fields.flatMap((field, index) =>
    opened(
      `${name}${separator}${field.name || index + 1}`,
      field.name === ""
        ? asSql(`struct_extract(${expression}, ${index + 1})`)
        : fieldOf(expression, field.name),
      field.type,
      { separator, levels: levels - 1 },
    ),
  );
}
