import { quoteIdentifier, quoteIdentifiers, quoteText } from "../../../sql/quote";
import type { WriteTarget } from "./write-target";

/** A statement and how much stands before the text that came from the script, for positions in error messages. */
export interface ProfiledSql {
  sql: string;
  prefixBytes: number;
}

/** Every statement of a run returns the profile of its own execution, which costs next to nothing. */
const PROFILED = "EXPLAIN (ANALYZE, FORMAT json) ";

/** Creates a temporary table of `select`, or executes a statement that does. */
export const profiled = (sql: string): ProfiledSql => ({ sql: PROFILED + sql, prefixBytes: PROFILED.length });

/** COPY of `select` to a file, or to a folder when the target is partitioned. */
export function copySql(
  target: WriteTarget,
  select: string,
  destination: string,
  partitionBy: readonly string[] = [],
): ProfiledSql {
  const options = [
    `FORMAT ${target.format.name}`,
    ...target.format.copyOptions(target.statement.options),
    ...(partitionBy.length > 0
      ? // A name of its own for each file: NULL and the text '__HIVE_DEFAULT_PARTITION__' share a folder, and with
        // plain names the second file replaces the first.
        [`PARTITION_BY (${quoteIdentifiers(partitionBy)})`, "FILENAME_PATTERN 'rows_{uuid}'"]
      : ["PER_THREAD_OUTPUT false"]),
  ];
  const head = `${PROFILED}COPY (\n`;
  return {
    sql: `${head}${select}\n) TO ${quoteText(destination)} (${options.join(", ")})`,
    prefixBytes: head.length,
  };
}

/** Deals the rows of each partition out to `files` files, by one more partition folder that is taken away afterwards. */
export const dealt = (
  select: string,
  partitionBy: readonly string[],
  files: number,
  column: string,
): string =>
  `SELECT *, (row_number() OVER (PARTITION BY ${quoteIdentifiers(partitionBy)}) - 1) % ${files} AS ${quoteIdentifier(column)}\nFROM (\n${select}\n)`;

/** The column `dealt` adds; no user's column has a control character as its name by chance. */
export const DEALT_COLUMN = "tenon\u0001file";
