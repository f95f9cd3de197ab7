import { typeFamily } from "@/lib/model/column-type";
import { cellText } from "./cell-value";
import { compareCells } from "./compare-cells";
import type { GridRows } from "./grid-rows";

export interface GridSort {
  /** Name of the column. */
  column: string;
  direction: "asc" | "desc";
}

/** The rows to show, in the order to show them: those that hold the searched text, sorted. Equal rows keep their order. */
export function gridOrder(rows: GridRows, sort: GridSort | null, search: string): readonly number[] {
  const all = Array.from({ length: rows.count }, (_, row) => row);
  const found = search === "" ? all : all.filter((row) => holds(rows, row, search.toLowerCase()));
  const index = sort ? rows.columns.findIndex(({ name }) => name === sort.column) : -1;
  if (!sort || index < 0) return found;
  const numeric = typeFamily(rows.columns[index]?.type ?? "") === "number";
  const values = new Map(found.map((row) => [row, rows.value(row, index)]));
  return found.sort((a, b) =>
    compareCells(values.get(a) ?? null, values.get(b) ?? null, numeric, sort.direction),
  );
}

function holds(rows: GridRows, row: number, wanted: string): boolean {
  return rows.columns.some((_, column) => {
    const value = rows.value(row, column);
    return value !== null && cellText(value).toLowerCase().includes(wanted);
  });
}

/** Ascending, descending, as it came. */
export function nextSort(sort: GridSort | null, column: string): GridSort | null {
  if (sort?.column !== column) return { column, direction: "asc" };
  return sort.direction === "asc" ? { column, direction: "desc" } : null;
}
