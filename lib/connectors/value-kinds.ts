import { quoteIdentifier, quoteText } from "../sql/quote";

/**
 * What a text cell looks like, as one bit. A column's kinds are the bits of all its cells, and its type is the narrowest
 * that keeps every one of them exactly: DuckDB's own detection reads `01-02-2024` day first, turns 2^63 into a DOUBLE,
 * and its conversions round `1.5` to the BIGINT 2 without a word.
 */
export const KIND = {
  /** Up to 15 digits: exact as a DOUBLE too. */
  integer: 1,
  /** Up to BIGINT. */
  long: 2,
  /** Up to HUGEINT. */
  huge: 4,
  /** Up to 15 significant digits. */
  decimal: 8,
  /** More digits than a DOUBLE keeps. */
  longDecimal: 16,
  /** `1e6`, `nan`, `inf`, `-0`. */
  float: 32,
  boolean: 64,
  date: 128,
  timestamp: 256,
  zoned: 512,
  time: 1024,
  /** A date whose order depends on the country. */
  slashed: 2048,
  /** A number with the other decimal separator, or with thousands. */
  comma: 4096,
  text: 8192,
} as const;

export interface KindOptions {
  decimalSeparator: "." | ",";
  dateFormat?: string | undefined;
  timestampFormat?: string | undefined;
  /** Whether numbers and booleans count: not in JSON, whose strings are meant as strings. */
  scalars: boolean;
}

const DATE = "\\d{4}-\\d{2}-\\d{2}";
const CLOCK = "\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?";
const OTHER_DATE = "(\\d{1,2}[/.-]\\d{1,2}[/.-](\\d{4}|\\d{2})|\\d{4}[/.]\\d{1,2}[/.]\\d{1,2})";

/** The test of each kind, in the order in which they are tried. */
function kindTests(value: string, options: KindOptions): { kind: number; test: string }[] {
  const { decimalSeparator, dateFormat, timestampFormat, scalars } = options;
  const is = (pattern: string) => `regexp_full_match(${value}, ${quoteText(pattern)})`;
  const parses = (type: string) => `TRY_CAST(${value} AS ${type}) IS NOT NULL`;
  const follows = (format: string) => `TRY_STRPTIME(${value}, ${quoteText(format)}) IS NOT NULL`;
  const [point, other] = decimalSeparator === "," ? [",", "\\."] : ["\\.", ","];
  const plain = decimalSeparator === "," ? `replace(${value}, ',', '.')` : value;
  const digits = `length(ltrim(regexp_replace(regexp_replace(${value}, '[eE].*$', ''), '[^0-9]', '', 'g'), '0'))`;
  // CASE stops early where OR would not.
  const few = `CASE WHEN length(${value}) <= 16 THEN true ELSE ${digits} <= 15 END`;
  const decimal = is(` *-?(0|[1-9]\\d*)?${point}\\d+ *`);
  const zone = "(Z|[-+]\\d{2}(:?\\d{2})?)";
  const tests: [kind: number, test: string | false][] = [
    [KIND.date, dateFormat ? follows(dateFormat) : false],
    [
      timestampFormat && /%z/i.test(timestampFormat) ? KIND.zoned : KIND.timestamp,
      timestampFormat ? follows(timestampFormat) : false,
    ],
    [KIND.integer, scalars && is(" *(0|-?[1-9]\\d{0,14}) *")],
    [KIND.decimal, scalars && `${decimal} AND ${few}`],
    [KIND.long, scalars && `${is(" *-?[1-9]\\d{15,18} *")} AND ${parses("BIGINT")}`],
    [KIND.huge, scalars && `${is(" *-?[1-9]\\d{18,38} *")} AND ${parses("HUGEINT")}`],
    [KIND.longDecimal, scalars && decimal],
    [
      KIND.float,
      scalars &&
        `(${is(` *-?((0|[1-9]\\d*)(${point}\\d+)?[eE][-+]?\\d{1,3}|-0) *`)} AND ${digits} <= 15 AND isfinite(TRY_CAST(${plain} AS DOUBLE)) OR ${is("(?i)-?(inf|infinity)|nan| *-0 *")})`,
    ],
    [KIND.boolean, scalars && is("(?i)true|false")],
    [
      KIND.comma,
      scalars &&
        is(
          ` *-?(\\d+${other}\\d+|\\d{1,3}(${point}\\d{3})+${other}\\d+|\\d{1,3}(${other}\\d{3})+(${point}\\d+)?) *`,
        ),
    ],
    [KIND.date, !dateFormat && `${is(DATE)} AND ${parses("DATE")}`],
    [KIND.timestamp, !timestampFormat && `${is(`${DATE}[ T]${CLOCK}`)} AND ${parses("TIMESTAMP")}`],
    [KIND.zoned, !timestampFormat && `${is(`${DATE}[ T]${CLOCK} ?${zone}`)} AND ${parses("TIMESTAMPTZ")}`],
    [KIND.time, `${is("\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,6})?")} AND ${parses("TIME")}`],
    [KIND.slashed, !dateFormat && !timestampFormat && is(`${OTHER_DATE}([ T]\\d{1,2}:.*)?`)],
  ];
  return tests.flatMap(([kind, test]) => (test === false ? [] : [{ kind, test }]));
}

/** An expression that gives the kind of a VARCHAR expression, 0 for NULL. */
export function kindSql(value: string, options: KindOptions): string {
  const branches = kindTests(value, options).map(({ kind, test }) => `WHEN ${test} THEN ${kind}`);
  // Most text begins with a letter: one look decides.
  const formatted = options.dateFormat || options.timestampFormat;
  const letters = options.scalars ? "^ *[-0-9.,]|^(?i)(true|false|nan|inf|infinity)$" : "^[0-9]";
  const quick = formatted
    ? ""
    : ` WHEN NOT regexp_matches(${value}, ${quoteText(letters)}) THEN ${KIND.text}`;
  return `CASE WHEN ${value} IS NULL THEN 0${quick} ${branches.join(" ")} ELSE ${KIND.text} END`;
}

/** A condition that holds for NULL and for values of the given kinds: far cheaper than asking for the kind. */
export function withinKindsSql(value: string, kinds: number, options: KindOptions): string {
  const tests = kindTests(value, options).filter(({ kind }) => (kind & kinds) !== 0);
  return [`${value} IS NULL`, ...tests.map(({ test }) => `(${test})`)].join(" OR ");
}

const INTEGER_TYPE = /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|INT|LONG|SHORT)$/i;

/** Kinds of values of which the engine drops a part, without a word, when it reads them as `type`. */
export function lossyKinds(type: string): number {
  if (INTEGER_TYPE.test(type)) return KIND.decimal | KIND.longDecimal;
  if (/^DATE$/i.test(type)) return KIND.timestamp | KIND.zoned;
  if (/^(TIMESTAMP|DATETIME)(_S|_MS|_NS)?$/i.test(type)) return KIND.zoned;
  if (/^(DOUBLE|FLOAT|REAL)$/i.test(type)) return KIND.long | KIND.huge | KIND.longDecimal;
  return 0;
}

/** What is lost when values of these kinds are read as `type`, in words; null when nothing is. */
export function lossOf(type: string, kinds: number): string | null {
  if ((lossyKinds(type) & kinds) === 0) return null;
  if (INTEGER_TYPE.test(type)) return `fractions, which ${type} rounds`;
  if (/^DATE$/i.test(type)) return "times of day, which DATE leaves out";
  return /^(TIMESTAMP|DATETIME)/i.test(type)
    ? `offsets from UTC, which ${type} leaves out`
    : `more digits than ${type} keeps`;
}

/** A value of text as `type`, where its formats are known. `attempt` gives NULL for text that is none. */
export function textCast(
  value: string,
  type: string,
  { decimalSeparator, dateFormat, timestampFormat, scalars }: KindOptions,
  { attempt = false } = {},
): string {
  const cast = attempt ? "TRY_CAST" : "CAST";
  const format = /^DATE$/i.test(type) ? dateFormat : /^TIMESTAMP/i.test(type) ? timestampFormat : undefined;
  if (format)
    return `${cast}(${attempt ? "TRY_STRPTIME" : "strptime"}(${value}, ${quoteText(format)}) AS ${type})`;
  const plain = decimalSeparator === "," && scalars && isNumber(type) ? `replace(${value}, ',', '.')` : value;
  return `${cast}(${plain} AS ${type})`;
}

const isNumber = (type: string): boolean =>
  INTEGER_TYPE.test(type) || /^(DOUBLE|FLOAT|REAL|DECIMAL|NUMERIC)/i.test(type);

/** A column of text as `type`; an error instead of a value of which a part would be dropped. For files only a sample of which was seen. */
export function strictCast(name: string, type: string, options: KindOptions): string {
  const value = quoteIdentifier(name);
  const lossy = lossyKinds(type);
  const cast = textCast(value, type, options);
  if (lossy === 0) return cast;
  const [before, after] = [`Only a part of “`, `” in column “${name.slice(0, 80)}” would fit ${type}.`].map(
    quoteText,
  );
  const message = `concat(${before}, left(${value}, 60), ${after})`;
  return `CASE WHEN ${value} IS NOT NULL AND (${withinKindsSql(value, lossy, options)}) THEN error(${message}) ELSE ${cast} END`;
}
