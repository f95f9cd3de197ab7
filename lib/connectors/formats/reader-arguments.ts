import type { Column } from "../../model/column";
import { quoteText, quoteTexts } from "../../sql/quote";

/** The arguments of a table function, in order: `['a.csv'], header = true`. Undefined values are left out. */
export function readerCall(
  name: string,
  files: readonly string[],
  named: Readonly<Record<string, string | undefined>>,
): string {
  const paths = files.length === 1 ? quoteText(files[0] ?? "") : quoteTexts(files);
  const rest = Object.entries(named).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key} = ${value}`],
  );
  return `${name}(${[paths, ...rest].join(", ")})`;
}

/** Columns as a reader wants them: `{'a': 'BIGINT'}`. */
export const columnsArgument = (columns: readonly Column[]): string =>
  `{${columns.map(({ name, type }) => `${quoteText(name)}: ${quoteText(type)}`).join(", ")}}`;

/**
 * Partition columns: their types are fixed, because guessing turns `01` into 1 in one folder and not in another. Without
 * partition columns the reader is told not to look for any: it would otherwise, and replace a file's own column.
 */
export function hiveArguments(hive: unknown): Record<string, string> {
  const columns = (hive ?? []) as readonly Column[];
  if (columns.length === 0) return { hive_partitioning: "false" };
  const types = columns.map(({ name, type }) => `${quoteText(name)}: ${type}`);
  return { hive_partitioning: "true", hive_types_autocast: "false", hive_types: `{${types.join(", ")}}` };
}
