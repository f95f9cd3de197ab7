import type { SortKey } from "../ir/rel";
import type { Column } from "../model/column";
import { quoteIdentifier } from "../sql/quote";
import { sameName } from "./column-names";

/**
 * An order in which no two different rows tie: the keys, then the columns that are not among them, ascending. Columns of
 * `equal` are left out, where the rows to be ordered have them in common.
 */
export function certainOrder(
  columns: readonly Column[],
  keys: readonly SortKey[],
  equal: readonly string[] = [],
): SortKey[] {
  const named = keys.map(({ expression }) => expression.trim());
  const rest = columns.filter(
    ({ name }) =>
      !equal.some((one) => sameName(one, name)) &&
      !named.includes(quoteIdentifier(name)) &&
      !named.includes(name),
  );
  return [...keys, ...rest.map(({ name }) => ascending(name))];
}

/** A column in ascending order, NULL last. */
export const ascending = (name: string): SortKey => ({
  expression: quoteIdentifier(name),
  direction: "asc",
  nulls: "last",
});
