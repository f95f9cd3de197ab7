import { z } from "zod";
import type { Column } from "../../model/column";
import { type ColumnType, parseColumnType, typeFamily } from "../../model/column-type";
import { asSql, type SqlText } from "../../model/sql-text";
import { quoteIdentifier, quoteText } from "../../sql/quote";
import { actualNames } from "../column-names";
import { defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { columnsField, field, textsField, toggleField } from "../fields";
import { fieldOf, mappingExpression } from "../mapping";
import { listSummary } from "../summaries";

/** Drops the columns that hold nothing; AWS Glue's DropNullFields. */
export const dropNullFields = defineNode({
  type: "drop-null-fields",
  title: "Drop null fields",
  description:
    "Drops columns, not rows: those in which every value is NULL, or counts as NULL. Which columns go depends on the rows, so they are looked at while the job is drawn and again when it runs.",
  icon: "eraser",
  category: "transform",
  family: "columns",
  keywords: ["null", "empty", "columns", "remove", "clean", "missing"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z.strictObject({
    emptyText: toggleField({
      title: "Empty text counts as NULL",
      help: "Also text of spaces only.",
    }).default(false),
    nullText: toggleField({ title: "The text “null” counts as NULL" }).default(false),
    minusOne: toggleField({ title: "The number -1 counts as NULL" }).default(false),
    texts: textsField({
      title: "Further texts that count as NULL",
      help: "Compared with text columns, without spaces around.",
    }).default([]),
    numbers: field(z.array(z.string().regex(/^[+-]?\d{1,38}$/, "is not a whole number")).max(1000), {
      title: "Further numbers that count as NULL",
      help: "Whole numbers, compared with columns of numbers.",
      widget: "texts",
    }).default([]),
    nested: toggleField({
      title: "Also inside structs",
      help: "A field of a struct goes in the same way; lists and maps stay whole.",
      advanced: true,
    }).default(true),
    columns: columnsField({
      title: "Columns to drop",
      help: "Settles them by hand: these are dropped whatever they hold, and no rows are looked at.",
      advanced: true,
    }).default([]),
  }),
  method: { on: "table", name: "dropNullFields", positional: [] },
  version: 1,
  migrations: [],
  probe: ({ inputs, settings }) =>
    settings.columns.length > 0
      ? null
      : {
          rel: {
            op: "aggregate",
            input: inputs.in.rel,
            groups: [],
            aggregates: [
              { name: "rows", expression: asSql("count(*)") },
              ...leavesOf(inputs.in.columns, settings.nested).map((leaf, index) => ({
                name: `values ${index}`,
                expression: countValues(leaf, settings),
              })),
            ],
          },
          finds: "columns without values",
          instead: "List the columns to drop under “Columns to drop”.",
        },
  lower: ({ inputs, settings, probed }) => {
    const { columns, rel, name } = inputs.in;
    if (settings.columns.length > 0) {
      const except = actualNames(columns, settings.columns);
      return { op: "project", input: rel, items: [{ kind: "all", except, replace: [], rename: [] }] };
    }
    const [rows, ...values] = probed?.[0] ?? [];
    const leaves = leavesOf(columns, settings.nested);
    // No rows say nothing about a column.
    const empty = leaves.filter((_, index) => Number(rows ?? 0) > 0 && values[index] === "0");
    const kept = columns.flatMap((column) => keptOf(column, leaves, empty) ?? []);
    if (kept.length === 0)
      throw new Error(`Every column of “${name}” holds nothing but NULL, so no column would be left.`);
    const stays = new Set(kept.map(({ column }) => column));
    return {
      op: "project",
      input: rel,
      items: [
        {
          kind: "all",
          except: columns.filter((column) => !stays.has(column)).map((column) => column.name),
          replace: kept.flatMap(({ column, expression }) =>
            expression === null ? [] : [{ name: column.name, expression }],
          ),
          rename: [],
        },
      ],
    };
  },
  summary: ({ columns = [], emptyText, nullText, minusOne, texts = [], numbers = [] }) => {
    if (columns.length > 0) return `without ${listSummary(columns)}`;
    const also = [
      emptyText ? "empty text" : "",
      nullText ? "“null”" : "",
      minusOne ? "-1" : "",
      ...texts.map((text) => `“${text}”`),
      ...numbers,
    ].filter(Boolean);
    return listSummary(["all NULL", ...also]);
  },
  glue: { type: "DropNullFields" },
  examples: [
    {
      name: "Columns without values",
      settings: { emptyText: true, minusOne: true, texts: ["n/a"] },
      inputs: {
        in: exampleTable(
          {
            id: "BIGINT",
            'the "notes"': "VARCHAR",
            order: "VARCHAR",
            spare: "DATE",
            level: "INTEGER",
            place: "STRUCT(city VARCHAR, code VARCHAR)",
            tags: "VARCHAR[]",
          },
          [
            ["1", "  ", "N/A", null, "-1", "{'city': 'Zürich', 'code': 'n/a'}", "[]"],
            [null, "n/a", "x", null, null, "{'city': NULL, 'code': NULL}", null],
          ],
        ),
      },
    },
    {
      name: "No rows say nothing",
      settings: {},
      inputs: { in: exampleTable({ a: "VARCHAR", "b c": "BIGINT" }, []) },
    },
    {
      name: "Columns settled by hand",
      settings: { columns: ["SPARE"] },
      inputs: { in: exampleTable({ spare: "VARCHAR", id: "BIGINT" }, [["kept no longer", "1"]]) },
    },
    {
      name: "Nothing left",
      settings: { nullText: true },
      inputs: {
        in: exampleTable({ a: "VARCHAR", b: "BIGINT" }, [
          ["null", null],
          [null, null],
        ]),
      },
      fails: { bind: "Every column of “Rows” holds nothing but NULL" },
    },
  ],
});

/** What is judged by itself: a column, or a field of a struct. */
interface Leaf {
  path: readonly string[];
  expression: SqlText;
  family: ReturnType<typeof typeFamily>;
}

const leavesOf = (columns: readonly Column[], nested: boolean): Leaf[] =>
  columns.flatMap(({ name, type }) =>
    leaves([name], quoteIdentifier(name), nested ? parseColumnType(type) : null, typeFamily(type)),
  );

function leaves(
  path: readonly string[],
  expression: SqlText,
  type: ColumnType | null,
  family: Leaf["family"],
): Leaf[] {
  if (type?.kind !== "struct" || type.fields.some(({ name }) => name === ""))
    return [{ path, expression, family }];
  return type.fields.flatMap((one) =>
    leaves([...path, one.name], fieldOf(expression, one.name), one.type, familyOf(one.type)),
  );
}

const familyOf = (type: ColumnType): Leaf["family"] =>
  type.kind === "scalar" ? typeFamily(type.name) : "nested";

/** How many values a leaf has: those that neither are NULL nor count as it. */
function countValues(
  { expression, family }: Leaf,
  settings: { emptyText: boolean; nullText: boolean; minusOne: boolean; texts: string[]; numbers: string[] },
): SqlText {
  const texts = [
    ...(settings.emptyText ? [""] : []),
    ...(settings.nullText ? ["null"] : []),
    ...settings.texts.map((text) => text.trim()),
  ];
  const numbers = [...(settings.minusOne ? ["-1"] : []), ...settings.numbers];
  if (family === "text" && texts.length > 0)
    return counted(`trim(CAST(${expression} AS VARCHAR)) NOT IN (${texts.map(quoteText).join(", ")})`);
  if (family === "number" && numbers.length > 0)
    return counted(`${expression} NOT IN (${numbers.join(", ")})`);
  return asSql(`count(${expression})`);
}

const counted = (condition: string): SqlText => asSql(`count(CASE WHEN ${condition} THEN 1 END)`);

/** A column that stays; with an expression where a struct loses fields. Null for one that goes. */
function keptOf(
  column: Column,
  all: readonly Leaf[],
  empty: readonly Leaf[],
): { column: Column; expression: SqlText | null } | null {
  const own = all.filter(({ path }) => path[0] === column.name);
  const stay = own.filter((leaf) => !empty.includes(leaf));
  if (stay.length === 0) return null;
  if (stay.length === own.length) return { column, expression: null };
  const children = childrenOf(stay.map(({ path }) => path.slice(1)));
  const mapping = { from: [column.name], to: column.name, dropped: false, children };
  return { column, expression: mappingExpression(mapping, "CAST", parseColumnType(column.type)) };
}

type Children = Parameters<typeof mappingExpression>[0]["children"];

function childrenOf(paths: readonly (readonly string[])[]): Children {
  const names = [...new Set(paths.map(([name = ""]) => name))];
  return names.map((name) => {
    const below = paths.filter(([first, second]) => first === name && second !== undefined);
    return {
      from: [name],
      to: name,
      dropped: false,
      children: childrenOf(below.map((path) => path.slice(1))),
    };
  });
}
