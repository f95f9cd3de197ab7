import { isNumber, type MaybeType } from "../../../syntax/sql-type";
import type { Call } from "../../../syntax/tree";
import type { Context, FunctionRule, FunctionTable } from "../../context";
import { at, atom, LEVEL, type Piece } from "../../piece";
import { arityProblem, fill, refuse, rule, wordOf } from "../../rules";
import { FAILS, toTimestamp } from "../convert";
import { intervalOf } from "../interval";
import { sparkText, sparkTextOf } from "../quote";
import { spark } from "../rules";
import { javaFromStrftime } from "../strftime-pattern";

const TIMESTAMP: MaybeType = { is: "timestamp" };
const STRING: MaybeType = { is: "string" };

const PARTS: Readonly<Record<string, string>> = {
  year: "year(#)",
  quarter: "quarter(#)",
  month: "month(#)",
  week: "weekofyear(#)",
  weekofyear: "weekofyear(#)",
  day: "day(#)",
  dayofmonth: "day(#)",
  dayofweek: "dayofweek(#) - 1",
  dow: "dayofweek(#) - 1",
  weekday: "dayofweek(#) - 1",
  isodow: "weekday(#) + 1",
  dayofyear: "dayofyear(#)",
  doy: "dayofyear(#)",
  isoyear: "extract(YEAROFWEEK FROM #)",
  hour: "hour(#)",
  minute: "minute(#)",
  second: "second(#)",
  epoch: "unix_micros(CAST(# AS TIMESTAMP)) / 1000000",
};

const part = (name: string): FunctionRule =>
  rule((args, call, context) => {
    const [value] = args;
    if (!value || args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
    return partOf(name, value);
  });

function partOf(name: string, value: Piece): Piece {
  const template = PARTS[name] ?? "";
  const stamp = value.type?.is === "timestamp" ? template.replace("CAST(# AS TIMESTAMP)", "#") : template;
  const level = / [-+/] \d+$/.test(template) ? LEVEL.sum : LEVEL.atom;
  return {
    sql: stamp.replaceAll("#", () => value.sql),
    level,
    type: { is: name === "epoch" ? "double" : "int" },
  };
}

const datePart = rule((args, call, context) => {
  const name = wordOf(call.args[0]?.value)?.replace(/s$/, "") ?? "";
  const value = args[1];
  if (!value || !PARTS[name])
    return context.problem(call.args[0] ?? call, `The part “${name}” has no counterpart in Spark.`);
  return partOf(name, value);
});

const UNITS = new Set("year quarter month week day hour minute second millisecond microsecond".split(" "));

function unitOf(call: Call, context: Context): string | null {
  const name = wordOf(call.args[0]?.value)?.replace(/s$/, "") ?? "";
  if (UNITS.has(name)) return name;
  context.problem(call.args[0] ?? call, `The unit “${name}” has no counterpart in Spark.`);
  return null;
}

const truncated = rule((args, call, context) => {
  const unit = unitOf(call, context);
  const value = args[1];
  if (unit === null || !value) return atom("NULL", TIMESTAMP);
  return atom(`date_trunc('${unit}', ${value.sql})`, TIMESTAMP);
});

/** Borders between two times are what differs between their cut ends. */
const borders = rule((args, call, context) => {
  const unit = unitOf(call, context);
  const [, start, end] = args;
  if (unit === null || !start || !end) return atom("NULL", { is: "bigint" });
  if (unit === "day") return atom(fill("datediff($3, $2)", args), { is: "int" });
  if (unit === "week") return context.problem(call, "date_diff by weeks has no counterpart in Spark.");
  const cut = (piece: Piece): string => `date_trunc('${unit}', ${piece.sql})`;
  return atom(`timestampdiff(${unit.toUpperCase()}, ${cut(start)}, ${cut(end)})`, { is: "bigint" });
});

const wholeUnits = rule((args, call, context) => {
  const unit = unitOf(call, context);
  const [, start, end] = args;
  if (unit === null || !start || !end) return atom("NULL", { is: "bigint" });
  return atom(`timestampdiff(${unit.toUpperCase()}, ${start.sql}, ${end.sql})`, { is: "bigint" });
});

function patternOf(
  call: Call,
  args: readonly Piece[],
  context: Context,
  use = { reads: false },
): string | null {
  const text = sparkTextOf(args[1]?.sql ?? "");
  if (text === null) {
    context.problem(
      call.args[1] ?? call,
      "The format has to be written out as one text, such as '%Y-%m-%d'.",
    );
    return null;
  }
  const pattern = javaFromStrftime(text, use);
  if ("pattern" in pattern) return sparkText(pattern.pattern);
  context.problem(call.args[1] ?? call, `${pattern.problem} has no counterpart in Java’s patterns.`);
  return null;
}

const shown = rule((args, call, context) => {
  const [first, second] = args;
  if (!first || !second) return context.problem(call, arityProblem(call, ["$1, $2"]));
  const pattern = patternOf(call, args, context);
  return atom(`date_format(${first.sql}, ${pattern ?? "''"})`, STRING);
});

const read = (fails: boolean): FunctionRule =>
  rule((args, call, context) => {
    const [text, format] = args;
    if (!text || !format) return context.problem(call, arityProblem(call, ["$1, $2"]));
    const node = call.args[1]?.value;
    if (fails) context.kept(call, FAILS);
    const name = fails ? "to_timestamp" : "try_to_timestamp";
    if (node?.kind === "list") {
      const reads = node.items.map((item, index) => {
        const pattern = patternOf(call, [text, context.expression(item)], context, { reads: true });
        const isLast = index === node.items.length - 1;
        return `${isLast ? name : "try_to_timestamp"}(${text.sql}, ${pattern ?? "''"})`;
      });
      return atom(reads.length === 1 ? (reads[0] ?? "NULL") : `coalesce(${reads.join(", ")})`, TIMESTAMP);
    }
    const pattern = patternOf(call, args, context, { reads: true });
    return atom(`${name}(${text.sql}, ${pattern ?? "''"})`, TIMESTAMP);
  });

const makeTimestamp = rule((args, call, context) => {
  const [first] = args;
  if (first && args.length === 1) return atom(`timestamp_micros(${first.sql})`, TIMESTAMP);
  if (args.length !== 6) return context.problem(call, arityProblem(call, ["$1", "$1, $2, $3, $4, $5, $6"]));
  return atom(`make_timestamp(${args.map(({ sql }) => sql).join(", ")})`, TIMESTAMP);
});

/** Milliseconds of a time, or the time of milliseconds. */
const epochMs = rule((args, call, context) => {
  const [value] = args;
  if (!value) return context.problem(call, arityProblem(call, ["$1"]));
  if (isNumber(value.type)) return atom(`timestamp_millis(${value.sql})`, TIMESTAMP);
  if (!value.type) context.note(call, "The value is taken for a time; a number would become one.");
  return atom(`unix_millis(${toTimestamp(value).sql})`, { is: "bigint" });
});

/** A moment as local time of a zone; Spark's times are moments, shown in the session's zone. */
const timezone = rule((args, call, context) => {
  const [zone, time] = args;
  if (!zone || !time) return context.problem(call, arityProblem(call, ["$1, $2"]));
  const inner = /^to_utc_timestamp\((.*), 'UTC'\)$/s.exec(time.sql)?.[1];
  if (inner !== undefined) return atom(`from_utc_timestamp(${inner}, ${zone.sql})`, TIMESTAMP);
  const utc = /^to_utc_timestamp\(/.test(time.sql) && sparkTextOf(zone.sql) === "UTC";
  if (utc) return time;
  if (time.type?.is !== "timestamp")
    return context.problem(
      call,
      "Whether the time is local is not known here, so its zone cannot be changed.",
    );
  return atom(`to_utc_timestamp(${time.sql}, ${zone.sql})`, TIMESTAMP);
});

const interval = (unit: string): FunctionRule =>
  rule((args, call, context) => {
    const [count] = args;
    if (!count || args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
    return intervalOf(count, unit) ?? context.problem(call, "This interval has no counterpart in Spark.");
  });

export const datesToSpark: FunctionTable = {
  ...Object.fromEntries(
    "year quarter month week day dayofweek isodow dayofyear isoyear hour minute second epoch"
      .split(" ")
      .map((name) => [name, part(name)]),
  ),
  date_part: datePart,
  date_trunc: truncated,
  date_diff: borders,
  date_sub: wholeUnits,
  date_add: rule((args, call, context) => {
    const [time, moved] = args;
    if (!time || !moved) return context.problem(call, arityProblem(call, ["$1, $2"]));
    return {
      sql: `${at(toTimestamp(time), LEVEL.sum)} + ${at(moved, LEVEL.product)}`,
      level: LEVEL.sum,
      type: TIMESTAMP,
    };
  }),
  strftime: shown,
  strptime: read(true),
  try_strptime: read(false),
  make_date: spark("date", "make_date($1, $2, $3)"),
  make_timestamp: makeTimestamp,
  dayname: spark("string", "date_format($1, 'EEEE')"),
  monthname: spark("string", "date_format($1, 'MMMM')"),
  last_day: spark("date", "last_day($1)"),
  epoch_ms: epochMs,
  epoch_us: spark("bigint", "unix_micros($1t)"),
  to_timestamp: spark("timestamp", "timestamp_seconds($1)"),
  now: spark("timestamp", "current_timestamp()"),
  today: spark("date", "current_date()"),
  timezone,
  ...Object.fromEntries(
    "year quarter month week day hour minute second millisecond microsecond"
      .split(" ")
      .map((unit) => [`to_${unit}s`, interval(unit)]),
  ),
  age: refuse("Spark has no intervals of months and days together"),
  time_bucket: refuse("Spark groups by window(time, '5 minutes') instead"),
};
