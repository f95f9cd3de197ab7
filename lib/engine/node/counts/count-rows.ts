import { stepKey } from "../../../compiler/emit/duckdb/table-names";
import type { NodeRun } from "../../../model/job-run";
import type { RunOptions } from "../../../runtime/engine";
import type { Script, Statement } from "../../../sql/script";
import { type Executed, explained } from "../run/execute-statement";
import type { DuckDbSession } from "../session";
import { Canon, type CanonicalNode } from "./canonical-plan";
import { locateSteps, sameRows } from "./locate-steps";
import { nodeTimes } from "./node-times";
import { parsePlan } from "./profile-plan";
import { type RowCounts, rowCounts, scanLabels } from "./row-counts";
import { StepGraph } from "./step-graph";

/** Asking for plans ends after this many milliseconds, or this part of the engine's time, whichever is more. */
const BUDGET_MS = 300;
const BUDGET_SHARE = 0.1;

export interface Counted extends RowCounts {
  graph: StepGraph;
  nodes: Record<string, NodeRun>;
}

/** What is exactly known of each node after a run: its rows, and the time of its operators. */
export async function countRows(
  session: DuckDbSession,
  script: Script,
  { plan, scans, signal }: Pick<RunOptions, "plan" | "scans" | "signal">,
  executed: readonly { statement: Statement; executed: Executed }[],
): Promise<Counted> {
  const graph = new StepGraph(plan, scans);
  const canon = new Canon();
  const labelOf = scanLabels(graph);
  const deadline =
    performance.now() +
    Math.max(BUDGET_MS, BUDGET_SHARE * executed.reduce((sum, one) => sum + one.executed.ms, 0));
  const known = new Map<string, CanonicalNode | null>();
  const ask = async (select: string): Promise<CanonicalNode | null> => {
    if (performance.now() > deadline || signal?.aborted) return null;
    try {
      return canon.read(parsePlan(await explained(session.primary, `EXPLAIN (FORMAT json) ${select}`)));
    } catch {
      // A step that cannot be planned on its own only stays without a number.
      return null;
    }
  };

  const tables = new Set<string>();
  const plans = [];
  for (const { statement, executed: done } of executed) {
    const step = stepKey(statement);
    const root = done.profile.children[0];
    if (!root) continue;
    const before = new Set(tables);
    const steps = graph.upstream(step, before);
    const executedPlan = {
      root: canon.read(root, labelOf),
      rootStep: step,
      rows: done.rows,
      steps,
      tables: before,
    };
    const lonePlans = new Map<string, CanonicalNode | null>();
    const askAll = async (keys: readonly string[]) => {
      for (const key of keys) {
        const select = graph.select(key, before);
        const lone = known.has(select) ? (known.get(select) ?? null) : await ask(select);
        known.set(select, lone);
        lonePlans.set(key, lone);
      }
    };
    const cores = [...steps]
      .reverse()
      .filter((key) => graph.core(key) === key && key !== graph.core(step) && !isLeaf(graph, key));
    await askAll(cores);
    let located = locateSteps(executedPlan, graph, lonePlans);
    const others = cores
      .filter((key) => !located.has(key))
      .flatMap((key) => sameRows(key, executedPlan, graph));
    if (others.length > 0) {
      await askAll(others);
      located = locateSteps(executedPlan, graph, lonePlans);
    }
    plans.push({
      ...executedPlan,
      located,
      read: done.read ?? null,
      sinkNode: statement.node,
      sinkMs: done.profile.ms ?? 0,
    });
    if (statement.kind === "create-table") tables.add(step);
  }
  const counts = rowCounts(plans, graph);
  const times = nodeTimes(plans, graph);
  const nodes = new Set(script.statements.flatMap((statement) => statement.nodes));
  const runs = [...nodes].map((node) => [node, nodeRun(node, graph, counts.rows, times)] as const);
  return { ...counts, graph, nodes: Object.fromEntries(runs) };
}

/** Rows a node put out: of its outputs together, and where it has several of each, but without optional ones in the sum. */
function nodeRun(
  node: string,
  graph: StepGraph,
  counts: ReadonlyMap<string, number>,
  times: ReadonlyMap<string, number>,
): NodeRun {
  const steps = graph.outputsOf(node);
  const rows = steps.filter(({ optional }) => !optional).map((step) => counts.get(stepKey(step)));
  const sum = rows.reduce<number | null>(
    (total, count) => (total === null || count === undefined ? null : total + count),
    0,
  );
  const outputs = steps.flatMap((step) => {
    const count = counts.get(stepKey(step));
    return count === undefined ? [] : [[step.output, count] as const];
  });
  const ms = times.get(node);
  return {
    state: "done",
    rows: sum,
    ms: ms === undefined ? null : Math.round(ms * 10) / 10,
    ...(steps.length > 1 ? { outputs: Object.fromEntries(outputs) } : {}),
  };
}

/** Steps whose rows are read off the scan itself. */
const isLeaf = (graph: StepGraph, key: string): boolean => {
  const op = graph.steps.get(key)?.rel.op;
  return op === "scan" || op === "values";
};
