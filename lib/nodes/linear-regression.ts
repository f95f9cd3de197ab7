import type { NamedExpression, Rel } from "../ir/rel";
import { asSql, type SqlText } from "../model/sql-text";
import { quoteIdentifier } from "../sql/quote";

/** What a linear regression is made of: numbers as SQL over the input, and columns within whose groups it is made. */
export interface Regression {
  /** NULL where it is to be estimated. */
  target: SqlText;
  predictors: readonly SqlText[];
  by: readonly string[];
}

/** Below this part of its own variance, what a predictor says that the ones before it do not is rounding. */
const TOLERANCE = "1e-10";

/** Columns of the model: the columns of its groups, means, and a coefficient for each predictor. */
export const groupOf = (index: number): string => `group${index}`;
export const MEAN = "y_mean";
export const meanOf = (predictor: number): string => `x${predictor}_mean`;
export const coefficientOf = (predictor: number): string => `c${predictor}_y`;

const cell = (row: number, column: number | "y"): string => `c${row}_${column}`;
const variance = (row: number): string => `x${row}_variance`;
const q = quoteIdentifier;

/**
 * Least squares over the rows that have the target and every predictor: one row, or one for each group. The normal
 * equations of the centred values are solved by elimination, a step a projection; a predictor that follows from the ones
 * before it gets the coefficient 0.
 */
export function regressionModel(input: Rel, { target, predictors, by }: Regression): Rel {
  const numbers = [target, ...predictors].map((one) => `isfinite(${one})`).join(" AND ");
  const groups = by.map((name, index) => ({ name: groupOf(index), expression: q(name) }));
  const indices = predictors.map((_, index) => index);
  const at = (index: number): string => predictors[index] ?? target;
  const covariance = (name: string, one: string, other: string): NamedExpression => ({
    name,
    expression: asSql(`covar_pop(${one}, ${other})`),
  });
  const moments: Rel = {
    op: "aggregate",
    input: { op: "filter", input, condition: asSql(numbers) },
    groups,
    aggregates: [
      { name: MEAN, expression: asSql(`avg(${target})`) },
      ...indices.map((row) => ({ name: meanOf(row), expression: asSql(`avg(${at(row)})`) })),
      ...indices.map((row) => covariance(variance(row), at(row), at(row))),
      ...indices.flatMap((row) =>
        indices.map((column) => covariance(cell(row, column), at(row), at(column))),
      ),
      ...indices.map((row) => covariance(cell(row, "y"), at(row), target)),
    ],
  };
  const groupNames = groups.map(({ name }) => name);
  return indices.reduce<Rel>((rel, pivot) => eliminated(rel, pivot, indices, groupNames), moments);
}

/** Takes one predictor out of all rows but its own, which is divided by it. */
function eliminated(input: Rel, pivot: number, indices: readonly number[], groups: readonly string[]): Rel {
  const own = q(cell(pivot, pivot));
  const says = `${own} > ${q(variance(pivot))} * ${TOLERANCE}`;
  const kept = [
    ...groups,
    MEAN,
    ...indices.map(meanOf),
    ...indices.filter((row) => row > pivot).map(variance),
  ];
  const columns = [...indices.filter((column) => column > pivot), "y" as const];
  const cells = indices.flatMap((row) =>
    columns.map((column) => {
      const [here, above] = [q(cell(row, column)), q(cell(pivot, column))];
      const [then, otherwise] =
        row === pivot
          ? [`${here} / ${own}`, "0"]
          : [`${here} - ${q(cell(row, pivot))} * ${above} / ${own}`, here];
      return {
        name: cell(row, column),
        expression: asSql(`CASE WHEN ${says} THEN ${then} ELSE ${otherwise} END`),
      };
    }),
  );
  const items = [...kept.map((name) => ({ name, expression: q(name) })), ...cells];
  return { op: "project", input, items: items.map((item) => ({ kind: "column" as const, ...item })) };
}
