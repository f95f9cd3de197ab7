/** Cells of a sheet: rows and columns count from 1, both ends belong to it; without an end it is open. */
export interface CellRange {
  firstColumn: number;
  lastColumn: number;
  firstRow: number;
  lastRow: number;
}

export const LAST_COLUMN = 16_384;
export const LAST_ROW = 1_048_576;

const RANGE = /^\$?([A-Z]{1,3})?\$?(\d{1,7})?(?::\$?([A-Z]{1,3})?\$?(\d{1,7})?)?$/;

/** `B3:F100`, `B3` (from there on), `B:F`, `3:9`; null for anything else. */
export function parseRange(text: string): CellRange | null {
  const match = RANGE.exec(text.trim().toUpperCase());
  if (!match || !/[A-Z0-9]/i.test(text)) return null;
  const [, column, row, toColumn, toRow] = match;
  const range = {
    firstColumn: column ? columnNumber(column) : 1,
    firstRow: row ? Number(row) : 1,
    lastColumn: toColumn ? columnNumber(toColumn) : LAST_COLUMN,
    lastRow: toRow ? Number(toRow) : LAST_ROW,
  };
  const fits = range.firstColumn <= range.lastColumn && range.firstRow <= range.lastRow;
  return fits && range.lastColumn <= LAST_COLUMN && range.lastRow <= LAST_ROW && range.firstRow >= 1
    ? range
    : null;
}

/** `A` is 1, `AA` 27. */
export const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

export function columnLetters(number: number): string {
  let letters = "";
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** `B7`. */
export const cellName = (column: number, row: number): string => `${columnLetters(column)}${row}`;
