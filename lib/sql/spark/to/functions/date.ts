import { isNumber, type MaybeType } from "../../../syntax/sql-type";
import type { Call, Span } from "../../../syntax/tree";
import type { Context, FunctionRule, FunctionTable } from "../../context";
import { at, atom, LEVEL, type Piece } from "../../piece";
import { arityProblem, fill, numberOf, refuse, rule, wordOf } from "../../rules";
import { FAILS, toTimestamp } from "../convert";
import { intervalOf } from "../interval";
import { sparkText, sparkTextOf } from "../quote";
import { spark } from "../rules";
import { readPattern, shownParts } from "../strftime-pattern";

const TIMESTAMP: MaybeType = { is: "timestamp" };
const STRING: MaybeType = { is: "string" };

const PARTS: Readonly<Record<string, string>> = {
  year: "year(#)",
  quarter: "quarter(#)",
  month: "month(#)",
  week: "weekofyear(#)",
  weekofyear: "weekofyear(#)",
  yearweek: "extract(YEAROFWEEK FROM #) * 100 + weekofyear(#)",
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
  millisecond: "CAST(extract(SECOND FROM #) * 1000 AS BIGINT)",
  microsecond: "CAST(extract(SECOND FROM #) * 1000000 AS BIGINT)",
  nanosecond: "CAST(extract(SECOND FROM #) * 1000000 AS BIGINT) * 1000",
  decade: "CAST(floor(year(#) / 10) AS INT)",
  century: "CAST(ceil(year(#) / 100) AS INT)",
  millennium: "CAST(ceil(year(#) / 1000) AS INT)",
  era: "CAST(year(#) > 0 AS INT)",
  julian: "unix_micros(CAST(# AS TIMESTAMP)) / 86400000000 + 2440588",
  epoch: "unix_micros(CAST(# AS TIMESTAMP)) / 1000000",
};

/** Of an interval, Spark knows these. */
const INTERVAL_PARTS = new Set(["day", "hour", "minute"]);

const part = (name: string): FunctionRule =>
  rule((args, call, context) => {
    const [value] = args;
    if (!value || args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
    return partOf(name, value, call, context);
  });

function partOf(name: string, value: Piece, call: Call, context: Context): Piece {
  if (value.type?.is === "interval")
    return INTERVAL_PARTS.has(name)
      ? atom(`extract(${name.toUpperCase()} FROM ${value.sql})`, { is: "int" })
      : context.problem(call, `The ${name} of an interval has no counterpart in Spark.`);
  if (/^(hour|minute|second)$/.test(name) && !value.type)
    context.note(call, "The value is taken for a time; of an interval it would be another part.");
  const template = PARTS[name] ?? "";
  const stamp = value.type?.is === "timestamp" ? template.replace("CAST(# AS TIMESTAMP)", "#") : template;
  const level = / [-+*/] (\d+|weekofyear\(#\))$/.test(template) ? LEVEL.sum : LEVEL.atom;
  return {
    sql: stamp.replaceAll("#", () => value.sql),
    level,
    type: {
      is: /^(epoch|julian)$/.test(name)
        ? "double"
        : /^(milli|micro|nano)second$/.test(name)
          ? "bigint"
          : "int",
    },
  };
}

const datePart = rule((args, call, context) => {
  const name = wordOf(call.args[0]?.value)?.replace(/s$/, "") ?? "";
  const value = args[1];
  if (!value || !PARTS[name])
    return context.problem(call.args[0] ?? call, `The part “${name}” has no counterpart in Spark.`);
  return partOf(name, value, call, context);
});

const UNITS = new Set("year quarter month week day hour minute second millisecond microsecond".split(" "));
/** Units of many years, which Spark does not cut to. */
const YEARS: Readonly<Record<string, number>> = { decade: 10, century: 100, millennium: 1000 };

function unitOf(call: Call, context: Context): string | null {
  const name = wordOf(call.args[0]?.value)?.replace(/s$/, "") ?? "";
  if (UNITS.has(name)) return name;
  context.problem(call.args[0] ?? call, `The unit “${name}” has no counterpart in Spark.`);
  return null;
}

const truncated = rule((args, call, context) => {
  const years = YEARS[wordOf(call.args[0]?.value)?.replace(/s$/, "") ?? ""];
  if (years && args[1]) {
    const year = `year(${args[1].sql})`;
    return atom(`CAST(make_date(${year} - ${year} % ${years}, 1, 1) AS TIMESTAMP)`, TIMESTAMP);
  }
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
  if (unit === "week")
    return { sql: fill("datediff($3, $2) DIV 7", args), level: LEVEL.product, type: { is: "bigint" } };
  const cut = (piece: Piece): string => `date_trunc('${unit}', ${piece.sql})`;
  return atom(`timestampdiff(${unit.toUpperCase()}, ${cut(start)}, ${cut(end)})`, { is: "bigint" });
});

/** Whole months: the last day of a shorter month ends one. */
const MONTHS: Readonly<Record<string, string>> = { month: "", quarter: " / 3", year: " / 12" };

const wholeUnits = rule((args, call, context) => {
  const unit = unitOf(call, context);
  const [, start, end] = args;
  if (unit === null || !start || !end) return atom("NULL", { is: "bigint" });
  const months = MONTHS[unit];
  if (months !== undefined)
    return atom(`CAST(months_between(${end.sql}, ${start.sql})${months} AS BIGINT)`, { is: "bigint" });
  return atom(`timestampdiff(${unit.toUpperCase()}, ${start.sql}, ${end.sql})`, { is: "bigint" });
});

/** The text of a format; DuckDB takes it on either side. */
function formatOf(piece: Piece | undefined, span: Span, context: Context): string | null {
  const text = sparkTextOf(piece?.sql ?? "");
  if (text === null)
    context.problem(span, "The format has to be written out as one text, such as '%Y-%m-%d'.");
  return text;
}

const shown = rule((args, call, context) => {
  const [first, second] = args;
  if (!first || !second) return context.problem(call, arityProblem(call, ["$1, $2"]));
  const swapped = sparkTextOf(first.sql) !== null && sparkTextOf(second.sql) === null;
  const [time, format] = swapped ? [second, first] : [first, second];
  const text = formatOf(format, call.args[1] ?? call, context);
  if (text === null) return atom("NULL", STRING);
  const parts = shownParts(text);
  if ("problem" in parts)
    return context.problem(call.args[1] ?? call, `${parts.problem} has no counterpart in Spark’s patterns.`);
  const pieces = parts.parts.map((one) =>
    "pattern" in one
      ? `date_format(${time.sql}, ${sparkText(one.pattern)})`
      : one.template.replaceAll("#", () => time.sql),
  );
  return atom(pieces.length === 1 ? (pieces[0] ?? "''") : `concat(${pieces.join(", ")})`, STRING);
});

const read = (fails: boolean): FunctionRule =>
  rule((args, call, context) => {
    const [text, format] = args;
    if (!text || !format) return context.problem(call, arityProblem(call, ["$1, $2"]));
    const node = call.args[1]?.value;
    if (fails) context.kept(call, FAILS);
    const reading = (name: string, piece: Piece, span: Span): string => {
      const known = formatOf(piece, span, context);
      if (known === null) return "NULL";
      if (!/%[YyGxc]/.test(known))
        context.note(span, "Without a year in the text, DuckDB takes 1900, and Spark 1970.");
      const pattern = readPattern(known);
      if ("problem" in pattern)
        context.problem(span, `${pattern.problem} has no counterpart in Spark’s patterns.`);
      return `${name}(${text.sql}, ${sparkText("pattern" in pattern ? pattern.pattern : "")})`;
    };
    const name = fails ? "to_timestamp" : "try_to_timestamp";
    if (node?.kind !== "list") return atom(reading(name, format, node ?? call), TIMESTAMP);
    const reads = node.items.map((item, index) =>
      reading(index === node.items.length - 1 ? name : "try_to_timestamp", context.expression(item), item),
    );
    return atom(reads.length === 1 ? (reads[0] ?? "NULL") : `coalesce(${reads.join(", ")})`, TIMESTAMP);
  });

const UNTYPED_TIME =
  "It is taken for a time; of a date, DuckDB and Spark do not both give a date, or both a time.";

/** Widths of days and below start from a Monday, those of months from a January. */
const bucket: FunctionRule = rule((args, call, context) => {
  const node = call.args[0]?.value;
  const time = args[1];
  if (!time || args.length > 2 || node?.kind !== "interval")
    return context.problem(
      call,
      "Only time_bucket(INTERVAL …, time), with the interval written out, has a counterpart.",
    );
  let [months, micros] = [0, 0];
  for (const { amount, unit } of node.parts) {
    const count = numberOf(amount);
    const [inMonths = 0, inMicros = 0] = WIDTHS[unit] ?? [];
    if (count === null) return context.problem(node, "The interval has to be written out.");
    months += count * inMonths;
    micros += count * inMicros;
  }
  if (months > 0 && micros > 0) return context.problem(node, "The interval has months and days together.");
  const isDate = time.type?.is === "date";
  if (!time.type) context.note(call, UNTYPED_TIME);
  const as = (sql: string): Piece =>
    atom(isDate ? `CAST(${sql} AS DATE)` : sql, isDate ? time.type : TIMESTAMP);
  if (months > 0) {
    const count = `((year(${time.sql}) - 2000) * 12 + month(${time.sql}) - 1)`;
    return as(`timestampadd(MONTH, ${count} - pmod(${count}, ${months}), TIMESTAMP '2000-01-01')`);
  }
  const stamp = `unix_micros(${isDate ? `CAST(${time.sql} AS TIMESTAMP)` : time.sql})`;
  return as(`timestamp_micros(${stamp} - pmod(${stamp} - 946857600000000, ${micros}))`);
});

const DAY = 86_400_000_000;
const WIDTHS: Readonly<Record<string, readonly [months: number, micros: number]>> = {
  year: [12, 0],
  quarter: [3, 0],
  month: [1, 0],
  week: [0, 7 * DAY],
  day: [0, DAY],
  hour: [0, DAY / 24],
  minute: [0, DAY / 1440],
  second: [0, 1_000_000],
  millisecond: [0, 1000],
  microsecond: [0, 1],
};

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
    (
      "year quarter month week yearweek day dayofweek isodow dayofyear isoyear hour minute second millisecond " +
      "microsecond nanosecond decade century millennium era julian epoch"
    )
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
    if (!time.type) context.note(call, UNTYPED_TIME);
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
  days_in_month: spark("int", "day(last_day($1))"),
  epoch_ms: epochMs,
  epoch_us: spark("bigint", "unix_micros($1t)"),
  epoch_ns: spark("bigint", "(unix_micros($1t) * 1000)"),
  make_timestamp_ms: spark("timestamp", "timestamp_millis($1)"),
  make_timestamp_ns: spark("timestamp", "timestamp_micros($1 DIV 1000)"),
  make_timestamptz: spark(
    "timestamp",
    "timestamp_micros($1)",
    "make_timestamp($1, $2, $3, $4, $5, $6)",
    "make_timestamp($1, $2, $3, $4, $5, $6, $7)",
  ),
  current_localtimestamp: spark("timestamp", "current_timestamp()"),
  ago: spark("timestamp", "(current_timestamp() - $1)"),
  to_timestamp: spark("timestamp", "timestamp_seconds($1)"),
  now: spark("timestamp", "current_timestamp()"),
  today: spark("date", "current_date()"),
  timezone,
  ...Object.fromEntries(
    "year quarter month week day hour minute second millisecond microsecond decade"
      .split(" ")
      .map((unit) => [`to_${unit}s`, interval(unit)]),
  ),
  to_centuries: interval("century"),
  to_millennia: interval("millennium"),
  age: refuse("Spark has no intervals of months and days together"),
  time_bucket: bucket,
  normalized_interval: refuse("Spark has no intervals of months and days together"),
  make_time: refuse("Spark has no times of day: only dates and timestamps"),
  get_current_time: refuse("Spark has no times of day: only dates and timestamps"),
  current_localtime: refuse("Spark has no times of day: only dates and timestamps"),
  timezone_hour: refuse("Spark’s times carry no zone"),
  timezone_minute: refuse("Spark’s times carry no zone"),
};
