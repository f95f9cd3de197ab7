import { cellText } from "./cell-value";
import type { GridRows } from "./grid-rows";
import { shortType } from "./type-icon";

const LEAST = 84;
const MOST = 320;
const NARROWEST = 40;
const WIDEST = 2000;
const NAME = 7.2;
const MONO = 7.25;
const SAMPLE = 60;

/** What fits a column's name, type and first values. */
export function naturalWidth(rows: GridRows, column: number, most = MOST): number {
  const { name = "", type = "" } = rows.columns[column] ?? {};
  let width = name.length * NAME + shortType(type).length * 6.8 + 48;
  for (let row = 0; row < Math.min(SAMPLE, rows.count); row++) {
    const value = rows.value(row, column);
    if (value !== null) width = Math.max(width, Math.min(200, cellText(value).length) * MONO + 24);
  }
  return Math.round(Math.min(most, Math.max(LEAST, width)));
}

/** Natural widths; what is left of the view is shared out, so that a few columns fill it. Chosen widths stay. */
export function columnWidths(
  natural: readonly number[],
  chosen: readonly (number | undefined)[],
  room: number,
): number[] {
  const widths = natural.map((width, index) => chosen[index] ?? width);
  const used = widths.reduce((sum, width) => sum + width, 0);
  const free = chosen.filter((width) => width === undefined).length;
  if (used >= room || free === 0) return widths;
  const extra = Math.floor((room - used) / free);
  return widths.map((width, index) => (chosen[index] === undefined ? width + extra : width));
}

export const clampWidth = (width: number): number => Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
