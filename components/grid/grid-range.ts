/** A place in the grid; row -1 is the header. Rows count as they are shown. */
export interface GridPlace {
  row: number;
  column: number;
}

/** The cell that has the focus and, away from it, the other corner of what is selected. */
export interface GridSelection {
  active: GridPlace;
  anchor: GridPlace;
}

export interface GridSize {
  rows: number;
  columns: number;
  /** Rows that fit on the screen. */
  page: number;
}

export const isSelected = (selection: GridSelection | null, row: number, column: number): boolean => {
  if (!selection) return false;
  const { top, bottom, left, right } = corners(selection);
  return row >= top && row <= bottom && column >= left && column <= right;
};

export function corners({ active, anchor }: GridSelection) {
  return {
    top: Math.max(0, Math.min(active.row, anchor.row)),
    bottom: Math.max(active.row, anchor.row),
    left: Math.min(active.column, anchor.column),
    right: Math.max(active.column, anchor.column),
  };
}

type Move = { key: string; ctrl: boolean };

/** Where a key takes the focus, or null for a key that does not move. */
export function moved(from: GridPlace, { key, ctrl }: Move, size: GridSize): GridPlace | null {
  const { row, column } = from;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const to = (nextRow: number, nextColumn: number): GridPlace => ({
    row: Math.max(-1, Math.min(nextRow, last.row)),
    column: Math.max(0, Math.min(nextColumn, last.column)),
  });
  switch (key) {
    case "ArrowUp":
      return to(ctrl ? 0 : row - 1, column);
    case "ArrowDown":
      return to(ctrl ? last.row : row + 1, column);
    case "ArrowLeft":
      return to(row, ctrl ? 0 : column - 1);
    case "ArrowRight":
      return to(row, ctrl ? last.column : column + 1);
    case "Home":
      return to(ctrl ? 0 : row, 0);
    case "End":
      return to(ctrl ? last.row : row, last.column);
    case "PageUp":
      return to(Math.max(0, row - size.page), column);
    case "PageDown":
      return to(row + size.page, column);
    default:
      return null;
  }
}
