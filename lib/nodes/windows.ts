import type { Frame, NamedExpression, SortKey, Window } from "../ir/rel";
import { asSql, type SqlText } from "../model/sql-text";
import { type WindowCall, withOver } from "../sql/lens/window-calls";
import { quoteIdentifier } from "../sql/quote";
import { actualName, actualNames, hasName, sameName } from "./column-names";
import type { BoundInput } from "./define-node";
import { choiceField } from "./fields";
import { certainOrder } from "./row-order";

const UNITS = ["second", "minute", "hour", "day", "week", "month", "year"] as const;
export type TimeUnit = (typeof UNITS)[number];

/** Units of spans of time, and how they are called. */
export const TIME_UNITS = {
  values: UNITS,
  labels: {
    second: "Seconds",
    minute: "Minutes",
    hour: "Hours",
    day: "Days",
    week: "Weeks",
    month: "Months",
    year: "Years",
  },
} as const;

export const timeUnitField = (meta: Parameters<typeof choiceField>[1]) =>
  choiceField(TIME_UNITS.values, { ...meta, labels: TIME_UNITS.labels });

/** `INTERVAL 7 DAY`. */
export const interval = (count: number, unit: TimeUnit): SqlText =>
  asSql(`INTERVAL ${count} ${unit.toUpperCase()}`);

/** Refuses a span of time along a column that holds none; of an expression, the engine knows the type. */
export function refuseOtherThanTime({ columns }: BoundInput, [key]: readonly SortKey[]): void {
  const column = columns.find(({ name }) =>
    [quoteIdentifier(name).toLowerCase(), name.toLowerCase()].includes(
      key?.expression.trim().toLowerCase() ?? "",
    ),
  );
  if (column && !/^(DATE|TIME)/.test(column.type))
    throw new Error(`“${column.name}” is ${column.type}; a span of time needs a date or a timestamp.`);
}

/** From the first row to this one. */
export const RUNNING: Frame = { unit: "rows", start: "unbounded", end: "current" };

/** These count rows, whatever the frame. */
const COUNT_ROWS: ReadonlySet<string> = new Set(["row_number", "ntile", "lag", "lead"]);
/** To these, rows that tie are equal. */
const COUNT_TIES: ReadonlySet<string> = new Set([
  "rank",
  "rank_dense",
  "dense_rank",
  "percent_rank",
  "cume_dist",
]);

/** Over all rows of a partition, these give the same in any order. */
const ORDER_FREE =
  /^(sum|avg|mean|min|max|median|quantile_(cont|disc)|count\w*|(stddev|var|variance|bool|bit)(_\w+)?)$/;

interface WindowSettings {
  by: readonly string[];
  order: readonly SortKey[];
  frame: Frame | null;
  /** Expressions with calls of window functions; those without OVER get the window of the settings. */
  compute: readonly NamedExpression[];
}

/**
 * Computes columns over the rows of a partition. The window of the settings is called `w`; what counts rows sees rows that
 * tie in a certain order, in `w_rows`. A column of the input's name is replaced in its place.
 */
export function windowOver(input: BoundInput, { by, order, frame, compute }: WindowSettings): Window {
  const { columns } = input;
  const partition = actualNames(columns, by);
  const countsRows = frame?.unit === "rows";
  const isWhole = frame?.start === "unbounded" && frame.end === "unbounded";
  const countsInFrame = (name: string) =>
    countsRows && !COUNT_TIES.has(name) && !(isWhole && ORDER_FREE.test(name));
  const windowOf = ({ name }: WindowCall): string =>
    COUNT_ROWS.has(name) || countsInFrame(name) ? "w_rows" : "w";
  const items = compute.map(({ name, expression }) => ({
    name: actualName(columns, name),
    expression: withOver(expression, windowOf),
  }));
  const all = [
    { name: "w", order, frame },
    { name: "w_rows", order: certainOrder(columns, order, partition), frame: countsRows ? frame : null },
  ];
  const replaces = (item: NamedExpression, index: number) =>
    hasName(columns, item.name) && items.findIndex(({ name }) => sameName(name, item.name)) === index;
  return {
    op: "window",
    input: input.rel,
    partitionBy: partition.map(quoteIdentifier),
    windows: all.filter(({ name }) =>
      items.some(({ expression }) => new RegExp(`\\bover\\s+${name}\\b`, "i").test(expression)),
    ),
    items: items.filter((item, index) => !replaces(item, index)),
    replace: items.filter(replaces),
  };
}
