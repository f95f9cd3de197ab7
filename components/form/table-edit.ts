import { guessTable } from "@/lib/editor/guess-table";
import type { Column } from "@/lib/model/column";

/** Columns with the rows under them: every change keeps each row as long as the columns are many. */
export interface InlineTable {
  columns: readonly Column[];
  rows: readonly (readonly (string | null)[])[];
}

const fitted = (row: readonly (string | null)[], length: number): (string | null)[] =>
  Array.from({ length }, (_, index) => row[index] ?? null);

export function addColumn({ columns, rows }: InlineTable, column: Column): InlineTable {
  const next = [...columns, column];
  return { columns: next, rows: rows.map((row) => fitted(row, next.length)) };
}

export const removeColumn = ({ columns, rows }: InlineTable, at: number): InlineTable => ({
  columns: columns.filter((_, index) => index !== at),
  rows: rows.map((row) => fitted(row, columns.length).filter((_, index) => index !== at)),
});

export function moveColumn({ columns, rows }: InlineTable, from: number, to: number): InlineTable {
  const order = columns.map((_, index) => index);
  const [taken] = order.splice(from, 1);
  if (taken === undefined) return { columns, rows };
  order.splice(to, 0, taken);
  const pick = <T>(list: readonly T[]): T[] => order.map((index) => list[index] as T);
  return { columns: pick(columns), rows: rows.map((row) => pick(fitted(row, columns.length))) };
}

export const setCell = (
  table: InlineTable,
  row: number,
  column: number,
  text: string | null,
): InlineTable => ({
  ...table,
  rows: table.rows.map((cells, index) =>
    index === row ? fitted(cells, table.columns.length).with(column, text) : cells,
  ),
});

export const addRow = ({ columns, rows }: InlineTable, at = rows.length): InlineTable => ({
  columns,
  rows: rows.toSpliced(
    at,
    0,
    columns.map(() => null),
  ),
});

export const removeRow = ({ columns, rows }: InlineTable, at: number): InlineTable => ({
  columns,
  rows: rows.filter((_, index) => index !== at),
});

/** A pasted table put over the cells from one on; it adds rows and columns where it reaches further. */
export function pasteCells(
  table: InlineTable,
  cells: readonly (readonly string[])[],
  row: number,
  column: number,
): InlineTable {
  if (
    table.columns.length === 0 ||
    (table.rows.length === 0 && column === 0 && cells.length > 1 && isLonger(table, cells))
  )
    return guessTable(cells);
  const width = Math.max(table.columns.length, column + Math.max(...cells.map(({ length }) => length)));
  let next = table;
  while (next.columns.length < width)
    next = addColumn(next, { name: freeName(next.columns), type: "VARCHAR" });
  while (next.rows.length < row + cells.length) next = addRow(next);
  return {
    columns: next.columns,
    rows: next.rows.map((before, index) => {
      const pasted = cells[index - row];
      if (!pasted) return before;
      return fitted(before, width).map((old, at) => {
        const text = pasted[at - column];
        if (text === undefined) return old;
        return text === "" && next.columns[at]?.type !== "VARCHAR" ? null : text;
      });
    }),
  };
}

const isLonger = ({ columns }: InlineTable, cells: readonly (readonly string[])[]): boolean =>
  (cells[0]?.length ?? 0) > columns.length;

export function freeName(columns: readonly Column[]): string {
  const taken = new Set(columns.map(({ name }) => name.toLowerCase()));
  for (let number = columns.length + 1; ; number++)
    if (!taken.has(`column${number}`)) return `column${number}`;
}
