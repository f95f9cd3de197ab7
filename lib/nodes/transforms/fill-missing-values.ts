import { z } from "zod";
import type { Join, NamedExpression, Rel } from "../../ir/rel";
import type { Column } from "../../model/column";
import { typeFamily } from "../../model/column-type";
import { asSql, type SqlText } from "../../model/sql-text";
import { freeName } from "../../sql/free-name";
import { quoteIdentifier, quoteText } from "../../sql/quote";
import { actualName, actualNames, sameName } from "../column-names";
import { type BoundInput, defineNode, oneInput, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import {
  choiceField,
  columnField,
  columnNameField,
  columnsField,
  sortKeysField,
  textField,
  toggleField,
} from "../fields";
import { coefficientOf, groupOf, MEAN, meanOf, regressionModel } from "../linear-regression";
import { listSummary } from "../summaries";
import { windowOver } from "../windows";
import { withColumns } from "../with-columns";

const METHODS = ["auto", "mean", "median", "mode", "constant", "forward", "backward", "regression"] as const;
type Method = (typeof METHODS)[number];

const LABELS: Readonly<Record<Method, string>> = {
  auto: "Automatic",
  mean: "Mean",
  median: "Median",
  mode: "Most frequent value",
  constant: "A constant",
  forward: "The value before, by an order",
  backward: "The value after, by an order",
  regression: "Linear regression",
};

/** Predictors chosen by themselves; each adds a step and some thirty covariances. */
const MOST_PREDICTORS = 8;

/** Fills the gaps of a column; AWS Glue's FillMissingValues, whose model is random forests and regressions. */
export const fillMissingValues = defineNode({
  type: "fill-missing-values",
  title: "Fill missing values",
  description:
    "Fills the gaps of a column, in a new column beside it or in place: with a mean, a median, the most frequent value, a constant, the neighbour in an order, or an estimate from the other columns of numbers.",
  icon: "paint-bucket",
  category: "transform",
  family: "values",
  keywords: ["impute", "null", "missing", "gap", "mean", "median", "interpolate", "coalesce", "regression"],
  inputs: oneInput,
  outputs: oneOutput,
  settings: z
    .strictObject({
      column: columnField({ title: "Column" }),
      method: choiceField(METHODS, {
        title: "Fill with",
        help: "Automatic estimates numbers by a linear regression, and takes the most frequent value of anything else. A regression learns from the rows that have all values; where a predictor is NULL, its mean stands in.",
        labels: LABELS,
      }).default("auto"),
      value: textField({
        title: "Constant",
        help: "Cast to the column's type.",
        when: { field: "method", is: ["constant"] },
      }).default(""),
      order: sortKeysField(
        {
          title: "Order",
          help: "What is before and after.",
          expects: "scalar",
          when: { field: "method", is: ["forward", "backward"] },
        },
        0,
      ).default([]),
      predictors: columnsField({
        title: "Estimate from",
        help: `Columns of numbers. Empty takes the other ones of the input, ${MOST_PREDICTORS} at most.`,
        when: { field: "method", is: ["auto", "regression"] },
      }).default([]),
      by: columnsField({
        title: "Within each",
        help: "Fills each combination of their values by itself. NULL is a value.",
      }).default([]),
      inPlace: toggleField({ title: "Fill the column itself" }).default(false),
      as: columnNameField({
        title: "New column",
        help: "Empty calls it like the column, with “_filled”.",
        when: { field: "inPlace", is: [false] },
      }).optional(),
      emptyText: toggleField({
        title: "Empty text is missing",
        help: "In a column of text.",
        advanced: true,
      }).default(true),
    })
    .superRefine(({ method, order, predictors }, context) => {
      if ((method === "forward" || method === "backward") && order.length === 0)
        context.addIssue({ code: "custom", path: ["order"], message: "is required" });
      if (predictors.length > 20)
        context.addIssue({ code: "custom", path: ["predictors"], message: "cannot be more than 20 columns" });
    }),
  method: { on: "table", name: "fillMissing", positional: ["column"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => {
    const input = inputs.in;
    const name = actualName(input.columns, settings.column);
    const type = input.columns.find((column) => column.name === name)?.type ?? "VARCHAR";
    const isText = type.toUpperCase() === "VARCHAR";
    const gap: Gap = {
      name,
      type,
      value: asSql(
        settings.emptyText && isText ? `nullif(${quoteIdentifier(name)}, '')` : quoteIdentifier(name),
      ),
      as: settings.inPlace ? name : (settings.as ?? `${name}_filled`),
      by: actualNames(input.columns, settings.by),
    };
    const predictors = predictorsOf(input, gap, settings.predictors);
    const method = settings.method === "auto" ? chosen(type, predictors) : settings.method;
    switch (method) {
      case "constant":
        return filled(input, input.rel, gap, `CAST(${quoteText(settings.value)} AS ${type})`);
      case "mode":
        return byStatistic(input, gap, `mode(${gap.value} ORDER BY ${gap.value})`);
      case "mean":
      case "median":
        refuseUnless(["number", "time"], input, gap, `a ${method} needs numbers or times`);
        return byStatistic(input, gap, `${method === "mean" ? "avg" : "median"}(${gap.value})`);
      case "forward":
      case "backward":
        return byNeighbour(input, gap, method, settings.order);
      case "regression":
        refuseUnless(["number"], input, gap, "a regression needs numbers");
        if (predictors.length === 0)
          throw new Error(
            `“${input.name}” has no other column of numbers to estimate “${name}” from. Choose mean or median.`,
          );
        return byRegression(input, gap, predictors);
    }
  },
  summary: ({ column, method = "auto", by = [] }) =>
    column
      ? [`${column} · ${LABELS[method].toLowerCase()}`, by.length > 0 ? `by ${listSummary(by)}` : ""]
          .filter(Boolean)
          .join(" ")
      : "choose a column",
  glue: { type: "FillMissingValues" },
  examples: [
    {
      name: "Estimated from the other numbers",
      settings: { column: "PRICE" },
      inputs: {
        in: exampleTable(
          { 'the "rooms"': "INTEGER", area: "DOUBLE", twice: "DOUBLE", price: "BIGINT", town: "VARCHAR" },
          [
            ["1", "30", "60", "330", "a"],
            ["2", "50", "100", "560", "a"],
            ["2", "60", "120", "660", null],
            ["4", "90", "180", "1020", "b"],
            ["3", "70", "140", null, "b"],
            [null, "60", "120", null, "b"],
          ],
        ),
      },
    },
    {
      name: "The most frequent text, in place",
      settings: { column: "order", inPlace: true },
      inputs: {
        in: exampleTable({ order: "VARCHAR" }, [["b"], [""], ["a"], [null], ["ä"], ["a"], ["b"]]),
      },
    },
    {
      name: "Mean within each group",
      settings: { column: "n", method: "mean", by: ["K"], as: "N mean" },
      inputs: {
        in: exampleTable({ k: "VARCHAR", n: "INTEGER" }, [
          ["x", "1"],
          ["x", "2"],
          ["x", null],
          [null, "7"],
          [null, null],
          ["none", null],
        ]),
      },
    },
    {
      name: "Estimated within each group, under names that are taken",
      settings: { column: "y", method: "regression", predictors: ["y_mean"], by: ["group0"] },
      inputs: {
        in: exampleTable({ y: "DOUBLE", y_mean: "BIGINT", group0: "VARCHAR" }, [
          ["1", "1", "a"],
          ["3", "2", "a"],
          [null, "3", "a"],
          ["7", "1", null],
          [null, "9", null],
          [null, "1", "alone"],
        ]),
      },
    },
    {
      name: "Median of days",
      settings: { column: "day", method: "median" },
      inputs: { in: exampleTable({ day: "DATE" }, [["2024-02-28"], ["2024-03-01"], [null]]) },
    },
    {
      name: "The value before",
      settings: { column: "price", method: "forward", order: [{ expression: "day" }], by: ["stock"] },
      inputs: {
        in: exampleTable({ stock: "VARCHAR", day: "DATE", price: "DECIMAL(10,2)" }, [
          ["a", "2024-01-03", null],
          ["a", "2024-01-01", "1.50"],
          ["a", "2024-01-02", null],
          ["b", "2024-01-01", null],
          ["b", "2024-01-02", "7.00"],
        ]),
      },
    },
    {
      name: "The value after, no rows",
      settings: { column: "price", method: "backward", order: [{ expression: "day" }] },
      inputs: { in: exampleTable({ day: "DATE", price: "DOUBLE" }, []) },
    },
    {
      name: "A constant",
      settings: { column: "since", method: "constant", value: "1970-01-01" },
      inputs: { in: exampleTable({ since: "DATE" }, [["2024-02-29"], [null]]) },
    },
    {
      name: "A mean of texts",
      settings: { column: "name", method: "mean" },
      inputs: { in: exampleTable({ name: "VARCHAR" }, [["x"], [null]]) },
      fails: { bind: "“name” of “Rows” is VARCHAR; a mean needs numbers or times." },
    },
    {
      name: "A constant that does not fit",
      settings: { column: "n", method: "constant", value: "none" },
      inputs: { in: exampleTable({ n: "INTEGER" }, [["1"], [null]]) },
      fails: { run: "Could not convert string 'none' to INT32" },
    },
  ],
});

/** The column whose gaps are filled, and where to. */
interface Gap {
  name: string;
  type: string;
  /** NULL where it is missing. */
  value: SqlText;
  as: string;
  by: readonly string[];
}

const isNumber = ({ type }: Pick<Column, "type">): boolean => typeFamily(type) === "number";

function predictorsOf({ columns }: BoundInput, { name, by }: Gap, listed: readonly string[]): string[] {
  if (listed.length > 0) return actualNames(columns, listed).filter((one) => !sameName(one, name));
  const others = columns.filter(
    (column) => isNumber(column) && column.name !== name && !by.includes(column.name),
  );
  return others.slice(0, MOST_PREDICTORS).map((column) => column.name);
}

const chosen = (type: string, predictors: readonly string[]): Exclude<Method, "auto"> =>
  !isNumber({ type }) ? "mode" : predictors.length > 0 ? "regression" : "mean";

function refuseUnless(
  families: readonly string[],
  input: BoundInput,
  { name, type }: Gap,
  needs: string,
): void {
  if (!families.includes(typeFamily(type)))
    throw new Error(
      `“${name}” of “${input.name}” is ${type}; ${needs}. Choose the most frequent value or a constant.`,
    );
}

/** The column with `otherwise` in its gaps. */
const filled = (
  { columns }: Pick<BoundInput, "columns">,
  rel: Rel,
  { value, as }: Gap,
  otherwise: string,
  without: readonly string[] = [],
): Rel =>
  withColumns(
    { rel, columns },
    [{ name: as, expression: asSql(`coalesce(${value}, ${otherwise})`) }],
    without,
  );

function byNeighbour(
  input: BoundInput,
  { value, as, by }: Gap,
  method: "forward" | "backward",
  order: Parameters<typeof windowOver>[1]["order"],
): Rel {
  const forward = method === "forward";
  const expression = asSql(`${forward ? "last_value" : "first_value"}(${value} IGNORE NULLS)`);
  const frame = forward
    ? ({ unit: "rows", start: "unbounded", end: "current" } as const)
    : ({ unit: "rows", start: "current", end: "unbounded" } as const);
  return windowOver(input, { by, order, frame, compute: [{ name: as, expression }] });
}

/** Fills with one value for all rows of a group. */
function byStatistic(input: BoundInput, gap: Gap, expression: string): Rel {
  const taken = [...input.columns.map(({ name }) => name), ...gap.by.map((_, index) => groupOf(index))];
  const statistic = freeName("statistic", taken);
  const model: Rel = {
    op: "aggregate",
    input: input.rel,
    groups: gap.by.map((name, index) => ({ name: groupOf(index), expression: quoteIdentifier(name) })),
    aggregates: [{ name: statistic, expression: asSql(expression) }],
  };
  const joined = withModel(input, model, gap.by, [{ name: statistic, expression: asSql(statistic) }]);
  return filled(joined, joined.rel, gap, `CAST(${quoteIdentifier(statistic)} AS ${gap.type})`, [statistic]);
}

function byRegression(input: BoundInput, gap: Gap, predictors: readonly string[]): Rel {
  const asDouble = (expression: string) => asSql(`CAST(${expression} AS DOUBLE)`);
  const numbers = predictors.map((name) => asDouble(quoteIdentifier(name)));
  const model = regressionModel(input.rel, { target: asDouble(gap.value), predictors: numbers, by: gap.by });
  const parts = [MEAN, ...numbers.flatMap((_, index) => [meanOf(index), coefficientOf(index)])];
  const taken = input.columns.map(({ name }) => name);
  const named = parts.map((part) => ({ name: freeName(part, taken), expression: asSql(part) }));
  const at = (part: string) => quoteIdentifier(named[parts.indexOf(part)]?.name ?? part);
  const terms = numbers.map(
    (number, index) => `${at(coefficientOf(index))} * coalesce(${number} - ${at(meanOf(index))}, 0)`,
  );
  const joined = withModel(input, model, gap.by, named);
  const estimate = `TRY_CAST(${[at(MEAN), ...terms].join(" + ")} AS ${gap.type})`;
  return filled(
    joined,
    joined.rel,
    gap,
    estimate,
    named.map(({ name }) => name),
  );
}

/** The input with columns of a model: of its only row (there always is one), or of the row of the same group. */
function withModel(
  { rel, columns }: BoundInput,
  model: Rel,
  by: readonly string[],
  parts: readonly NamedExpression[],
): { rel: Join; columns: readonly Column[] } {
  return {
    rel: {
      op: "join",
      kind: "left",
      left: rel,
      right: model,
      keys: by.map((name, index) => ({ left: name, right: groupOf(index) })),
      condition: null,
      nullsEqual: true,
      columns: [
        ...columns.map(({ name }) => ({ side: "left" as const, column: name, as: name })),
        ...parts.map(({ name, expression }) => ({ side: "right" as const, column: expression, as: name })),
      ],
    },
    columns: [...columns, ...parts.map(({ name }) => ({ name, type: "DOUBLE" }))],
  };
}
