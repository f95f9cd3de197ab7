import { writeIdentifier } from "../lens/identifier";
import type { Values } from "../syntax/tree";
import type { QueryContext, TranslatedQuery } from "./query-context";
import type { KnownColumn } from "./scope";
import { enclosed, listed } from "./sql-layout";

/** Rows of VALUES; their columns are col1, col2, … in Spark, and col0, col1, … in DuckDB. */
export function valueRows(
  node: Values,
  context: QueryContext,
  names: readonly string[],
): { rows: string; columns: readonly KnownColumn[] } {
  const rows = node.rows.map((row) => row.map((value) => context.expression(value)));
  const columns = (rows[0] ?? []).map(({ type }, index) => ({
    name: names[index] ?? `col${index + 1}`,
    type: rows.every((row) => JSON.stringify(row[index]?.type) === JSON.stringify(type)) ? type : null,
  }));
  const texts = rows.map((row) => `(${row.map(({ sql }) => sql).join(", ")})`);
  return { rows: enclosed(listed("VALUES", texts)), columns };
}

/** VALUES as a whole query. */
export function translateValues(node: Values, context: QueryContext): TranslatedQuery {
  const { rows, columns } = valueRows(node, context, []);
  const list = columns.map(({ name }) => writeIdentifier(name)).join(", ");
  return { sql: `SELECT *\nFROM ${rows} AS ${context.fresh()}(${list})`, columns };
}
