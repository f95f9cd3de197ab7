import { type KindOptions, textCast } from "../../../connectors/value-kinds";
import type { Column } from "../../../model/column";
import { type ColumnType, parseColumnType } from "../../../model/column-type";
import { quoteIdentifier, quoteText } from "../../../sql/quote";
import { typeText } from "../../../sql/type-text";

/** A test for rows of which a value does not fit the type it is to have. */
export interface Unfit {
  /** True or false, never NULL. */
  condition: string;
  /** Which value it is, in words. */
  reason: string;
}

/** How rows with the columns `from` fail to fit `to`; null when all fit. Columns that `from` lacks are NULL. */
export function unfitRows(
  from: readonly Column[],
  to: readonly Column[],
  options: KindOptions,
): Unfit | null {
  const branches = to.flatMap(({ name, type }) => {
    const own = from.find((column) => column.name.toLowerCase() === name.toLowerCase());
    const [given, wanted] = [own && parseColumnType(own.type), parseColumnType(type)];
    if (!own || !given || !wanted || own.type === type) return [];
    const value = quoteIdentifier(own.name);
    const test = unfitSql(value, given, wanted, options, 0);
    if (test === null) return [];
    const before = quoteText(`“`);
    const after = quoteText(`” in column “${name.slice(0, 80)}” is no ${type}`);
    return [`WHEN ${test} THEN concat(${before}, left(CAST(${value} AS VARCHAR), 60), ${after})`];
  });
  if (branches.length === 0) return null;
  const reason = `CASE ${branches.join(" ")} END`;
  return { condition: `(${reason}) IS NOT NULL`, reason };
}

/** Whether a value does not fit a type; null when every value does. */
function unfitSql(
  value: string,
  given: ColumnType,
  wanted: ColumnType,
  options: KindOptions,
  depth: number,
): string | null {
  if (typeText(given) === typeText(wanted)) return null;
  if (wanted.kind === "scalar" && /^(VARCHAR|TEXT|STRING)$/i.test(wanted.name)) return null;
  if (given.kind === "struct" && wanted.kind === "struct") {
    const tests = wanted.fields.flatMap((field) => {
      const own = given.fields.find(({ name }) => name.toLowerCase() === field.name.toLowerCase());
      const inner = `struct_extract(${value}, ${quoteText(own?.name ?? "")})`;
      return own ? (unfitSql(inner, own.type, field.type, PLAIN, depth + 1) ?? []) : [];
    });
    return tests.length > 0 ? `(${tests.join(" OR ")})` : null;
  }
  if (given.kind === "list" && wanted.kind === "list") {
    const element = `e${depth}`;
    const inner = unfitSql(element, given.item, wanted.item, PLAIN, depth + 1);
    return inner === null ? null : `(len(list_filter(${value}, lambda ${element}: ${inner})) > 0)`;
  }
  const type = typeText(wanted);
  const isText = given.kind === "scalar" && given.name === "VARCHAR";
  const cast = isText ? textCast(value, type, options, { attempt: true }) : `TRY_CAST(${value} AS ${type})`;
  return `(${value} IS NOT NULL AND ${cast} IS NULL)`;
}

/** Formats are those of whole columns: inside, values are cast as they are. */
const PLAIN: KindOptions = { decimalSeparator: ".", scalars: true };
