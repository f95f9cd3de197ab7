import type { CanonicalNode } from "./canonical-plan";
import type { StepGraph } from "./step-graph";

/** An executed statement: its operators, and the steps it computed. */
export interface ExecutedPlan {
  /** The operator that made the rows of `rootStep`. */
  root: CanonicalNode;
  rootStep: string;
  /** Rows of the root step; null when the profile does not say. */
  rows: number | null;
  /** Steps computed here, inputs before readers. */
  steps: readonly string[];
  /** Steps whose rows lay in tables by then. */
  tables: ReadonlySet<string>;
}

/** The plan of a step on its own; null when nobody asked the engine, or it did not answer. */
export type LonePlans = ReadonlyMap<string, CanonicalNode | null>;

/**
 * Finds the operators of an executed statement that put out exactly a step's rows.
 *
 * A step's own plan says what computing its rows takes. An operator of the statement that is equal to it computes them:
 * had a filter been pushed in or out, a join been left out, or a limit been moved, the two would differ. It is looked for
 * only below the operators of the step's readers. Names in plans are not unique, so two steps that mean different things
 * but have equal plans, neither feeding the other, are both left out.
 */
export function locateSteps(
  plan: ExecutedPlan,
  graph: StepGraph,
  lonePlans: LonePlans,
): Map<string, CanonicalNode[]> {
  const found = new Map<string, CanonicalNode[]>([[graph.core(plan.rootStep), [plan.root]]]);
  const scopes = new Map<string, CanonicalNode[]>();
  const readers = readersOf(plan, graph);
  const ambiguous = ambiguousSteps(plan, graph, lonePlans);
  for (const key of [...plan.steps].reverse()) {
    if (graph.core(key) !== key) continue;
    const scope =
      found.get(key) ??
      [...(readers.get(key) ?? [])].flatMap((reader) => found.get(reader) ?? scopes.get(reader) ?? []);
    scopes.set(key, scope);
    if (found.has(key)) continue;
    for (const one of [key, ...sameRows(key, plan, graph)]) {
      const lone = lonePlans.get(one);
      if (!lone || ambiguous.has(one)) continue;
      const equal = below(scope).filter(
        ({ id, leaves }) => id === lone.id && sameLeaves(leaves, leavesOf(one, plan, graph, lone)),
      );
      if (equal.length === 0) continue;
      found.set(key, equal);
      break;
    }
  }
  return found;
}

/** The steps that only compute on the rows of a core: what they need of its columns may change how it is computed. */
export const sameRows = (core: string, { steps }: Pick<ExecutedPlan, "steps">, graph: StepGraph): string[] =>
  steps.filter((key) => key !== core && graph.core(key) === core);

/** Cores by the cores that read them directly, through steps that keep every row. */
function readersOf(plan: ExecutedPlan, graph: StepGraph): Map<string, Set<string>> {
  const readers = new Map<string, Set<string>>();
  for (const key of plan.steps) {
    if (graph.core(key) !== key) continue;
    for (const input of graph.inputs(key)) {
      const core = graph.core(input);
      const known = readers.get(core) ?? new Set();
      readers.set(core, known.add(key));
    }
  }
  return readers;
}

function ambiguousSteps(plan: ExecutedPlan, graph: StepGraph, lonePlans: LonePlans): Set<string> {
  const byPlan = new Map<string, string[]>();
  for (const key of plan.steps) {
    const lone = lonePlans.get(key);
    if (!lone) continue;
    const print = `${lone.id} ${[...leavesOf(key, plan, graph, lone)].sort().join("\n")}`;
    byPlan.set(print, [...(byPlan.get(print) ?? []), key]);
  }
  const ambiguous = new Set<string>();
  for (const keys of byPlan.values()) {
    for (const one of keys) {
      const clash = keys.some(
        (other) =>
          graph.meaning(graph.core(one)) !== graph.meaning(graph.core(other)) &&
          !graph.feeds(one, other) &&
          !graph.feeds(other, one),
      );
      if (clash) ambiguous.add(one);
    }
  }
  return ambiguous;
}

/** The data a step reads: what its scans are known to read, and the tables its plan names. */
function leavesOf(
  key: string,
  plan: ExecutedPlan,
  graph: StepGraph,
  lone: CanonicalNode,
): ReadonlySet<string> {
  return new Set([...graph.labels(key, plan.tables), ...lone.leaves]);
}

const sameLeaves = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((leaf) => b.has(leaf));

function below(roots: readonly CanonicalNode[]): CanonicalNode[] {
  const all = new Set<CanonicalNode>();
  const open = [...roots];
  for (let next = open.pop(); next; next = open.pop()) {
    if (all.has(next)) continue;
    all.add(next);
    open.push(...next.children);
  }
  return [...all];
}
