import { stepKey } from "../../../compiler/emit/duckdb/table-names";
import type { Rel, Step } from "../../../ir/rel";
import { countOf, type NodeAccount } from "../../../model/accounting";
import { RunFailure } from "../../../runtime/run-failure";
import type { RowCounts } from "./row-counts";
import { keepsRows, type StepGraph } from "./step-graph";

/**
 * Where the rows of each node went, of the nodes that only pass rows on or leave some out and whose numbers are all known.
 * Throws a `RunFailure` at the first node that lost or repeated rows: nothing may be published then.
 */
export function accountNodes(
  { graph, rows, differing }: RowCounts & { graph: StepGraph },
  written: ReadonlyMap<string, number>,
): NodeAccount[] {
  for (const [key, numbers] of differing) {
    const step = graph.steps.get(key);
    if (step && graph.core(key) === key) throw mismatch(step, differingWords(step, numbers));
  }
  const nodes = new Set([...graph.steps.values()].map(({ node }) => node));
  return [...nodes].flatMap((node) => {
    const account = accountOf(node, { graph, rows, written });
    return account ? [account] : [];
  });
}

interface Known {
  graph: StepGraph;
  rows: ReadonlyMap<string, number>;
  /** Rows that the files of a target hold. */
  written: ReadonlyMap<string, number>;
}

function accountOf(node: string, known: Known): NodeAccount | null {
  const outputs = known.graph.outputsOf(node);
  const [first] = outputs;
  if (!first) return null;
  if (first.rel.op === "scan") return sourceAccount(first, outputs, known);
  const read = rowsRead(first, outputs, known);
  const puts = outputs.map((step) => known.written.get(stepKey(step)) ?? known.rows.get(stepKey(step)));
  if (read === null || puts.includes(undefined)) return null;
  const counts = puts as number[];
  const total = (isRejected: boolean) =>
    sum(counts.filter((_, index) => (outputs[index]?.optional ?? false) === isRejected));
  const account = { node, read, passed: total(false), filtered: 0, rejected: total(true) };
  const { passed, rejected } = account;
  const isEachWithin = counts.every((count) => count <= read);
  switch (outputs.length > 1 ? first.division : null) {
    case "once":
      if (passed + rejected !== read) throw mismatch(first, lostWords(first, account));
      return account;
    case "at-least-once":
      if (passed + rejected < read || !isEachWithin) throw mismatch(first, lostWords(first, account));
      return account;
    // Several outputs that each may have any row are no account of the rows.
    case undefined:
      return null;
    default: {
      const keeps = flowOf(first.rel, node, known.graph)?.keeps;
      if (keeps ? passed !== read : passed > read) throw mismatch(first, lostWords(first, account));
      return { ...account, filtered: read - passed };
    }
  }
}

/** What a source's files are known to hold, and to hold of rows that cannot be read. */
function sourceAccount(source: Step, outputs: readonly Step[], { graph, rows }: Known): NodeAccount | null {
  const bound = graph.scanOf(stepKey(source));
  const passed = rows.get(stepKey(source));
  if (!bound || bound.rows === null || passed === undefined) return null;
  const rejected = bound.rejected?.rows ?? 0;
  const account = { node: source.node, read: bound.rows + rejected, passed, filtered: 0, rejected };
  const told = outputs.filter(({ optional }) => optional).map((step) => rows.get(stepKey(step)) ?? rejected);
  if (passed !== bound.rows || told.some((count) => count !== rejected))
    throw mismatch(source, lostWords(source, { ...account, rejected: told[0] ?? rejected }));
  return account;
}

/** Rows that came into a node which makes no rows of its own; null for any other, and where they are not known. */
function rowsRead(first: Step, outputs: readonly Step[], { graph, rows }: Known): number | null {
  const from = first.division
    ? sourcesOf(outputs, graph)
    : (flowOf(first.rel, first.node, graph)?.from ?? []);
  const counts = from.map((key) => rows.get(key));
  return counts.length === 0 || counts.includes(undefined) ? null : sum(counts as number[]);
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

function differingWords({ name, rel }: Step, numbers: readonly number[]): string {
  const [one = 0, other = 0] = numbers;
  return rel.op === "scan"
    ? `The files of “${name}” say that they hold ${countOf(one, "row")}, but there are ${countOf(other, "row")} in them.`
    : `“${name}” was computed more than once and gave ${countOf(one, "row")}, then ${countOf(other, "row")}: what it computes changes from one time to the next.`;
}

function lostWords({ name, rel }: Step, { read, passed, rejected }: NodeAccount): string {
  if (rel.op === "write")
    return `“${name}” was given ${countOf(read, "row")}, but ${countOf(passed, "row")} are in its files.`;
  const given = [countOf(passed, "row"), ...(rejected > 0 ? [`${countOf(rejected, "row")} rejected`] : [])];
  return `“${name}” read ${countOf(read, "row")} and gave ${given.join(" and ")}: rows were lost or came twice.`;
}
