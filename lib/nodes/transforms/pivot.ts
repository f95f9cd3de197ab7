import { z } from "zod";
import type { NamedExpression, Rel } from "../../ir/rel";
import { asSql, type SqlText } from "../../model/sql-text";
import { quoteIdentifier, quoteText } from "../../sql/quote";
import { actualNames, repeatedName, sameName } from "../column-names";
import { type BoundInput, defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, columnsField, textsField } from "../fields";
import { ascending } from "../row-order";
import { listSummary } from "../summaries";

const FUNCTIONS = {
  sum: { label: "Sum", call: (x: string) => `sum(${x})` },
  avg: { label: "Average", call: (x: string) => `avg(${x})` },
  min: { label: "Smallest", call: (x: string) => `min(${x})` },
  max: { label: "Greatest", call: (x: string) => `max(${x})` },
  count: { label: "Count", call: (x: string) => `count(${x})` },
  count_distinct: { label: "Count of different", call: (x: string) => `count(DISTINCT ${x})` },
  median: { label: "Median", call: (x: string) => `median(${x})` },
  stddev: { label: "Standard deviation", call: (x: string) => `stddev(${x})` },
  variance: { label: "Variance", call: (x: string) => `variance(${x})` },
} as const;
type FunctionName = keyof typeof FUNCTIONS;
const NAMES = Object.keys(FUNCTIONS) as [FunctionName, ...FunctionName[]];

const settings = z
  .strictObject({
    columns: columnsField(
      {
        title: "Columns to turn",
        help: "Each of their values becomes a column; those of several columns are joined: Jan_uk.",
      },
      1,
    ),
    compute: choiceField(NAMES, {
      title: "Compute the",
      labels: Object.fromEntries(NAMES.map((name) => [name, FUNCTIONS[name].label])) as Record<
        FunctionName,
        string
      >,
    }).default("sum"),
    values: columnsField({
      title: "Of",
      help: "Of several columns, each new column has the column's name too: Jan_sales. Empty counts rows.",
    }).default([]),
    by: columnsField({
      title: "One row for each",
      help: "Empty takes all columns that are neither turned nor computed.",
    }).default([]),
    from: choiceField(["data", "list"], {
      title: "New columns",
      help: "Values of the rows are looked up whenever the job is drawn or run; a list settles the columns for good.",
      labels: { data: "The values there are", list: "A list" },
    }).default("data"),
    list: textsField({
      title: "Values",
      help: "In the order of the columns; those of several columns joined by _. Rows with other values are left out of the new columns. null stands for no value.",
      when: { field: "from", is: ["list"] },
    }).default([]),
  })
  .superRefine(({ compute, values, from, list }, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (values.length === 0 && compute !== "count") issue("values", "is required");
    if (from !== "list") return;
    if (list.length === 0) issue("list", "is required");
    const repeated = repeatedName(list);
    if (repeated !== undefined) issue("list", `two columns are called “${repeated}”`);
  });

/** Turns rows into columns: AWS Glue's Pivot Rows Into Columns. */
export const pivot = defineNode({
  type: "pivot",
  title: "Pivot",
  description:
    "Turns rows into columns: one column for each value of the chosen columns, which holds a sum or the like of the rows with that value, and one row for each combination of the other columns.",
  icon: "pivot",
  category: "transform",
  family: "reshape",
  keywords: ["crosstab", "rows to columns", "wide", "spread", "transpose", "gs_pivot"],
  inputs: oneInput,
  outputs: oneOutput,
  settings,
  method: { on: "table", name: "pivot", positional: ["columns"] },
  version: 1,
  migrations: [],
  probe: ({ inputs, settings: { columns, from } }) =>
    from === "list"
      ? null
      : {
          rel: valuesOf(inputs.in, actualNames(inputs.in.columns, columns)),
          finds: "the values that become columns",
          instead: "List the values instead.",
        },
  lower: ({ inputs: { in: input }, settings: chosen, probed }) => {
    const columns = actualNames(input.columns, chosen.columns);
    const values = actualNames(input.columns, chosen.values);
    const isUsed = (name: string) => [...columns, ...values].some((one) => sameName(one, name));
    const by =
      chosen.by.length > 0
        ? actualNames(input.columns, chosen.by)
        : input.columns.map(({ name }) => name).filter((name) => !isUsed(name));
    const turned =
      chosen.from === "list"
        ? chosen.list.map((text) => listed(text, columns))
        : found(probed ?? [], columns);
    const aggregates = turned.flatMap(({ name, condition }) =>
      computed(name, chosen.compute, values, condition),
    );
    if (by.length + aggregates.length === 0)
      throw new Error(`“${input.name}” has no rows, so there are no values that could become columns.`);
    return {
      op: "aggregate",
      input: input.rel,
      groups: by.map((name) => ({ name, expression: quoteIdentifier(name) })),
      aggregates,
    };
  },
  summary: ({ columns, compute = "sum", values = [] }) => {
    if (!columns?.length) return "choose columns to turn";
    const what = values.length > 0 ? `${compute} of ${listSummary(values)}` : "rows counted";
    return `${what} by ${listSummary(columns)}`;
  },
  glue: { type: "DynamicTransform" },
  examples: [
    {
      name: "Sales by month and country",
      settings: { columns: ["Month", "country"], values: ["sales"] },
      inputs: {
        in: exampleTable(
          { product: "VARCHAR", month: "VARCHAR", country: "VARCHAR", sales: "DECIMAL(10,2)" },
          [
            ["tea", "Jan", "uk", "10.50"],
            ["tea", "Jan", "uk", "1.00"],
            ["tea", "Feb", "us", "2.00"],
            ["Kaffee", "Jan", null, "3.00"],
            [null, "Jan", "uk", null],
          ],
        ),
      },
    },
    {
      name: "Values from a list, of two columns",
      settings: {
        columns: ['the "year"'],
        compute: "max",
        values: ["order", "n"],
        by: ["region"],
        from: "list",
        list: ["2024", "null", "it's"],
      },
      inputs: {
        in: exampleTable(
          { region: "VARCHAR", 'the "year"': "VARCHAR", order: "BIGINT", n: "DOUBLE", x: "VARCHAR" },
          [
            ["eu", "2024", "1", "0.5", "a"],
            ["eu", "2024", "7", null, "b"],
            ["eu", "it's", "2", "1.5", "c"],
            ["us", null, "3", "2.5", "d"],
            ["us", "1999", "9", "9.5", "e"],
          ],
        ),
      },
    },
    {
      name: "Rows counted, with an empty text",
      settings: { columns: ["answer"], compute: "count" },
      inputs: {
        in: exampleTable({ who: "VARCHAR", answer: "VARCHAR" }, [
          ["a", "yes"],
          ["a", "yes"],
          ["b", ""],
          ["b", null],
        ]),
      },
    },
    {
      name: "Values of no rows",
      settings: { columns: ["month"], values: ["sales"] },
      inputs: { in: exampleTable({ product: "VARCHAR", month: "DATE", sales: "BIGINT" }, []) },
    },
    {
      name: "Listed values of no rows",
      settings: { columns: ["month"], values: ["sales"], from: "list", list: ["2024-01-01"] },
      inputs: { in: exampleTable({ month: "DATE", sales: "BIGINT" }, []) },
    },
    {
      name: "Values that differ in case only",
      settings: { columns: ["country"], values: ["sales"] },
      inputs: {
        in: exampleTable({ country: "VARCHAR", sales: "BIGINT" }, [
          ["uk", "1"],
          ["UK", "2"],
        ]),
      },
      fails: { bind: "Two values would become one column, “UK”" },
    },
  ],
});

/** The combinations of values there are, in their own order. */
function valuesOf({ rel }: BoundInput, columns: readonly string[]): Rel {
  const names = columns.map((_, index) => `value ${index + 1}`);
  return {
    op: "sort",
    input: {
      op: "distinct",
      input: {
        op: "project",
        input: rel,
        items: columns.map((name, index) => ({
          kind: "column",
          name: names[index] ?? name,
          expression: quoteIdentifier(name),
        })),
      },
      columns: null,
      order: [],
    },
    keys: names.map(ascending),
  };
}

interface Turned {
  name: string;
  /** For which rows it is computed. */
  condition: SqlText;
}

const NULL = "null";
const EMPTY = "empty";
const SEPARATOR = "_";

/** New columns of the values that were found. */
function found(rows: readonly (readonly (string | null)[])[], columns: readonly string[]): Turned[] {
  const turned = rows.map((values) => ({
    name: values.map((value) => value ?? NULL).join(SEPARATOR) || EMPTY,
    condition: asSql(columns.map((name, index) => isValue(name, values[index] ?? null)).join(" AND ")),
  }));
  const repeated = repeatedName(turned.map(({ name }) => name));
  if (repeated === undefined) return turned;
  const first = turned.find(({ name }) => sameName(name, repeated))?.name ?? repeated;
  throw new Error(
    `Two values would become one column, “${first}”: capital and small letters are the same in names of columns, and values of several columns are joined by _. Make the values equal, or list them.`,
  );
}

/** A new column of a listed value. */
const listed = (text: string, columns: readonly string[]): Turned => ({
  name: text || EMPTY,
  condition: asSql(
    `${columns.map((name) => `coalesce(${asText(name)}, ${quoteText(NULL)})`).join(` || ${quoteText(SEPARATOR)} || `)} = ${quoteText(text)}`,
  ),
});

const isValue = (column: string, value: string | null): string =>
  value === null ? `${quoteIdentifier(column)} IS NULL` : `${asText(column)} = ${quoteText(value)}`;

const asText = (column: string): string => `CAST(${quoteIdentifier(column)} AS VARCHAR)`;

function computed(
  name: string,
  compute: FunctionName,
  values: readonly string[],
  condition: SqlText,
): NamedExpression[] {
  const of = (call: string) => asSql(`${call} FILTER (WHERE ${condition})`);
  if (values.length === 0) return [{ name, expression: of("count(*)") }];
  return values.map((value) => ({
    name: values.length > 1 ? `${name}${SEPARATOR}${value}` : name,
    expression: of(FUNCTIONS[compute].call(quoteIdentifier(value))),
  }));
}
