import type { Column } from "../model/column";
import { quoteIdentifier } from "../sql/quote";

/**
 * How each DuckDB type travels in a `QueryResult`'s Arrow stream. Two rules, so that a grid shows exactly what the
 * engine holds and both adapters agree:
 *
 * | DuckDB                                              | Arrow                        |
 * |-----------------------------------------------------|------------------------------|
 * | BOOLEAN                                             | Bool                         |
 * | TINYINT SMALLINT INTEGER BIGINT                     | Int8 Int16 Int32 Int64       |
 * | UTINYINT USMALLINT UINTEGER UBIGINT                 | Uint8 Uint16 Uint32 Uint64   |
 * | FLOAT DOUBLE (with -0, NaN, ±Infinity)              | Float32 Float64              |
 * | VARCHAR JSON                                        | Utf8                         |
 * | BLOB                                                | Binary                       |
 * | every other type: HUGEINT UHUGEINT DECIMAL DATE TIME| Utf8, the text DuckDB's own  |
 * | TIMESTAMP… (all) INTERVAL UUID ENUM BIT LIST STRUCT | CAST(… AS VARCHAR) gives     |
 * | MAP ARRAY UNION VARIANT GEOMETRY BIGNUM …           |                              |
 *
 * Text is the only form in which JavaScript loses nothing: a DATE reaches year 5,881,580, a DECIMAL 38 digits, and a
 * TIMESTAMP WITH TIME ZONE reads as the session's zone says. The true type stands in `QueryResult.columns`.
 */
const NATIVE_TYPES: ReadonlySet<string> = new Set([
  "BOOLEAN",
  "TINYINT",
  "SMALLINT",
  "INTEGER",
  "BIGINT",
  "UTINYINT",
  "USMALLINT",
  "UINTEGER",
  "UBIGINT",
  "FLOAT",
  "DOUBLE",
  "VARCHAR",
  "JSON",
  "BLOB",
]);

/** Whether values of this type are sent as the text DuckDB casts them to. */
export const travelsAsText = (type: string): boolean => !NATIVE_TYPES.has(type);

/**
 * The same rows in the same order, with every column that travels as text cast to VARCHAR. Names become positional, so
 * that duplicate or hostile names do no harm: take names from `columns`. `sql` is one SELECT without a semicolon.
 */
export function exactSelect(sql: string, columns: readonly Column[]): string {
  if (!columns.some(({ type }) => travelsAsText(type))) return sql;
  const names = columns.map((_, index) => quoteIdentifier(`c${index}`));
  const items = columns.map(({ type }, index) =>
    travelsAsText(type) ? `CAST(${names[index]} AS VARCHAR)` : names[index],
  );
  return `SELECT ${items.join(", ")} FROM (\n${sql}\n) AS t(${names.join(", ")})`;
}
