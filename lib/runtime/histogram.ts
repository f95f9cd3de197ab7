import type { ColumnProfile } from "../api/schemas";
import type { Column } from "../model/column";
import { typeFamily } from "../model/column-type";
import { quoteIdentifier, quoteText } from "../sql/quote";

/** Bars of a range histogram, and the most values shown of a categorical one. */
const BARS = 12;

export type Kind = "number" | "time" | "category" | "other";

/** How a column's histogram is made. Times of day and intervals have no place on the line of days. */
export function kindOf(type: string): Kind {
  const family = typeFamily(type);
  if (family === "time") return /^(DATE|TIMESTAMP)/.test(type) ? "time" : "other";
  if (family === "text" || family === "boolean") return "category";
  return family === "number" ? "number" : "other";
}

/** A value on the number line: numbers as they are, times as seconds since 1970. */
export const onLine = (column: Column): string => {
  const name = quoteIdentifier(column.name);
  return kindOf(column.type) === "time" ? `epoch(${name})` : `CAST(${name} AS DOUBLE)`;
};

/** What the bars of one column are counted by, and how a counted key becomes a bar. */
export interface Bars {
  key: string;
  bar(key: string, count: number): ColumnProfile["histogram"][number];
}

/** Equal ranges between two ends; whole numbers get whole bounds. Null when there is nothing to divide. */
export function rangeBars(column: Column, low: number, high: number): Bars | null {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return null;
  const whole = /INT/.test(column.type) || column.type === "DATE";
  const unit = column.type === "DATE" ? 86_400 : 1;
  const span = high - low;
  const bars = whole ? Math.min(BARS, Math.floor(span / unit) + 1) : span === 0 ? 1 : BARS;
  const width = whole ? Math.max(unit, Math.ceil((span / unit + 1) / bars) * unit) : span / bars || 1;
  const name = quoteIdentifier(column.name);
  const literal = (value: number) =>
    kindOf(column.type) === "time" ? timeLiteral(value, column.type) : String(value);
  return {
    key: `CASE WHEN isfinite(${onLine(column)}) THEN CAST(least(floor((${onLine(column)} - (${low})) / ${width}), ${bars - 1}) AS INTEGER) END`,
    bar: (key, count) => {
      const from = low + Number(key) * width;
      const last = Number(key) === bars - 1;
      const to = last && !whole ? high : from + width;
      const upper = last && !whole ? `${name} <= ${literal(high)}` : `${name} < ${literal(to)}`;
      return {
        label: rangeLabel(column, from, to),
        count,
        where: `${name} >= ${literal(from)} AND ${upper}`,
      };
    },
  };
}

/** One bar a value. */
export function valueBars(column: Column): Bars {
  const name = quoteIdentifier(column.name);
  return {
    key: `CAST(${name} AS VARCHAR)`,
    bar: (key, count) => ({
      label: key,
      count,
      where: column.type === "BOOLEAN" ? `${name} = ${key}` : `${name} = ${quoteText(key)}`,
    }),
  };
}

const rangeLabel = (column: Column, from: number, to: number): string => {
  const show = (value: number) =>
    kindOf(column.type) === "time"
      ? timeText(value, column.type)
      : value.toLocaleString("en-US", { maximumSignificantDigits: 6 });
  return `${show(from)} – ${show(to)}`;
};

const timeText = (seconds: number, type: string): string => {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return String(seconds);
  return date
    .toISOString()
    .slice(0, type === "DATE" ? 10 : 19)
    .replace("T", " ");
};

const timeLiteral = (seconds: number, type: string): string => {
  if (type === "DATE") return `DATE ${quoteText(timeText(seconds, type))}`;
  return type.startsWith("TIMESTAMP WITH")
    ? `to_timestamp(${seconds})`
    : `make_timestamp(CAST(${Math.round(seconds * 1e6)} AS BIGINT))`;
};
