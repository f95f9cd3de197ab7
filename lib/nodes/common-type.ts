import type { Column } from "../model/column";
import { typeFamily } from "../model/column-type";

/**
 * The type to bring columns of different kinds to: text. Null where the engine finds a type that holds them all: equal
 * types, numbers among themselves, dates and timestamps among themselves.
 */
export function commonType(columns: readonly Column[]): "VARCHAR" | null {
  const [first] = columns;
  if (columns.every(({ type }) => type === first?.type)) return null;
  const areNumbers = columns.every(({ type }) => typeFamily(type) === "number");
  const haveDates = columns.every(({ type }) => /^(DATE|TIMESTAMP)/.test(type));
  return areNumbers || haveDates ? null : "VARCHAR";
}
