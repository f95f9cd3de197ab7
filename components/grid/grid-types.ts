import type { MenuEntry } from "@/components/ui/menu-entries";
import type { ColumnProfile } from "@/lib/api/schemas";
import type { Column } from "@/lib/model/column";
import type { CellValue } from "./cell-value";
import type { HistogramBar } from "./histogram";

/** What a column is to the reader: new in the output, gone from it, or of another type. */
export type ColumnMark = "new" | "removed" | "changed";

/** Facts about all rows of a table, of which the grid may show only the first. */
export interface GridProfile {
  rows: number;
  exact: boolean;
  columns: ReadonlyMap<string, ColumnProfile>;
}

/** What the place that shows a grid adds to its menus. */
export interface GridMenus {
  column?: (column: Column) => readonly MenuEntry[];
  bar?: (column: Column, bar: HistogramBar) => readonly MenuEntry[];
  cell?: (column: Column, value: CellValue) => readonly MenuEntry[];
}

export const ROW_HEIGHT = 25;
export const HEADER_HEIGHT = 58;
/** Of a header without statistics. */
export const PLAIN_HEADER_HEIGHT = 32;
