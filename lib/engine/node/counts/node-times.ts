import { walk } from "../../../ir/walk";
import type { CanonicalNode } from "./canonical-plan";
import { isScan, ROW_PRESERVING } from "./canonical-plan";
import type { LocatedPlan } from "./row-counts";
import { fileLabel, type StepGraph } from "./step-graph";

/**
 * Milliseconds by node: the time of the operators that are surely its own, on all threads together. A node whose work the
 * engine merged into another's operator has none, and so has a node whose operators cannot be told from its inputs'.
 */
export function nodeTimes(
  plans: readonly (LocatedPlan & { sinkNode: string; sinkMs: number })[],
  graph: StepGraph,
): Map<string, number> {
  const times = new Map<string, number>();
  const spent = (node: string, ms: number) => times.set(node, (times.get(node) ?? 0) + ms);
  const unknown = new Set<string>();
  for (const plan of plans) {
    spent(plan.sinkNode, plan.sinkMs);
    const owners = ownersOf(plan, graph);
    const visit = (here: CanonicalNode, above: string) => {
      const key = owners.get(here) ?? above;
      const [own, ...more] = workOf(here, plan, graph, owners);
      // Of two steps that order the same rows, nobody can say which an ORDER_BY is for.
      if (more.length === 0) spent(nodeOf(graph, own ?? key), here.node.ms ?? 0);
      for (const child of here.children) visit(child, key);
    };
    visit(plan.root, graph.core(plan.rootStep));
    const begun = new Set(owners.values());
    const isFound = (key: string) => plan.located.has(key) || begun.has(key) || plan.tables.has(key);
    for (const key of plan.steps) {
      if (graph.core(key) !== key) continue;
      const mixed = graph.inputs(key).some((input) => !isFound(input) && !isFound(graph.core(input)));
      if (mixed || !begun.has(key)) unknown.add(nodeOf(graph, key));
    }
  }
  for (const node of unknown) times.delete(node);
  return times;
}

/** The step each operator begins: the operators below it belong to it until the next step begins. */
function ownersOf(plan: LocatedPlan, graph: StepGraph): Map<CanonicalNode, string> {
  const owners = new Map<CanonicalNode, string>();
  // Readers last: an operator two steps are found at belongs to the one nearer to the data.
  for (const key of [...plan.steps].reverse()) {
    for (const operator of plan.located.get(key) ?? []) owners.set(core(operator), key);
  }
  for (const key of plan.steps) {
    for (const { files } of graph.scanOf(key)?.parts ?? []) {
      for (const operator of scans(plan.root))
        if (operator.leaves.has(fileLabel(files))) owners.set(operator, key);
    }
  }
  return owners;
}

/** Steps that keep every row and that an operator which keeps every row can be for. */
function workOf(
  { node, children: [child] }: CanonicalNode,
  plan: LocatedPlan,
  graph: StepGraph,
  owners: ReadonlyMap<CanonicalNode, string>,
): string[] {
  const ops = node.name === "ORDER_BY" ? ["sort"] : /WINDOW$/.test(node.name) ? ["window", "project"] : [];
  if (ops.length === 0 || !child) return [];
  const source = core(child);
  const isSource = (key: string) =>
    owners.get(source) === key || plan.located.get(key)?.some((operator) => core(operator) === source);
  return plan.steps.filter((key) => {
    const rel = graph.steps.get(key)?.rel;
    const keeps = graph.core(key) !== key && isSource(graph.core(key));
    return rel && keeps && [...walk(rel)].some((one) => ops.includes(one.op));
  });
}

/** The first operator from here down that does more than keep every row. */
function core(operator: CanonicalNode): CanonicalNode {
  let at = operator;
  for (;;) {
    const next =
      at.node.name === "CTE" ? at.children[1] : ROW_PRESERVING.has(at.node.name) ? at.children[0] : null;
    if (!next) return at;
    at = next;
  }
}

function* scans(root: CanonicalNode): Generator<CanonicalNode> {
  const open = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    if (isScan(next.node)) yield next;
    open.push(...next.children);
  }
}

const nodeOf = (graph: StepGraph, key: string): string => graph.steps.get(key)?.node ?? key;
