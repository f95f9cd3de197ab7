import type { BoundScan } from "../connectors/bound-scan";
import type { Plan } from "../ir/rel";
import { type Diagnostic, diagnose } from "../model/diagnostic";
import { type NodeId, upstreamOf } from "../model/pipeline";
import type { Probe, ProbedRows } from "../nodes/define-node";
import { err, ok, type Result } from "../util/result";
import { BudgetExceeded } from "../util/time-budget";
import type { Binder, ProbeLimits, ProbeQuery } from "./binder";
import type { Checked, CheckedNode } from "./check";
import { emitSelect, type ScanSql } from "./emit/duckdb/emit-script";

/** Rows a probe may give: more columns than this help nobody. */
const MOST_ROWS = 1_000;

/** What a probe is asked over: everything that is bound so far. */
export interface ProbeGround {
  checked: Checked;
  plan: Plan;
  scans: ReadonlyMap<NodeId, BoundScan>;
  scanSql: ScanSql;
}

/** Looks at the real rows of a node's inputs, which are bound. Throws only when it was stopped. */
export async function probeNode(
  node: CheckedNode,
  probe: Probe,
  ground: ProbeGround,
  binder: Binder,
  limits: ProbeLimits,
): Promise<Result<ProbedRows, Diagnostic>> {
  const { finds, instead } = probe;
  const words = { name: node.name, finds, instead };
  const place = { node: node.id };
  try {
    const rows = await binder.probe(probeQuery(node, probe, ground), limits);
    return rows.length > MOST_ROWS
      ? err(diagnose("probe/too-many", { ...words, most: MOST_ROWS }, place))
      : ok(rows);
  } catch (error) {
    if (error instanceof BudgetExceeded)
      return err(diagnose("probe/time", { ...words, seconds: Math.ceil((limits.ms ?? 0) / 1000) }, place));
    if (limits.signal?.aborted || !(error instanceof Error)) throw error;
    const detail = error.message.replace(/[.!?]?$/, (end) => end || ".");
    return err(diagnose("probe/failed", { ...words, detail }, place));
  }
}

function probeQuery({ id, name }: CheckedNode, { rel }: Probe, ground: ProbeGround): ProbeQuery {
  const target = { node: id, output: "probe" };
  const plan = { steps: [...ground.plan.steps, { ...target, name, rel }] };
  const { prepare, sql } = emitSelect(plan, target, ground.scanSql);
  const upstream = upstreamOf(ground.checked.pipeline, id);
  const scans = [...ground.scans].filter(([node]) => upstream.has(node)).map(([, scan]) => scan);
  return {
    prepare,
    sql: `SELECT CAST(COLUMNS(*) AS VARCHAR)\nFROM (\n${sql}\n)\nLIMIT ${MOST_ROWS + 1}`,
    files: scans.every(({ files }) => files.length > 0) ? scans.flatMap(({ files }) => files) : null,
  };
}
