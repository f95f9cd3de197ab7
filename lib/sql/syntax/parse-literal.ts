import type { Cursor } from "./cursor";
import { SyntaxProblem } from "./token";
import type { Expression, Interval, Literal, Span } from "./tree";

const TYPED: Readonly<Record<Cursor["dialect"], readonly string[]>> = {
  spark: ["date", "timestamp", "timestamp_ntz", "timestamp_ltz"],
  duckdb: ["date", "timestamp", "timestamptz", "datetime", "time", "json", "uuid"],
};

/** Whether `DATE '…'` or one of its kin begins here. */
export const isTypedLiteral = (cursor: Cursor): boolean =>
  cursor.isWord(...TYPED[cursor.dialect]) && cursor.peek(1).kind === "string";

export function parseLiteral(cursor: Cursor): Literal {
  const { kind, value, text, from } = cursor.next();
  const literal = (value: Literal["value"]): Literal => ({ kind: "literal", value, ...cursor.since(from) });
  switch (kind) {
    case "string":
      return literal({ is: "string", value: value + joined(cursor), ...doubledIn(text, cursor.dialect) });
    case "blob":
      return literal({ is: "blob", hex: value });
    case "number": {
      const suffix = /(?:bd|[lsydf])$/.exec(value)?.[0] ?? "";
      const digits = suffix ? value.slice(0, -suffix.length) : value;
      return literal({ is: "number", text: digits, suffix: suffix.toUpperCase() });
    }
    default:
      if (value === "null") return literal({ is: "null" });
      if (value === "true" || value === "false") return literal({ is: "boolean", value: value === "true" });
      return literal({ is: "typed", type: text.toLowerCase(), value: cursor.next().value });
  }
}

const doubledIn = (text: string, dialect: Cursor["dialect"]): { doubled?: true } =>
  dialect === "spark" && text.slice(1, -1).includes(text.charAt(0).repeat(2)) ? { doubled: true } : {};

/** Spark joins texts that stand side by side. */
function joined(cursor: Cursor): string {
  let value = "";
  while (cursor.dialect === "spark" && cursor.token.kind === "string") value += cursor.next().value;
  return value;
}

export const INTERVAL_UNITS = [
  "year",
  "quarter",
  "month",
  "week",
  "day",
  "hour",
  "minute",
  "second",
  "millisecond",
  "microsecond",
] as const;
const UNITS: ReadonlyMap<string, string> = new Map(
  [...INTERVAL_UNITS, "decade", "century", "millennium"].flatMap((unit) => [
    [unit, unit],
    [`${unit}s`, unit],
  ]),
);

/** `INTERVAL 1 DAY 2 HOURS`, `INTERVAL '1-2' YEAR TO MONTH`, `INTERVAL '1 day'`, DuckDB's `INTERVAL (x) DAY`. */
export function parseInterval(cursor: Cursor): Interval {
  const { from } = cursor.next();
  const parts: Interval["parts"][number][] = [];
  do {
    const amount = intervalAmount(cursor);
    const unit = cursor.token.kind === "word" ? UNITS.get(cursor.token.value) : undefined;
    if (!unit) {
      if (parts.length > 0 || typeof amount !== "string") return cursor.fail("A unit such as DAY");
      parts.push(...partsOfText(amount, cursor.since(from)));
      break;
    }
    cursor.next();
    const last = cursor.isWord("to") && parts.length === 0 ? rangeEnd(cursor) : null;
    if (last) parts.push(...partsOfRange(String(amount), unit, last, cursor.since(from)));
    else
      parts.push({
        amount: typeof amount === "string" ? amountOf(amount, cursor.since(from)) : amount,
        unit,
      });
  } while (cursor.dialect === "spark" && continues(cursor));
  return { kind: "interval", parts, ...cursor.since(from) };
}

function rangeEnd(cursor: Cursor): string {
  cursor.expectWord("to");
  return UNITS.get(cursor.next().value) ?? cursor.fail("A unit such as SECOND");
}

const continues = (cursor: Cursor): boolean => {
  const ahead = cursor.isOperator("-", "+") ? 1 : 0;
  const { kind } = cursor.peek(ahead);
  const unit = cursor.peek(ahead + 1);
  return (kind === "number" || kind === "string") && unit.kind === "word" && UNITS.has(unit.value);
};

/** A text for a literal amount, a tree for `(x)`. */
function intervalAmount(cursor: Cursor): string | Expression {
  const sign = cursor.takeOperator("-", "+") === "-" ? "-" : "";
  const { kind, value } = cursor.token;
  if (kind === "string" || kind === "number") {
    cursor.next();
    return sign + value.trim();
  }
  cursor.expectOperator("(");
  const inner = cursor.expression();
  cursor.expectOperator(")");
  return inner;
}

/** A signed number as a tree. */
function amountOf(text: string, span: Span): Expression {
  const number = /^([+-]*)\s*(\d+(?:\.\d*)?|\.\d+)$/.exec(text.trim());
  if (!number) throw new SyntaxProblem(`“${text}” is not an amount of an interval.`, span);
  const literal: Expression = {
    kind: "literal",
    value: { is: "number", text: number[2] ?? "0", suffix: "" },
    ...span,
  };
  const negative = [...(number[1] ?? "")].filter((sign) => sign === "-").length % 2 === 1;
  return negative ? { kind: "unary", operator: "-", operand: literal, ...span } : literal;
}

/** `1 day -2 hours`, with the word INTERVAL before it or without, and a time of day at the end. */
function partsOfText(text: string, span: Span): Interval["parts"][number][] {
  const rest = text.replace(/^\s*interval\b/i, "");
  const parts: Interval["parts"][number][] = [];
  const one = /\s*([+-]?\s*(?:\d+(?:\.\d*)?|\.\d+))\s*([a-z]+)|\s*([+-]?)(\d+):(\d+)(?::(\d+(?:\.\d+)?))?/iy;
  while (one.lastIndex < rest.trimEnd().length) {
    const found = one.exec(rest);
    const unit = found?.[2] ? UNITS.get(found[2].toLowerCase()) : undefined;
    if (!found || (found[2] && !unit))
      throw new SyntaxProblem(`“${text}” is not an interval; one is '1 day 2 hours'.`, span);
    if (unit) parts.push({ amount: amountOf((found[1] ?? "").replaceAll(/\s/g, ""), span), unit });
    else
      ["hour", "minute", "second"].forEach((name, index) => {
        const amount = found[4 + index];
        if (amount !== undefined) parts.push({ amount: amountOf(`${found[3]}${amount}`, span), unit: name });
      });
  }
  if (parts.length === 0) throw new SyntaxProblem(`“${text}” is not an interval.`, span);
  return parts;
}

/** `'1-2' YEAR TO MONTH`, `'1 02:03:04' DAY TO SECOND`. */
function partsOfRange(text: string, first: string, last: string, span: Span): Interval["parts"][number][] {
  const order = ["year", "month", "day", "hour", "minute", "second"];
  const units = order.slice(order.indexOf(first), order.indexOf(last) + 1);
  const [, sign = "", amounts = ""] = /^\s*([+-]?)(.*)$/s.exec(text) ?? [];
  const numbers = amounts.trim().split(/[-:\s]+/);
  if (units.length < 2 || numbers.length !== units.length)
    throw new SyntaxProblem(`“${text}” does not fit ${first.toUpperCase()} TO ${last.toUpperCase()}.`, span);
  return units.map((unit, index) => ({ amount: amountOf(`${sign}${numbers[index]}`, span), unit }));
}
