import { type CheckResult, checkWords } from "../model/accounting";
import { RunFailure } from "../runtime/run-failure";
import type { AssertRows } from "../sql/script";

/** What the numbers of an assert say of its conditions: `found` is all rows, then failed rows and a sample of each. */
export function judgeAssert(
  { node, assert: { conditions, tolerated, severity } }: AssertRows,
  found: readonly unknown[],
): CheckResult[] {
  const [rows = 0, ...ofEach] = found;
  const { amount, unit } = tolerated;
  return conditions.map(({ name, shown }, index) => {
    const failed = Number(ofEach[2 * index] ?? 0);
    const sample = (ofEach[2 * index + 1] ?? []) as (string | null)[];
    const limit = unit === "rows" ? amount : (amount / 100) * Number(rows);
    return {
      node,
      condition: name,
      severity,
      passed: failed <= limit,
      failed,
      rows: Number(rows),
      tolerated: amount === 0 ? null : unit === "percent" ? `${amount} %` : String(amount),
      sample: failed === 0 ? [] : shown.map((column, at) => ({ column, value: sample[at] ?? null })),
    };
  });
}

/** The failure of a run whose assert does not hold; null where it holds, or only warns. */
export function assertFailure(results: readonly CheckResult[], name: string): RunFailure | null {
  const broken = results.filter(({ passed, severity }) => !passed && severity === "fail");
  const [first] = broken;
  if (!first) return null;
  return new RunFailure("check/failed", `“${name}”: ${broken.map(checkWords).join("; ")}.`, first.node);
}
