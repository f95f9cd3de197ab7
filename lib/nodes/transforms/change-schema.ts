import { z } from "zod";
import { parseColumnType } from "../../model/column-type";
import { actualName, sameName } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField } from "../fields";
import { type Mapping, mappingExpression, mappingField } from "../mapping";

/** Renames, casts, drops and reorders columns; AWS Glue's ApplyMapping. */
export const changeSchema = defineNode({
  type: "change-schema",
  title: "Change schema",
  description:
    "Renames, casts, drops and reorders columns, also inside structs. Only the columns listed stay.",
  icon: "columns",
  category: "transform",
  family: "columns",
  keywords: ["apply mapping", "map", "rename", "cast", "type", "convert", "drop", "reorder", "select"],
  shortcut: "c",
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    mapping: mappingField({
      title: "Columns",
      help: "In the order of the result. Columns that are not listed are dropped; case does not matter.",
    }),
    onCastError: choiceField(["fail", "null"], {
      title: "When a value does not fit its new type",
      labels: { fail: "Fail the run", null: "Make it NULL" },
    }).default("fail"),
  }),
  method: { on: "table", name: "changeSchema", positional: ["mapping"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => ({
    op: "project",
    input: inputs.in.rel,
    items: settings.mapping
      .filter(({ dropped }) => !dropped)
      .map((mapping) => {
        const [root = "", ...fields] = mapping.from;
        const from = [actualName(inputs.in.columns, root), ...fields];
        const cast = settings.onCastError === "fail" ? "CAST" : "TRY_CAST";
        const column = inputs.in.columns.find(({ name }) => name === from[0]);
        const type = column ? parseColumnType(column.type) : null;
        return {
          kind: "column",
          name: mapping.to,
          expression: mappingExpression({ ...mapping, from }, cast, type),
        };
      }),
  }),
  summary: ({ mapping }) => (mapping?.length ? mappingSummary(mapping) : "choose columns"),
  glue: { type: "ApplyMapping" },
  examples: [
    {
      name: "Clean names and types",
      settings: {
        mapping: [
          { from: "ID", to: "id", type: "BIGINT" },
          { from: 'the "name"', to: "name" },
          { from: ["address", "city"], to: "order" },
          { from: "notes", to: "notes", dropped: true },
        ],
      },
      inputs: {
        in: exampleTable(
          {
            id: "VARCHAR",
            notes: "VARCHAR",
            'the "name"': "VARCHAR",
            address: "STRUCT(city VARCHAR, zip VARCHAR)",
          },
          [
            ["1", "x", "Zoë", "{'city': 'Zürich', 'zip': '8001'}"],
            ["9007199254740993", null, "", "{'city': NULL, 'zip': ''}"],
            [null, "", null, null],
          ],
        ),
      },
    },
    {
      name: "Values that do not fit become NULL",
      settings: {
        mapping: [
          {
            from: "reading",
            to: "reading",
            children: [
              { from: "taken", to: "day", type: "DATE" },
              { from: "v", to: "value", type: "DOUBLE" },
            ],
          },
        ],
        onCastError: "null",
      },
      inputs: {
        in: exampleTable({ reading: "STRUCT(taken VARCHAR, v VARCHAR, unit VARCHAR)" }, [
          ["{'taken': '2024-02-29', 'v': '1.5', 'unit': 'm'}"],
          ["{'taken': '2023-02-29', 'v': 'n/a', 'unit': NULL}"],
          [null],
        ]),
      },
    },
  ],
});

/** `5 columns · 2 renamed, 1 cast, 1 dropped`. */
function mappingSummary(mapping: readonly Partial<Mapping>[]): string {
  const kept = mapping.filter(({ dropped }) => !dropped);
  const renamed = kept.filter(({ from, to }) => from && to && !sameName(from.at(-1) ?? "", to)).length;
  const cast = kept.filter(({ type }) => type).length;
  const dropped = mapping.length - kept.length;
  const changes = [
    [renamed, "renamed"],
    [cast, "cast"],
    [dropped, "dropped"],
  ] as const;
  const told = changes.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return [`${kept.length} ${kept.length === 1 ? "column" : "columns"}`, told.join(", ")]
    .filter(Boolean)
    .join(" · ");
}
