import { quoteText } from "../../quote";
import { isInteger, type MaybeType } from "../../syntax/sql-type";
import type { Call } from "../../syntax/tree";
import type { Context, FunctionRule, FunctionTable } from "../context";
import { cast, literalText, toDate, toInteger, toText, toTimestamp } from "../convert";
import { javaPattern, type PatternPart } from "../java-pattern";
import { at, atom, LEVEL, type Piece } from "../piece";
import { arityProblem, fill, refuse, rule, scalar, textOf, wordOf } from "../rules";

const DATE: MaybeType = { is: "date" };
const TIMESTAMP: MaybeType = { is: "timestamp" };
const STRING: MaybeType = { is: "string" };
const BIGINT: MaybeType = { is: "bigint" };

/** A date or a timestamp, whichever it is. */
const moment = (piece: Piece): Piece => {
  const { type } = piece;
  if (type?.is === "date" || type?.is === "timestamp") return piece;
  const text = literalText(piece);
  return text !== null && text.trim().length === 10 ? toDate(piece) : toTimestamp(piece);
};

/** A part of a time; `#` stands for the time. */
const part = (template: string, type: MaybeType = { is: "int" }): FunctionRule =>
  rule((args, call, context) => {
    const [value] = args;
    if (!value || args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
    return partOf(template, value, type);
  });

const partOf = (template: string, value: Piece, type: MaybeType = { is: "int" }): Piece => {
  const sql = template.replaceAll("#", () => moment(value).sql);
  return { sql, level: /^\w+\([^()]*\)$/.test(template) ? LEVEL.atom : LEVEL.sum, type };
};

const PARTS: Readonly<Record<string, string>> = {
  year: "year(#)",
  quarter: "quarter(#)",
  month: "month(#)",
  week: "week(#)",
  day: "day(#)",
  dayofweek: "dayofweek(#) + 1",
  dayofyear: "dayofyear(#)",
  weekday: "isodow(#) - 1",
  isodow: "isodow(#)",
  isoyear: "isoyear(#)",
  hour: "hour(#)",
  minute: "minute(#)",
  second: "second(#)",
};
const FIELDS: Readonly<Record<string, string>> = {
  ...PARTS,
  ...Object.fromEntries(
    Object.entries({
      year: "y years yr yrs",
      isoyear: "yearofweek",
      quarter: "qtr",
      month: "mon mons months",
      week: "w weeks",
      day: "d days",
      dayofweek: "dow",
      isodow: "dow_iso dayofweek_iso",
      dayofyear: "doy",
      hour: "h hours hr hrs",
      minute: "m min mins minutes",
    }).flatMap(([name, more]) => more.split(" ").map((other) => [other, PARTS[name] ?? ""])),
  ),
};

/** `EXTRACT(field FROM time)`; seconds come with their fraction. */
const datePart = rule((args, call, context) => {
  const field = wordOf(call.args[0]?.value);
  const value = args[1];
  if (field === null || !value)
    return context.problem(call, "The part, such as YEAR, has to be written out.");
  if (/^(s|sec|secs|second|seconds)$/.test(field))
    return partOf("date_part('microseconds', #) / 1000000", value, { is: "double" });
  const template = FIELDS[field];
  if (!template)
    return context.problem(call.args[0] ?? call, `“${field}” is no part of a date that Spark knows.`);
  return partOf(template, value);
});

const UNITS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    year: "yyyy yy",
    quarter: "",
    month: "mm mon",
    week: "",
    day: "dd dayofyear",
    hour: "",
    minute: "",
    second: "",
    millisecond: "",
    microsecond: "",
  }).flatMap(([unit, more]) =>
    [unit, `${unit}s`, ...more.split(" ")].filter(Boolean).map((name) => [name, unit]),
  ),
);

const unitOf = (call: Call, index: number, context: Context): string | null => {
  const word = wordOf(call.args[index]?.value);
  const unit = UNITS[word ?? ""];
  if (!unit) context.problem(call.args[index] ?? call, "A unit such as MONTH has to be written out here.");
  return unit ?? null;
};

/** `trunc(date, unit)` and `date_trunc(unit, time)`. */
const truncated = (
  unitAt: number,
  convert: (piece: Piece) => Piece,
  around: string,
  type: MaybeType,
): FunctionRule =>
  rule((args, call, context) => {
    const value = args[1 - unitAt];
    const unit = unitOf(call, unitAt, context);
    if (!value || unit === null) return atom("NULL");
    return atom(
      around.replace("$", () => `date_trunc('${unit}', ${convert(value).sql})`),
      type,
    );
  });

const whole = (piece: Piece): string => {
  const { type, sql } = toInteger(piece);
  return type?.is === "int" || type?.is === "smallint" || type?.is === "tinyint"
    ? at(toInteger(piece), LEVEL.product)
    : `CAST(${sql} AS INTEGER)`;
};

const shifted = (sign: "+" | "-"): FunctionRule =>
  rule((args, call, context) => {
    if (args.length === 3) return moved(call, args, context);
    const [date, days] = args;
    if (!date || !days) return context.problem(call, arityProblem(call, ["$1, $2"]));
    if (days.type?.is === "interval")
      return {
        sql: `${at(toTimestamp(date), LEVEL.sum)} ${sign} ${at(days, LEVEL.product)}`,
        level: LEVEL.sum,
        type: TIMESTAMP,
      };
    return { sql: `${at(toDate(date), LEVEL.sum)} ${sign} ${whole(days)}`, level: LEVEL.sum, type: DATE };
  });

/** `dateadd(unit, count, time)` */
function moved(call: Call, args: readonly Piece[], context: Context): Piece {
  const unit = unitOf(call, 0, context);
  const [, count, time] = args;
  if (unit === null || !count || !time) return atom("NULL");
  return {
    sql: `${at(toTimestamp(time), LEVEL.sum)} + to_${unit}s(${toInteger(count).sql})`,
    level: LEVEL.sum,
    type: TIMESTAMP,
  };
}

/** `datediff(end, start)`, or whole units with a unit before them. */
const difference = rule((args, call, context) => {
  if (args.length === 2) return atom(fill("date_diff('day', $2d, $1d)", args), { is: "int" });
  const unit = args.length === 3 ? unitOf(call, 0, context) : null;
  if (unit === null) return context.problem(call, arityProblem(call, ["$1, $2", "$1, $2, $3"]));
  if (unit === "month" || unit === "quarter" || unit === "year")
    context.note(
      call,
      "From the last day of a month to that of a shorter one is a whole month here; for Spark it is less.",
    );
  return atom(fill(`date_sub('${unit}', $2t, $3t)`, args), BIGINT);
});

const MONTHS =
  "CASE WHEN day($1m) = day($2m) OR ($1d = last_day($1m) AND $2d = last_day($2m)) THEN 0 ELSE " +
  "(day($1m) - day($2m)) / 31.0 + (floor(epoch($1t)) - epoch(date_trunc('day', $1t)) - floor(epoch($2t)) + epoch(date_trunc('day', $2t))) / 2678400 END";

const monthsBetween = rule((args, call, context) => {
  const [left, right] = args;
  if (!left || !right || args.length > 3)
    return context.problem(call, arityProblem(call, ["$1, $2", "$1, $2, $3"]));
  const texts = [moment(left), moment(right)];
  const months = "(year($1) - year($2)) * 12 + month($1) - month($2)";
  const sql = `round(${fill(months, texts)} + ${fill(MONTHS.replaceAll(/\$(\d)m/g, "$$$1"), texts)}, 8)`;
  return atom(sql, { is: "double" });
});

const DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"];

const nextDay = rule((args, call, context) => {
  const day = DAYS.indexOf((textOf(call.args[1]?.value) ?? "").slice(0, 2).toLowerCase());
  const [date] = args;
  if (!date || day < 0)
    return context.problem(call.args[1] ?? call, "The day, such as 'Mon', has to be written out.");
  const on = toDate(date);
  return {
    sql: `${at(on, LEVEL.sum)} + CAST((${day + 7} - isodow(${on.sql})) % 7 + 1 AS INTEGER)`,
    level: LEVEL.sum,
    type: DATE,
  };
});

/** A pattern that is written out, in DuckDB's terms; null after a problem was said. */
function patternOf(call: Call, index: number, use: "show" | "read", context: Context) {
  const node = call.args[index];
  const text = textOf(node?.value);
  if (text === null) {
    context.problem(node ?? call, "The pattern has to be written out as text, such as 'yyyy-MM-dd'.");
    return null;
  }
  const pattern = javaPattern(text, use);
  if ("parts" in pattern) {
    if (use === "read" && /(^|[^y])yy($|[^y])/.test(text))
      context.note(
        node ?? call,
        "Two digits of a year are read as 1969 to 2068 here, and as 2000 to 2099 by Spark.",
      );
    return pattern;
  }
  context.problem(node ?? call, `The pattern uses ${pattern.problem}, which DuckDB's formats do not have.`);
  return null;
}

const isFormat = (pieces: readonly PatternPart[]): boolean => pieces.every(({ is }) => is === "format");
const formatText = (pieces: readonly PatternPart[]): string =>
  quoteText(pieces.map((piece) => (piece.is === "format" ? piece.text : "")).join(""));

/** `strftime` of a time, with the quarter beside it where the pattern shows one. */
function shown(time: string, pieces: readonly PatternPart[]): Piece {
  if (pieces.length === 0) return atom("''", STRING);
  if (isFormat(pieces)) return atom(`strftime(${time}, ${formatText(pieces)})`, STRING);
  const texts = pieces.map((piece) =>
    piece.is === "quarter"
      ? piece.prefix === ""
        ? `quarter(${time})`
        : `${quoteText(piece.prefix)} || quarter(${time})`
      : `strftime(${time}, ${quoteText(piece.text)})`,
  );
  return {
    sql: texts.length === 1 ? `CAST(${texts[0]} AS VARCHAR)` : texts.join(" || "),
    level: LEVEL.other,
    type: STRING,
  };
}

const dateFormat = rule((args, call, context) => {
  const [time] = args;
  if (!time || args.length !== 2) return context.problem(call, arityProblem(call, ["$1, $2"]));
  const pattern = patternOf(call, 1, "show", context);
  return pattern ? shown(moment(time).sql, pattern.parts[0] ?? []) : atom("NULL", STRING);
});

/** Text read by a pattern, as a timestamp. */
function read(text: Piece, call: Call, index: number, context: Context): string | null {
  const pattern = patternOf(call, index, "read", context);
  if (!pattern) return null;
  const formats = pattern.parts.map(formatText);
  const { sql } = toText(text);
  // %z does not read the letter that stands for UTC.
  const subject = pattern.zone ? `regexp_replace(${sql}, 'Z$', '+00:00')` : sql;
  const parsed = `try_strptime(${subject}, ${formats.length === 1 ? formats[0] : `[${formats.join(", ")}]`})`;
  return pattern.zone ? `CAST(${parsed} AS TIMESTAMP)` : parsed;
}

const toDateRule = rule((args, call, context) => {
  const [value] = args;
  if (!value || args.length > 2) return context.problem(call, arityProblem(call, ["$1", "$1, $2"]));
  if (args.length === 1 || value.type?.is === "date" || value.type?.is === "timestamp") return toDate(value);
  const parsed = read(value, call, 1, context);
  return parsed === null ? atom("NULL", DATE) : atom(`CAST(${parsed} AS DATE)`, DATE);
});

const toTimestampRule = rule((args, call, context) => {
  const [value] = args;
  if (!value || args.length > 2) return context.problem(call, arityProblem(call, ["$1", "$1, $2"]));
  if (args.length === 1 && !value.type)
    context.note(call, "The type of what is cast is not known here: it is taken for text.");
  if (args.length === 1) return cast(value, { is: "timestamp" });
  if (value.type?.is === "date" || value.type?.is === "timestamp") return toTimestamp(value);
  const parsed = read(value, call, 1, context);
  return parsed === null ? atom("NULL", TIMESTAMP) : atom(parsed, TIMESTAMP);
});

/** Seconds since 1970 of a time, of text in a pattern, or of now. */
const unixTimestamp = rule((args, call, context) => {
  const [value] = args;
  const seconds = (time: string): Piece => atom(`CAST(floor(epoch(${time})) AS BIGINT)`, BIGINT);
  if (!value) return seconds("now()");
  if (args.length === 1 || value.type?.is === "date" || value.type?.is === "timestamp") {
    if (value.type?.is !== "string") return seconds(toTimestamp(value).sql);
    return seconds(`try_strptime(${value.sql}, '%Y-%m-%d %H:%M:%S')`);
  }
  const parsed = read(value, call, 1, context);
  return parsed === null ? atom("NULL", BIGINT) : seconds(parsed);
});

const fromUnixtime = rule((args, call, context) => {
  const [seconds] = args;
  if (!seconds || args.length > 2) return context.problem(call, arityProblem(call, ["$1", "$1, $2"]));
  const time = `make_timestamp(${at(cast(seconds, { is: "bigint" }), LEVEL.product)} * 1000000)`;
  if (args.length === 1) return atom(`strftime(${time}, '%Y-%m-%d %H:%M:%S')`, STRING);
  const pattern = patternOf(call, 1, "show", context);
  return pattern ? shown(time, pattern.parts[0] ?? []) : atom("NULL", STRING);
});

const now = scalar("timestamp", "CAST(now() AS TIMESTAMP)");
const today = scalar("date", "current_date");

/** A cast by the name of a type: `int(x)`. */
const castTo = (type: Parameters<typeof cast>[1]): FunctionRule =>
  rule((args, call, context) => {
    const [value] = args;
    return value && args.length === 1 ? cast(value, type) : context.problem(call, arityProblem(call, ["$1"]));
  });

/** Parts of an interval, each a count. */
const interval = (...units: readonly string[]): FunctionRule =>
  rule((args, call, context) => {
    if (args.length > units.length)
      return context.problem(
        call,
        arityProblem(
          call,
          units.map((_, index) => `$${index + 1}`),
        ),
      );
    const parts = args.map((piece, index) => `to_${units[index]}s(${piece.sql})`);
    return { sql: parts.join(" + ") || "to_days(0)", level: LEVEL.sum, type: { is: "interval" } };
  });

const seconds = (template: string, type: MaybeType = TIMESTAMP): FunctionRule =>
  rule((args, call, context) => {
    const [value] = args;
    if (!value || args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
    const count = isInteger(value.type) ? cast(value, { is: "bigint" }) : value;
    return atom(fill(template, [count]), type);
  });

export const dateFunctions: FunctionTable = {
  current_date: today,
  curdate: today,
  current_timestamp: now,
  now,
  localtimestamp: now,
  current_timezone: scalar("string", "'UTC'"),
  ...Object.fromEntries(
    ["year", "quarter", "month", "day", "hour", "minute", "second", "dayofweek", "dayofyear", "weekday"].map(
      (name) => [name, part(PARTS[name] ?? "")],
    ),
  ),
  dayofmonth: part("day(#)"),
  weekofyear: part("week(#)"),
  dayname: part("left(dayname(#), 3)", STRING),
  monthname: part("left(monthname(#), 3)", STRING),
  last_day: scalar("date", "last_day($1d)"),
  date_part: datePart,
  datepart: datePart,
  trunc: truncated(1, toDate, "CAST($ AS DATE)", DATE),
  date_trunc: truncated(0, toTimestamp, "$", TIMESTAMP),
  date_add: shifted("+"),
  dateadd: shifted("+"),
  timestampadd: shifted("+"),
  date_sub: shifted("-"),
  datediff: difference,
  date_diff: difference,
  timestampdiff: difference,
  add_months: scalar("date", "CAST($1d + to_months($2i) AS DATE)"),
  months_between: monthsBetween,
  next_day: nextDay,
  make_date: scalar("date", "TRY(make_date($1i, $2i, $3i))"),
  make_timestamp: scalar("timestamp", "TRY(make_timestamp($1i, $2i, $3i, $4i, $5i, $6))"),
  make_timestamp_ntz: scalar("timestamp", "TRY(make_timestamp($1i, $2i, $3i, $4i, $5i, $6))"),
  make_interval: interval("year", "month", "week", "day", "hour", "minute", "second"),
  make_dt_interval: interval("day", "hour", "minute", "second"),
  make_ym_interval: interval("year", "month"),
  date_format: dateFormat,
  to_date: toDateRule,
  try_to_date: toDateRule,
  to_timestamp: toTimestampRule,
  to_timestamp_ntz: toTimestampRule,
  to_timestamp_ltz: toTimestampRule,
  try_to_timestamp: toTimestampRule,
  unix_timestamp: unixTimestamp,
  to_unix_timestamp: unixTimestamp,
  from_unixtime: fromUnixtime,
  unix_date: scalar("int", "date_diff('day', DATE '1970-01-01', $1d)"),
  date_from_unix_date: scalar("date", "(DATE '1970-01-01' + $1i)"),
  unix_seconds: scalar("bigint", "CAST(floor(epoch($1t)) AS BIGINT)"),
  unix_millis: scalar("bigint", "epoch_ms($1t)"),
  unix_micros: scalar("bigint", "epoch_us($1t)"),
  timestamp_seconds: seconds("make_timestamp(CAST($1 * 1000000 AS BIGINT))"),
  timestamp_millis: seconds("epoch_ms($1)"),
  timestamp_micros: seconds("make_timestamp($1)"),
  from_utc_timestamp: scalar("timestamp", "timezone($2s, timezone('UTC', $1t))"),
  to_utc_timestamp: scalar("timestamp", "timezone('UTC', timezone($2s, $1t))"),
  convert_timezone: scalar(
    "timestamp",
    "timezone($1s, timezone('UTC', $2t))",
    "timezone($2s, timezone($1s, $3t))",
  ),
  window: refuse("group by time_bucket(INTERVAL 5 MINUTE, time) instead; it gives the start of each window"),
  session_window: refuse("sessions have no counterpart; number them with a window function"),
  boolean: castTo({ is: "boolean" }),
  tinyint: castTo({ is: "tinyint" }),
  smallint: castTo({ is: "smallint" }),
  int: castTo({ is: "int" }),
  integer: castTo({ is: "int" }),
  bigint: castTo({ is: "bigint" }),
  float: castTo({ is: "float" }),
  double: castTo({ is: "double" }),
  decimal: castTo({ is: "decimal", precision: 10, scale: 0 }),
  string: castTo({ is: "string" }),
  binary: castTo({ is: "binary" }),
  date: castTo({ is: "date" }),
  timestamp: castTo({ is: "timestamp" }),
};
