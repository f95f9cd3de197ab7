import type { SetOperation } from "../../syntax/tree";
import type { ByName, QueryContext, TranslatedQuery } from "../query-context";
import type { KnownColumn } from "../scope";
import { sparkName } from "../spark-type";
import { enclosed, listed } from "../sql-layout";

/** Spark’s SQL has no BY NAME: columns are put in one order, and those one side lacks are NULL. */
export function toSparkByName(
  left: TranslatedQuery,
  right: TranslatedQuery,
  node: SetOperation,
  context: QueryContext,
): ByName {
  const [mine, theirs] = [left.columns, right.columns];
  if (!mine || !theirs) {
    context.problem(node, "BY NAME needs columns that are known, because Spark has to name them.");
    return { left, right, word: "" };
  }
  const has = (columns: readonly KnownColumn[], name: string): boolean =>
    columns.some((one) => one.name.toLowerCase() === name.toLowerCase());
  const all = [...mine, ...theirs.filter(({ name }) => !has(mine, name))];
  const put = ({ sql }: TranslatedQuery, columns: readonly KnownColumn[]): TranslatedQuery => {
    const items = all.map(({ name }) =>
      has(columns, name) ? sparkName(name) : `NULL AS ${sparkName(name)}`,
    );
    return { sql: `${listed("SELECT", items)}\nFROM ${enclosed(sql)}`, columns: all };
  };
  return { left: all.length > mine.length ? put(left, mine) : left, right: put(right, theirs), word: "" };
}
