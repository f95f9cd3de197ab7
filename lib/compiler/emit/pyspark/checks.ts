import type { Assert } from "../../../ir/rel";
import type { Column } from "../../../model/column";
import type { Doc } from "../../print/layout";
import type { NodeContext } from "./node-context";
import { call, type Frame, list, pythonText } from "./python";

/** The function that asserts call: it counts, and judges as a run here does. */
export const CHECK_ROWS: readonly string[] = [
  "def check_rows(",
  "    name: str,",
  "    rows: DataFrame,",
  "    conditions: dict[str, str],",
  "    tolerated: float,",
  "    in_percent: bool,",
  "    fails: bool,",
  ") -> None:",
  '    """Counts the rows for which conditions are not true; too many of them end the job."""',
  '    failed = [F.count_if(F.expr(f"({one}) IS NOT TRUE")) for one in conditions.values()]',
  '    total, *counts = rows.agg(F.count("*"), *failed).first()',
  "    limit = total * tolerated / 100 if in_percent else tolerated",
  "    broken = [",
  '        f"“{title}” does not hold for {count} of {total} rows"',
  "        for title, count in zip(conditions, counts)",
  "        if count > limit",
  "    ]",
  "    if broken and fails:",
  '        raise ValueError(f"“{name}”: " + "; ".join(broken))',
  "    for line in broken:",
  '        print(f"“{name}”: {line}")',
  "\n",
];

/** An assert as a call of it. */
export function assertCall(
  name: string,
  { conditions, tolerated, severity }: Assert,
  rows: Frame,
  columns: readonly Column[],
  { expressions, hoist }: NodeContext,
): Doc {
  const variable = rows.calls.length === 0 ? rows.start : hoist(rows);
  const entries = conditions.map(
    (one): Doc => [pythonText(one.name), ": ", pythonText(expressions.predicate(one.condition, { columns }))],
  );
  return call("check_rows", [
    pythonText(name),
    variable,
    list(entries, ["{", "}"]),
    `tolerated=${tolerated.amount}`,
    `in_percent=${tolerated.unit === "percent" ? "True" : "False"}`,
    `fails=${severity === "fail" ? "True" : "False"}`,
  ]);
}
