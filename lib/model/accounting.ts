import { z } from "zod";

/** Where the rows went that a node read. Every number is exact. */
export const NodeAccount = z.strictObject({
  node: z.string(),
  /** Rows that came in; of a source, those its files hold. */
  read: z.number().int(),
  /** Rows put out, or written; one that goes to several outputs counts at each. */
  passed: z.number().int(),
  /** Rows left out, as the node is there to do. */
  filtered: z.number().int(),
  /** Rows at the output for what was refused. */
  rejected: z.number().int(),
});
export type NodeAccount = z.infer<typeof NodeAccount>;

/** What a run found of one condition of a check. */
export const CheckResult = z.strictObject({
  node: z.string(),
  condition: z.string(),
  severity: z.enum(["fail", "warn"]),
  /** Whether no more rows fail than may. */
  passed: z.boolean(),
  /** Rows for which the condition does not hold, and rows in all. */
  failed: z.number().int(),
  rows: z.number().int(),
  /** What may fail at most, in words: `5 %`; null for none. */
  tolerated: z.string().nullable(),
  /** One of those rows: the columns that the condition speaks of, as text. */
  sample: z.array(z.strictObject({ column: z.string(), value: z.string().nullable() })),
});
export type CheckResult = z.infer<typeof CheckResult>;

/** What a run says of its rows: none is lost in silence. */
export const RunAccounting = z.strictObject({
  nodes: z.array(NodeAccount),
  checks: z.array(CheckResult),
});
export type RunAccounting = z.infer<typeof RunAccounting>;

const numbers = new Intl.NumberFormat("en-US");
export const countOf = (count: number, what: string): string =>
  `${numbers.format(count)} ${what}${count === 1 ? "" : "s"}`;

/** `“positive” does not hold for 12 of 100 rows, for example for delay = -3`. */
export function checkWords({ condition, failed, rows, tolerated, sample }: CheckResult): string {
  const limit = tolerated === null ? "" : ` (at most ${tolerated} may fail)`;
  const shown = sample.map(({ column, value }) => `${column} = ${value ?? "NULL"}`).join(", ");
  const example = shown === "" ? "" : `, for example for ${shown}`;
  return failed === 0
    ? `“${condition}” holds for ${countOf(rows, "row")}`
    : `“${condition}” does not hold for ${numbers.format(failed)} of ${countOf(rows, "row")}${limit}${example}`;
}

/** A line for the log of each condition that does not hold and only warns. */
export const checkWarnings = (
  results: readonly CheckResult[],
  nameOf: (node: string) => string | undefined,
): string[] =>
  results
    .filter(({ passed, severity }) => !passed && severity === "warn")
    .map((result) => `“${nameOf(result.node) ?? result.node}”: ${checkWords(result)}.`);
