import { KIND, type KindOptions, kindSql, withinKindsSql } from "../../../connectors/value-kinds";
import { quoteIdentifier } from "../../../sql/quote";
import type { DuckDbSession } from "../session";

const SAMPLE_ROWS = 20_000;

/** Kinds of each of `columns` over a relation's rows, and how many rows there are. */
export interface ColumnKinds {
  kinds: number[];
  rows: number;
}

/**
 * Looks at a sample for the kinds of each column, then checks every row against them, which is much cheaper than asking
 * each row; only columns that turn out otherwise are looked at in full. `source` is a table expression of VARCHARs.
 * Without `full`, the sample alone decides.
 */
export async function findKinds(
  session: DuckDbSession,
  source: string,
  columns: readonly string[],
  options: KindOptions,
  full: boolean,
): Promise<ColumnKinds> {
  const kindsOf = (name: string) => `COALESCE(bit_or(${kindSql(quoteIdentifier(name), options)}), 0)`;
  const limit = full ? SAMPLE_ROWS : SAMPLE_ROWS * 50;
  const [sampled = []] = await session.rows(
    `SELECT ${["count(*)", ...columns.map(kindsOf)].join(", ")} FROM (SELECT * FROM ${source} LIMIT ${limit})`,
  );
  const [count, ...kinds] = sampled.map(Number);
  if (!full || (count ?? 0) < limit) return { kinds, rows: count ?? 0 };
  const checks = columns.map((name, index) =>
    ((kinds[index] ?? 0) & KIND.text) !== 0
      ? "true"
      : `bool_and(${withinKindsSql(quoteIdentifier(name), kinds[index] ?? 0, options)})`,
  );
  const [checked = []] = await session.rows(`SELECT ${["count(*)", ...checks].join(", ")} FROM ${source}`);
  const [rows, ...within] = checked;
  const wrong = columns.flatMap((name, index) => (within[index] === true ? [] : [{ name, index }]));
  if (wrong.length > 0) {
    const [again = []] = await session.rows(
      `SELECT ${wrong.map(({ name }) => kindsOf(name)).join(", ")} FROM ${source}`,
    );
    for (const [at, { index }] of wrong.entries()) kinds[index] = Number(again[at] ?? KIND.text);
  }
  return { kinds, rows: Number(rows) };
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
  session: DuckDbSession,
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
