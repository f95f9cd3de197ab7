import type { Measured } from "./measured";

const HEAD = ["", "median", "compared with", "ratio", "limit", ""];

const ratio = ({ value, baseline, ratio: own }: Measured): number | undefined =>
  own ?? (baseline && value / baseline.value);

/** Whether a value is within its limit; true without one. */
export const isKept = (one: Measured): boolean =>
  one.limit === undefined || (ratio(one) ?? one.value) <= one.limit;

/** The measurements as a table of text. */
export function table(measured: readonly Measured[]): string {
  const rows = [HEAD, ...measured.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 || column === 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [line(HEAD), widths.map((width) => "─".repeat(width)).join("──"), ...rows.slice(1).map(line)].join(
    "\n",
  );
}

function cells(one: Measured): string[] {
  const { what, value, unit, baseline, limit } = one;
  const amount = (number: number) => `${number.toFixed(number < 100 ? 1 : 0)} ${unit}`;
  return [
    what,
    amount(value),
    baseline ? `${baseline.what}: ${amount(baseline.value)}` : "",
    ratio(one)?.toFixed(3) ?? "",
    limit === undefined ? "" : baseline ? limit.toFixed(2) : amount(limit),
    limit === undefined ? "" : isKept(one) ? "✓" : "✗",
  ];
}
