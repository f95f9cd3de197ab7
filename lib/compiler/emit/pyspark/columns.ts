import type { Column } from "../../../model/column";
import { sparkName, sparkType } from "../../../sql/spark/spark-type";
import { listText } from "../../../sql/spark/to/list-text";
import type { Doc } from "../../print/layout";
import { call, list, pythonText, pythonTexts } from "./python";
import { sameType, sparkColumnType } from "./spark-column-type";

/** A column as PySpark's functions name it: dots and back-ticks have a meaning there. */
export const columnName = (name: string): string =>
  /[.`]/.test(name) ? `\`${name.replaceAll("`", "``")}\`` : name;

/** A column in an expression, behind an alias. */
export const columnSql = (name: string, alias?: string): string =>
  alias === undefined ? sparkName(name) : `${alias}.${sparkName(name)}`;

export const expressionText = (sql: string): string =>
  sql.includes("\n") ? pythonTexts(sql) : pythonText(sql);
export const expr = (sql: string): Doc => call("F.expr", [expressionText(sql)]);

/** An expression as a column: by its name where it is no more than that. */
export const columnDoc = (sql: string, columns: readonly Column[]): Doc => {
  const named = columns.find(({ name }) => sparkName(name) === sql);
  return named ? call("F.col", [pythonText(columnName(named.name))]) : expr(sql);
};

/** The type of a column in DuckDB. */
export const typeOf = (columns: readonly Column[], name: string): string | undefined =>
  columns.find((column) => column.name.toLowerCase() === name.toLowerCase())?.type;

/** Casts for the columns whose type differs from what they are stacked, compared or unpivoted to. */
export function casts(from: readonly Column[], to: readonly { name: string; type: string }[]): Doc[] {
  const entries = to.flatMap(({ name, type }): (readonly [string, Doc])[] => {
    const own = typeOf(from, name);
    const [have, want] = [own === undefined ? null : sparkColumnType(own), sparkColumnType(type)];
    if (!have || !want || sameType(have, want)) return [];
    const text = want.is === "string" && have.is === "array" ? listText(sparkName(name), have.item) : null;
    if (text !== null) return [[name, expr(text)]];
    return [
      [name, [call("F.col", [pythonText(columnName(name))]), call(".cast", [pythonText(sparkType(want))])]],
    ];
  });
  return columnCalls(entries);
}

/** `withColumn` for one column, `withColumns` for several. */
export function columnCalls(entries: readonly (readonly [name: string, value: Doc])[]): Doc[] {
  const [first, second] = entries;
  if (!first) return [];
  if (!second) return [call("withColumn", [pythonText(first[0]), first[1]])];
  return [
    call("withColumns", [
      list(
        entries.map(([name, value]) => [pythonText(name), ": ", value]),
        ["{", "}"],
      ),
    ]),
  ];
}
