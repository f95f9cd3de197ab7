import type { BoundScan } from "../connectors/bound-scan";
import type { Plan, Step } from "../ir/rel";
import { walk } from "../ir/walk";
import { type Diagnostic, diagnose } from "../model/diagnostic";
import type { NodeId } from "../model/pipeline";
import type { Probe, ProbedRows } from "../nodes/define-node";
import { err, ok, type Result } from "../util/result";
import { BudgetExceeded } from "../util/time-budget";
import type { Binder, ProbeLimits, ProbeQuery } from "./binder";
import type { CheckedNode } from "./check";
import { emitSelect, type ScanSql } from "./emit/duckdb/emit-script";
import { stepKey } from "./emit/duckdb/table-names";

/** Rows a probe may give: more columns than this help nobody. */
const MOST_ROWS = 1_000;

/** What a probe is asked over: everything that is bound so far. */
export interface ProbeGround {
  /** The step that the probe would be. */
  step: Omit<Step, "rel">;
  plan: Plan;
  scans: ReadonlyMap<NodeId, BoundScan>;
  scanSql: ScanSql;
}

/**
 * Looks at the real rows of a node's inputs, which are bound, for what is left of a time that all looks of a job share.
 * Throws only when it was stopped.
 */
export async function probeNode(
  node: CheckedNode,
  probe: Probe,
  ground: ProbeGround,
  binder: Binder,
  { budgetMs, ...limits }: ProbeLimits & { budgetMs: number | null },
): Promise<Result<ProbedRows, Diagnostic>> {
  const { finds, instead } = probe;
  const words = { name: node.name, finds, instead };
  const place = { node: node.id };
  try {
    const rows = await binder.probe(probeQuery(probe, ground), limits);
    return rows.length > MOST_ROWS
      ? err(diagnose("probe/too-many", { ...words, most: MOST_ROWS }, place))
      : ok(rows);
  } catch (error) {
    if (error instanceof BudgetExceeded)
      return err(diagnose("probe/time", { ...words, seconds: Math.ceil((budgetMs ?? 0) / 1000) }, place));
    if (limits.signal?.aborted || !(error instanceof Error)) throw error;
    const detail = error.message.replace(/[.!?]?$/, (end) => end || ".");
    return err(diagnose("probe/failed", { ...words, detail }, place));
  }
}

function probeQuery({ rel }: Probe, { step, plan, scans: known, scanSql }: ProbeGround): ProbeQuery {
  const steps = [...plan.steps, { node: step.node, output: step.output, name: step.name, rel }];
  const { prepare, sql } = emitSelect({ steps }, step, scanSql);
  const read = scannedNodes(steps);
  const scans = [...known].filter(([node]) => read.has(node)).map(([, scan]) => scan);
  return {
    prepare,
    sql: `SELECT CAST(COLUMNS(*) AS VARCHAR)\nFROM (\n${sql}\n)\nLIMIT ${MOST_ROWS + 1}`,
    files: scans.every(({ files }) => files.length > 0) ? scans.flatMap(({ files }) => files) : null,
  };
}

/** The nodes whose files the last step reads. */
function scannedNodes(steps: readonly Step[]): Set<NodeId> {
  const byKey = new Map(steps.map((step) => [stepKey(step), step]));
  const seen = new Set<Step>();
  const open = steps.slice(-1);
  for (let step = open.pop(); step; step = open.pop()) {
    if (seen.has(step)) continue;
    seen.add(step);
    for (const rel of walk(step.rel)) {
      const input = rel.op === "input" ? byKey.get(stepKey(rel)) : undefined;
      if (input) open.push(input);
    }
  }
  return new Set([...seen].filter(({ rel }) => rel.op === "scan").map(({ node }) => node));
}
