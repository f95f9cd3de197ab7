import { stepKey } from "../../../compiler/emit/duckdb/table-names";
import type { Rel, Step } from "../../../ir/rel";
import { countOf, type NodeAccount } from "../../../model/accounting";
import { RunFailure } from "../../../runtime/run-failure";
import type { RowCounts } from "./row-counts";
import { keepsRows, type StepGraph } from "./step-graph";

/**
 * Where the rows of each node went, of the nodes that only pass rows on or leave some out and whose numbers are all known.
 * Throws a `RunFailure` at the first node that surely lost or repeated rows: nothing may be published then.
 */
export function accountNodes({
  graph,
  rows,
  sure,
  differing,
}: RowCounts & { graph: StepGraph }): NodeAccount[] {
  for (const [key, numbers] of differing) {
    const step = graph.steps.get(key);
    if (step && graph.core(key) === key)
      throw mismatch(step, differingWords(step, graph.scanOf(key)?.rows ?? null, numbers));
  }
  const nodes = new Set([...graph.steps.values()].map(({ node }) => node));
  return [...nodes].flatMap((node) => {
    const [first] = graph.outputsOf(node);
    if (!first) return [];
    const surely = accountOf(first, { graph, rows: sure });
    if (surely && !surely.isRight) throw mismatch(first, lostWords(first, surely.account));
    const found = surely ?? accountOf(first, { graph, rows });
    return found?.isRight ? [found.account] : [];
  });
}

interface Known {
  graph: StepGraph;
  rows: ReadonlyMap<string, number>;
}

/** An account, and whether it comes out even; null for a node that has none. */
type Account = { account: NodeAccount; isRight: boolean } | null;

function accountOf(first: Step, known: Known): Account {
  const { node, division } = first;
  const outputs = known.graph.outputsOf(node);
  const counts = rowsOf(outputs.map(stepKey), known);
  if (!counts) return null;
  const total = (isRejected: boolean) =>
    sum(counts.filter((_, index) => (outputs[index]?.optional ?? false) === isRejected));
  const [passed, rejected] = [total(false), total(true)];
  if (first.rel.op === "scan")
    return sourceAccount(first, passed, outputs.length > 1 ? rejected : null, known);
  const flow = flowOf(first.rel, node, known.graph);
  const read = rowsOf(division ? sourcesOf(outputs, known.graph) : (flow?.from ?? []), known);
  if (!read || read.length === 0) return null;
  const account = { node, read: sum(read), passed, filtered: 0, rejected };
  if (outputs.length === 1) {
    const isRight = flow?.keeps ? passed === account.read : passed <= account.read;
    return { account: { ...account, filtered: account.read - passed }, isRight };
  }
  if (division === "once") return { account, isRight: passed + rejected === account.read };
  // Several outputs that each may have any row are no account of the rows.
  if (division === undefined) return null;
  const isRight = passed >= account.read && counts.every((count) => count <= account.read);
  return { account, isRight };
}

/** What a source's files are known to hold, and to hold of rows that cannot be read. */
function sourceAccount(source: Step, passed: number, told: number | null, { graph }: Known): Account {
  const bound = graph.scanOf(stepKey(source));
  if (!bound || bound.rows === null) return null;
  const rejected = bound.rejected?.rows ?? 0;
  const account = {
    node: source.node,
    read: bound.rows + rejected,
    passed,
    filtered: 0,
    rejected: told ?? rejected,
  };
  return { account, isRight: passed === bound.rows && account.rejected === rejected };
}

/** Rows of each step; null where one is not known. */
function rowsOf(keys: readonly string[], { rows }: Known): number[] | null {
  const counts = keys.map((key) => rows.get(key));
  return counts.includes(undefined) ? null : (counts as number[]);
}

/** The steps of other nodes that a node reads. */
function sourcesOf(outputs: readonly Step[], graph: StepGraph): string[] {
  const read = (key: string): string[] =>
    graph
      .inputs(key)
      .flatMap((input) => (graph.steps.get(input)?.node === outputs[0]?.node ? read(input) : [input]));
  return [...new Set(outputs.flatMap((step) => read(stepKey(step))))];
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Where the rows of an operator come from when it makes none, and whether it leaves none out; null for any other. */
function flowOf(
  rel: Rel,
  node: string,
  graph: StepGraph,
): { from: readonly string[]; keeps: boolean } | null {
  switch (rel.op) {
    case "input": {
      const key = stepKey(rel);
      const step = rel.node === node ? graph.steps.get(key) : undefined;
      return step ? flowOf(step.rel, node, graph) : { from: [key], keeps: true };
    }
    case "project":
    case "window":
      return keepsRows(rel) ? flowOf(rel.input, node, graph) : null;
    case "sort":
    case "write":
    case "repartition":
    case "check":
      return flowOf(rel.input, node, graph);
    case "filter":
    case "limit":
    case "sample":
    case "distinct": {
      const below = flowOf(rel.input, node, graph);
      return below && { ...below, keeps: false };
    }
    case "union": {
      const below = rel.inputs.map((input) => flowOf(input, node, graph));
      if (below.some((one) => !one?.keeps)) return null;
      return { from: below.flatMap((one) => one?.from ?? []), keeps: !rel.distinct };
    }
    default:
      return null;
  }
}

const mismatch = ({ node }: Step, words: string): RunFailure =>
  new RunFailure("accounting/mismatch", `${words} Nothing was published.`, node);

function differingWords({ name }: Step, held: number | null, numbers: readonly number[]): string {
  const [one = 0, other = 0] = numbers.filter((count) => count !== held);
  return held !== null && numbers.includes(held)
    ? `The files of “${name}” hold ${countOf(held, "row")}, but ${countOf(one, "row")} came out of them.`
    : `“${name}” was computed more than once and gave ${countOf(one, "row")}, then ${countOf(other, "row")}: what it computes changes from one time to the next.`;
}

function lostWords({ name }: Step, { read, passed, rejected }: NodeAccount): string {
  const given = [countOf(passed, "row"), ...(rejected > 0 ? [`${countOf(rejected, "row")} rejected`] : [])];
  return `“${name}” read ${countOf(read, "row")} and gave ${given.join(" and ")}: rows were lost or came twice.`;
}
