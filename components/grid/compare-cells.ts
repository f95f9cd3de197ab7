import { type CellValue, cellText } from "./cell-value";

/** Orders two values of one column; NULL comes last whatever the direction. */
export function compareCells(
  a: CellValue,
  b: CellValue,
  numeric: boolean,
  direction: "asc" | "desc",
): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order = numeric ? compareNumbers(a, b) : compareOthers(a, b);
  return direction === "asc" ? order : -order;
}

function compareOthers(a: CellValue, b: CellValue): number {
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return compareTexts(cellText(a), cellText(b));
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Numbers of any width, also decimals that are held as text. */
function compareNumbers(a: CellValue, b: CellValue): number {
  if (typeof a === "string" || typeof b === "string") return compareDigits(cellText(a), cellText(b));
  const [x, y] = [a as number | bigint, b as number | bigint];
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Compares decimal numerals exactly, of any length. */
function compareDigits(a: string, b: string): number {
  const [x, y] = [numeral(a), numeral(b)];
  if (!x || !y) return compareTexts(a, b);
  const scale = Math.max(x.fraction.length, y.fraction.length);
  const whole = (n: { sign: string; integer: string; fraction: string }) =>
    BigInt(n.integer + n.fraction.padEnd(scale, "0")) * (n.sign ? -1n : 1n);
  const [left, right] = [whole(x), whole(y)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function numeral(text: string): { sign: string; integer: string; fraction: string } | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  return match ? { sign: match[1] ?? "", integer: match[2] ?? "0", fraction: match[3] ?? "" } : null;
}
