import { z } from "zod";
import { asSql } from "../../model/sql-text";
import { quoteIdentifier } from "../../sql/quote";
import { actualName } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnNameField, columnsField } from "../fields";
import { listSummary } from "../summaries";
import { withColumns } from "../with-columns";

/** Gives every row a random identifier; AWS Glue's UUID. */
export const uuid = defineNode({
  type: "uuid",
  title: "UUID",
  description:
    "Gives every row an identifier, a text of 36 characters. A random one differs from run to run; within a run, all that read it see the same. One that is made of columns is the same for the same values.",
  icon: "fingerprint",
  category: "transform",
  family: "values",
  keywords: ["guid", "hash", "unique", "identifier", "random", "key", "id"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    as: columnNameField({ title: "Column", help: "A name the input has is replaced." }).default("uuid"),
    of: columnsField({
      title: "Made of",
      help: "With columns here, equal values give an equal identifier, in every run. Empty makes it random.",
    }).default([]),
  }),
  method: { on: "table", name: "addUuid", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: { as, of } }) => {
    const names = of.map((name) => actualName(inputs.in.columns, name));
    return withColumns(inputs.in, [
      { name: as, expression: asSql(names.length > 0 ? madeOf(names) : RANDOM) },
    ]);
  },
  summary: ({ as = "uuid", of = [] }) =>
    [as, of.length > 0 ? `of ${listSummary(of)}` : ""].filter(Boolean).join(" "),
  glue: { type: "DynamicTransform", function: "gs_uuid" },
  examples: [
    {
      name: "A key for every row",
      settings: {},
      varies: ["uuid"],
      inputs: { in: exampleTable({ name: "VARCHAR" }, [["Zoë"], [""], [null]]) },
    },
    {
      name: "In place of a column",
      settings: { as: 'The "Key"' },
      varies: ['the "key"'],
      inputs: { in: exampleTable({ 'the "key"': "BIGINT", order: "VARCHAR" }, [["1", "a"]]) },
    },
    { name: "No rows", settings: {}, inputs: { in: exampleTable({ a: "VARCHAR" }, []) } },
    {
      name: "Equal for equal values",
      settings: { of: ["A", 'the "b"'] },
      inputs: {
        in: exampleTable({ a: "VARCHAR", 'the "b"': "INTEGER" }, [
          ["x", "1"],
          ["x", "1"],
          ["x1", null],
          [null, null],
        ]),
      },
    },
    {
      name: "Of a column that is not there",
      settings: { of: ["nme"] },
      inputs: { in: exampleTable({ name: "VARCHAR" }, [["x"]]) },
      fails: { bind: "“Rows” has no column “nme”" },
    },
  ],
});

const RANDOM = "CAST(uuid() AS VARCHAR)";

/** A UUID of version 8 (RFC 9562): a hash of the values, written so that no two lists of values look alike. */
function madeOf(names: readonly string[]): string {
  const values = names.map((name) => `CAST(${quoteIdentifier(name)} AS VARCHAR)`).join(", ");
  const hash = `md5(CAST(to_json([${values}]) AS VARCHAR))`;
  return `regexp_replace(${hash}, '^(.{8})(.{4}).(.{3}).(.{3})(.{12})$', '\\1-\\2-8\\3-8\\4-\\5')`;
}
