import { KIND, type KindOptions, kindSql, withinKindsSql } from "../../connectors/value-kinds";
import { quoteIdentifier } from "../../sql/quote";
import type { ScanSession } from "./session";

const SAMPLE_ROWS = 20_000;
/** Columns checked in one statement: each is an expression of its own. */
const BATCH = 200;

/** A table expression of VARCHARs, what is known of its rows, and whether all of them are looked at. */
export interface TextSource {
  sql: string;
  columns: readonly string[];
  records: number;
  full: boolean;
}

/**
 * Looks at a sample for the kinds of each column, then checks every row against them, which is much cheaper than asking
 * each row; only columns that turn out otherwise are looked at in full. `rows` is what the engine counts, when it was asked.
 */
export async function findKinds(
  session: ScanSession,
  source: TextSource,
  options: KindOptions,
): Promise<{ kinds: number[]; rows: number | null }> {
  const { columns, records, full } = source;
  const all = columns.map((_, index) => index);
  const sample = full ? SAMPLE_ROWS : SAMPLE_ROWS * 50;
  const kinds = columns.map(() => 0);
  for (const [index, found] of await kindsOf(session, source, all, options, sample)) kinds[index] = found;
  if (!full) return { kinds, rows: null };
  if (records <= sample) {
    const [[rows] = []] = await session.rows(`SELECT count(*) FROM ${source.sql}`);
    return { kinds, rows: Number(rows) };
  }
  let rows = 0;
  const wrong: number[] = [];
  for (let start = 0; start < columns.length; start += BATCH) {
    const batch = all.slice(start, start + BATCH);
    const checks = batch.map((index) => {
      const kind = kinds[index] ?? 0;
      return (kind & KIND.text) !== 0 ? "true" : `bool_and(${withinKindsSql(`c${index}`, kind, options)})`;
    });
    const [row = []] = await session.rows(
      `SELECT ${["count(*)", ...checks].join(", ")} FROM ${numbered(source)}`,
    );
    rows = Number(row[0]);
    wrong.push(...batch.filter((_, at) => row[at + 1] !== true));
  }
  if (wrong.length > 0)
    for (const [index, found] of await kindsOf(session, source, wrong, options, null)) kinds[index] = found;
  return { kinds, rows };
}

/** A source under positional names, which clash with nothing. */
const numbered = ({ sql, columns }: TextSource): string =>
  `(SELECT * FROM ${sql}) AS t(${columns.map((_, index) => `c${index}`).join(", ")})`;

/**
 * Kinds by place, of columns that have values. Values are stacked first, so that there is one expression to prepare
 * however many columns there are.
 */
async function kindsOf(
  session: ScanSession,
  source: TextSource,
  columns: readonly number[],
  options: KindOptions,
  limit: number | null,
): Promise<[index: number, kinds: number][]> {
  if (columns.length === 0) return [];
  const names = columns.map((index) => `c${index}`).join(", ");
  const rows = await session.rows(
    `SELECT name, bit_or(${kindSql("value", options)})
    FROM (UNPIVOT (SELECT ${names} FROM ${numbered(source)}${limit === null ? "" : ` LIMIT ${limit}`}) ON ${names} INTO NAME name VALUE value)
    GROUP BY name`,
  );
  return rows.map(([name, kinds]) => [Number(String(name).slice(1)), Number(kinds)]);
}

/** The narrowest type that keeps every value of these kinds exactly; `decimal` means a DECIMAL whose size must be found. */
export function typeOfKinds(kinds: number): string {
  const only = (...allowed: number[]) => (kinds & ~allowed.reduce((all, kind) => all | kind, 0)) === 0;
  const { integer, long, huge, decimal, longDecimal, float, boolean, date, timestamp, zoned, time } = KIND;
  if (kinds === 0) return "VARCHAR";
  if (only(integer, long)) return "BIGINT";
  if (only(integer, long, huge)) return "HUGEINT";
  if (only(integer, decimal, float)) return "DOUBLE";
  if (only(integer, long, huge, decimal, longDecimal)) return "decimal";
  if (only(boolean)) return "BOOLEAN";
  if (only(date)) return "DATE";
  if (only(date, timestamp)) return "TIMESTAMP";
  if (only(zoned)) return "TIMESTAMP WITH TIME ZONE";
  if (only(time)) return "TIME";
  return "VARCHAR";
}

/** Why text that reads like something else stays text; null when nothing does. */
export function ambiguityOf(kinds: number): string | null {
  const has = (kind: number) => (kinds & kind) !== 0;
  const only = (allowed: number) => (kinds & ~allowed) === 0;
  if (has(KIND.slashed) && only(KIND.slashed | KIND.date | KIND.timestamp))
    return "dates whose order the text does not say; it stays text until a date format is set";
  if (
    has(KIND.comma) &&
    only(KIND.comma | KIND.integer | KIND.decimal | KIND.long | KIND.longDecimal | KIND.float)
  )
    return "numbers with a comma; it stays text until the decimal separator is set";
  return null;
}

/** DECIMAL(width, scale) that holds every value of a column, or VARCHAR when none does. */
export async function decimalType(
  session: ScanSession,
  sources: readonly string[],
  column: string,
  separator: "." | ",",
): Promise<string> {
  const name = quoteIdentifier(column);
  const part = (index: number) =>
    `COALESCE(max(length(ltrim(split_part(trim(${name}, ' -'), '${separator}', ${index}), ${index === 1 ? "'0'" : "''"}))), 0)`;
  let whole = 0;
  let scale = 0;
  for (const source of sources) {
    const [row = []] = await session.rows(`SELECT ${part(1)}, ${part(2)} FROM ${source}`);
    whole = Math.max(whole, Number(row[0] ?? 0));
    scale = Math.max(scale, Number(row[1] ?? 0));
  }
  return whole + scale <= 38 ? `DECIMAL(${Math.max(1, whole + scale)},${scale})` : "VARCHAR";
}
