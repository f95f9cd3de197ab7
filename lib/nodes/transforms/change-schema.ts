import { z } from "zod";
import { type Input, innerStep, type Project, type Rel } from "../../ir/rel";
import { parseColumnType } from "../../model/column-type";
import { asSql } from "../../model/sql-text";
import { freeName } from "../../sql/free-name";
import { quoteIdentifier, quoteText } from "../../sql/quote";
import { actualName, sameName } from "../column-names";
import { type BoundInput, defineNode, oneInput, rowsAndRejected } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField } from "../fields";
import { type MappedCast, type Mapping, mappedCasts, mappingExpression, mappingField } from "../mapping";

/** Renames, casts, drops and reorders columns; AWS Glue's ApplyMapping. */
export const changeSchema = defineNode({
  type: "change-schema",
  title: "Change schema",
  description:
    "Renames, casts, drops and reorders columns, also inside structs. Only the columns listed stay. Rows with a value that does not fit its new type can go to a second output, as they came, with the column, the value and the reason.",
  icon: "columns",
  category: "transform",
  family: "columns",
  keywords: ["apply mapping", "map", "rename", "cast", "type", "convert", "drop", "reorder", "select"],
  shortcut: "c",
  inputs: oneInput,
  outputs: rowsAndRejected,
  settings: z.strictObject({
    mapping: mappingField({
      title: "Columns",
      help: "In the order of the result. Columns that are not listed are dropped; case does not matter.",
    }),
    onCastError: choiceField(["fail", "null"], {
      title: "When a value does not fit its new type",
      help: "While something reads Rejected, the row goes there instead.",
      labels: { fail: "Fail the run", null: "Make it NULL" },
    }).default("fail"),
  }),
  method: { on: "table", name: "changeSchema", positional: ["mapping"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings, read, own }) => {
    const { columns, rel: input } = inputs.in;
    const kept = settings.mapping
      .filter(({ dropped }) => !dropped)
      .map((mapping) => {
        const [root = "", ...fields] = mapping.from;
        const name = actualName(columns, root);
        const type = parseColumnType(columns.find((column) => column.name === name)?.type ?? "");
        return { mapping: { ...mapping, from: [name, ...fields] }, type };
      });
    const rejects = read.has("rejected");
    const cast = settings.onCastError === "fail" && !rejects ? "CAST" : "TRY_CAST";
    const items = kept.map(({ mapping, type }) => ({
      kind: "column" as const,
      name: mapping.to,
      expression: mappingExpression(mapping, cast, type),
    }));
    if (!rejects) return { op: "project", input, items };
    const casts = kept.flatMap(({ mapping, type }) => mappedCasts(mapping, type));
    return divided(inputs.in, casts, items, own);
  },
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
    {
      name: "Rows that do not fit, to a second output",
      settings: {
        mapping: [
          { from: "ID", to: "id", type: "INTEGER" },
          { from: "at", to: "at", type: "TIMESTAMP" },
          { from: "list", to: "list", type: "INTEGER[]" },
          {
            from: "readings",
            to: "readings",
            children: [{ from: "v", to: "value", type: "DECIMAL(5,2)" }],
          },
        ],
      },
      reads: ["rejected"],
      inputs: {
        in: exampleTable(
          {
            id: "VARCHAR",
            at: "VARCHAR",
            list: "VARCHAR[]",
            readings: "STRUCT(v VARCHAR, unit VARCHAR)[]",
            reason: "VARCHAR",
          },
          [
            ["1", "2024-02-29T10:00:00+02:00", "['1', NULL]", "[{'v': '1.5', 'unit': 'm'}, NULL]", "fits"],
            ["x", "yesterday", "[]", "[]", "two casts fail"],
            [null, "2024-02-30", null, null, "no such day"],
            [null, null, "['1', 'two']", null, null],
            ["4", null, null, "[{'v': '1', 'unit': NULL}, {'v': '1234.5', 'unit': NULL}]", ""],
            [null, null, null, null, null],
          ],
        ),
      },
    },
    {
      name: "No rows, nothing to cast",
      settings: { mapping: [{ from: "select", to: 'the "new" name' }] },
      reads: ["rejected"],
      inputs: { in: exampleTable({ select: "BIGINT" }, []) },
    },
    {
      name: "A column that is not there",
      settings: { mapping: [{ from: "ide", to: "id" }] },
      inputs: { in: exampleTable({ id: "BIGINT" }, [["1"]]) },
      fails: { bind: "“Rows” has no column “ide”" },
    },
    {
      name: "A value that does not fit",
      settings: { mapping: [{ from: "id", to: "id", type: "INTEGER" }] },
      inputs: { in: exampleTable({ id: "VARCHAR" }, [["1"], ["9007199254740993"]]) },
      fails: { run: "9007199254740993" },
    },
  ],
});

/** The rows in which every cast fits, changed; and the others as they came, with the first cast that does not. */
function divided(
  input: BoundInput,
  casts: readonly MappedCast[],
  items: Project["items"],
  own: (step: string) => Input,
): Record<string, Rel> {
  const taken = input.columns.map(({ name }) => name);
  const failed = freeName("failed_cast", taken);
  const checked = innerStep("checked");
  const cases = (when: (cast: MappedCast, index: number) => string) => casts.map(when).join(" ");
  const first = cases(({ fails }, index) => `WHEN ${fails} THEN ${index + 1}`);
  const everything = { kind: "all" as const, except: [], replace: [], rename: [] };
  const rows = (condition: string): Rel => ({
    op: "filter",
    input: own(checked),
    condition: asSql(`${quoteIdentifier(failed)} IS ${condition}`),
  });
  const told = (name: string, text: (cast: MappedCast) => string) => ({
    kind: "column" as const,
    name: freeName(name, taken),
    expression: asSql(
      casts.length > 0
        ? `CASE ${quoteIdentifier(failed)} ${cases((cast, index) => `WHEN ${index + 1} THEN ${text(cast)}`)} END`
        : "CAST(NULL AS VARCHAR)",
    ),
  });
  return {
    [checked]: {
      op: "project",
      input: input.rel,
      items: [
        everything,
        {
          kind: "column",
          name: failed,
          expression: asSql(casts.length > 0 ? `CASE ${first} END` : "CAST(NULL AS INTEGER)"),
        },
      ],
    },
    out: { op: "project", input: rows("NULL"), items },
    rejected: {
      op: "project",
      input: rows("NOT NULL"),
      items: [
        { ...everything, except: [failed] },
        told("rejected_column", ({ path }) => quoteText(path)),
        told("rejected_value", ({ value }) => `CAST(${value} AS VARCHAR)`),
        told("reason", ({ type }) => quoteText(`does not fit ${type}`)),
      ],
    },
  };
}

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
