import { tableFromIPC } from "apache-arrow";
import type { Column } from "@/lib/model/column";
import { columnReader } from "./arrow-reader";
import type { CellValue } from "./cell-value";

/** Rows as the grid reads them: any cell at any time, nothing copied beforehand. */
export interface GridRows {
  columns: readonly Column[];
  count: number;
  value(row: number, column: number): CellValue;
}

export const noRows: GridRows = { columns: [], count: 0, value: () => null };

/** Rows of an Arrow IPC stream; the columns are named and typed by the head that came with it. */
export function rowsFromArrow(stream: Uint8Array, columns: readonly Column[]): GridRows {
  if (stream.length === 0) return { columns, count: 0, value: () => null };
  const table = tableFromIPC(stream);
  const readers = columns.map((_, index) => {
    const vector = table.getChildAt(index);
    return vector ? columnReader(vector) : () => null;
  });
  return { columns, count: table.numRows, value: (row, column) => readers[column]?.(row) ?? null };
}

/** Rows that are at hand already. */
export const rowsFromCells = (
  columns: readonly Column[],
  cells: readonly (readonly CellValue[])[],
): GridRows => ({ columns, count: cells.length, value: (row, column) => cells[row]?.[column] ?? null });
