import type { Values } from "../../syntax/tree";
import type { QueryContext, TranslatedQuery } from "../query-context";
import type { KnownColumn } from "../scope";
import { sparkName } from "../spark-type";
import { listed } from "../sql-layout";

/** Rows of VALUES with the names of their columns: col0, col1, … in DuckDB. */
export function valueRows(
  node: Values,
  context: QueryContext,
  alias: string,
  names: readonly string[],
): { sql: string; columns: readonly KnownColumn[] } {
  const rows = node.rows.map((row) => row.map((value) => context.expression(value)));
  const columns = (rows[0] ?? []).map(({ type }, index) => ({
    name: names[index] ?? `col${index}`,
    type: rows.every((row) => JSON.stringify(row[index]?.type) === JSON.stringify(type)) ? type : null,
  }));
  const texts = rows.map((row) => `(${row.map(({ sql }) => sql).join(", ")})`);
  const list = columns.map(({ name }) => sparkName(name)).join(", ");
  return { sql: `${listed("VALUES", texts)} AS ${sparkName(alias)}(${list})`, columns };
}

/** VALUES as a whole query. */
export function toSparkValues(node: Values, context: QueryContext): TranslatedQuery {
  const { sql, columns } = valueRows(node, context, context.fresh(), []);
  return { sql: `SELECT *\nFROM ${sql}`, columns };
}
