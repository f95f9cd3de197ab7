import type { MaybeType } from "../../syntax/sql-type";
import { at, atom, LEVEL, type Piece } from "../piece";

/** A computed number of one unit; null for a unit Spark cannot make so. */
export function intervalOf(amount: Piece, unit: string): Piece | null {
  const type: MaybeType = { is: "interval" };
  const { sql } = amount;
  const product = at(amount, LEVEL.product);
  switch (unit) {
    case "year":
      return atom(`make_ym_interval(${sql})`, type);
    case "quarter":
      return atom(`make_ym_interval(0, ${product} * 3)`, type);
    case "month":
      return atom(`make_ym_interval(0, ${sql})`, type);
    case "week":
      return atom(`make_dt_interval(${product} * 7)`, type);
    case "day":
      return atom(`make_dt_interval(${sql})`, type);
    case "hour":
      return atom(`make_dt_interval(0, ${sql})`, type);
    case "minute":
      return atom(`make_dt_interval(0, 0, ${sql})`, type);
    case "second":
      return atom(`make_dt_interval(0, 0, 0, ${sql})`, type);
    case "millisecond":
      return atom(`make_dt_interval(0, 0, 0, ${product} / 1000)`, type);
    case "microsecond":
      return atom(`make_dt_interval(0, 0, 0, ${product} / 1000000)`, type);
    case "decade":
    case "century":
    case "millennium":
      return atom(`make_ym_interval(${product} * ${PLACES[unit]?.[1]})`, type);
    default:
      return null;
  }
}

/** Parts of months and parts of days together: DuckDB adds the months first, and so does Spark. */
export function mixedInterval(parts: readonly { amount: Piece; unit: string }[]): Piece | null {
  const places = new Map<string, string[]>();
  for (const { amount, unit } of parts) {
    const [place, factor] = PLACES[unit] ?? [];
    if (!place) return null;
    const text = factor === 1 ? amount.sql : `${at(amount, LEVEL.product)} * ${factor}`;
    places.set(place, [...(places.get(place) ?? []), text]);
  }
  const list = ["year", "month", "week", "day", "hour", "minute", "second"].map(
    (place) => places.get(place)?.join(" + ") ?? "0",
  );
  while (list.at(-1) === "0") list.pop();
  return atom(`make_interval(${list.join(", ")})`, { is: "interval" });
}

const PLACES: Readonly<Record<string, readonly [place: string, factor: number]>> = {
  millennium: ["year", 1000],
  century: ["year", 100],
  decade: ["year", 10],
  year: ["year", 1],
  quarter: ["month", 3],
  month: ["month", 1],
  week: ["week", 1],
  day: ["day", 1],
  hour: ["hour", 1],
  minute: ["minute", 1],
  second: ["second", 1],
  millisecond: ["second", 0.001],
  microsecond: ["second", 1e-6],
};
