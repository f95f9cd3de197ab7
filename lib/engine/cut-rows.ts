import { quoteIdentifier } from "../sql/quote";

/** The rows of `table` from one row number to another: tables are stored in the order their rows were made. */
export const slice = (table: string, from: number, to: number): string =>
  `SELECT * FROM ${quoteIdentifier(table)} WHERE rowid >= ${from} AND rowid < ${to}`;

/** `count` rows cut into at most `files` parts that differ by one row at most; one empty part for no rows. */
export function balanced(count: number, files: number): { from: number; to: number }[] {
  const parts = Math.min(files, Math.max(count, 1));
  return Array.from({ length: parts }, (_, part) => ({
    from: Math.floor((count * part) / parts),
    to: Math.floor((count * (part + 1)) / parts),
  }));
}
