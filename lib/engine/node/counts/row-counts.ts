import { stepKey } from "../../../compiler/emit/duckdb/table-names";
import type { Rel } from "../../../ir/rel";
import type { CanonicalNode } from "./canonical-plan";
import { isScan } from "./canonical-plan";
import { exactOperators } from "./exact-operators";
import type { ExecutedPlan } from "./locate-steps";
import type { PlanNode } from "./profile-plan";
import { fileLabel, keepsRows, makesOneRow, type StepGraph } from "./step-graph";

/** A statement that ran, with the operators its steps were found at. */
export interface LocatedPlan extends ExecutedPlan {
  located: ReadonlyMap<string, readonly CanonicalNode[]>;
  /** Rows that an assert counted; null of any other statement. */
  read: number | null;
}

export interface RowCounts {
  /** Rows by step, each exact; a step that is not there is not known. */
  rows: ReadonlyMap<string, number>;
  /** Those that do not rest on reading a plan: what files and tables hold, what statements made, what follows from it. */
  sure: ReadonlyMap<string, number>;
  /** Steps that have several such numbers. */
  differing: ReadonlyMap<string, readonly number[]>;
}

export function rowCounts(plans: readonly LocatedPlan[], graph: StepGraph): RowCounts {
  const seen = new Numbers();
  const made = new Numbers();
  for (const plan of plans) {
    for (const [key, rows] of madeBy(plan, graph)) {
      made.add(key, rows);
      seen.add(key, rows);
    }
    const exact = exactOperators(plan.root);
    for (const [key, operators] of plan.located) {
      if (operators[0] === plan.root || !operators.every((operator) => exact.has(operator))) continue;
      for (const { node } of operators) if (node.rows !== null) seen.add(key, node.rows);
    }
    for (const key of plan.steps) {
      const rows = scannedRows(key, graph, exact);
      if (rows !== null) seen.add(key, rows);
    }
  }
  const sure = settled(made, graph);
  return { rows: settled(seen, graph).rows, sure: sure.rows, differing: sure.differing };
}

/** Numbers of rows by step. */
class Numbers {
  readonly #found = new Map<string, Set<number>>();

  add(key: string, rows: number): void {
    this.#found.set(key, (this.#found.get(key) ?? new Set()).add(rows));
  }

  of(key: string): readonly number[] {
    return [...(this.#found.get(key) ?? [])];
  }
}

/** What a statement says of the rows it made, and an assert of those it went through. */
function madeBy({ rows, read, rootStep }: LocatedPlan, graph: StepGraph): [key: string, rows: number][] {
  const made: [string, number][] = rows === null ? [] : [[graph.core(rootStep), rows]];
  const [input] = graph.inputs(rootStep);
  return read === null || input === undefined ? made : [...made, [graph.core(input), read]];
}

/** The one number of each step, with what follows from it for others; steps that have several are told apart. */
function settled(
  numbers: Numbers,
  graph: StepGraph,
): { rows: Map<string, number>; differing: Map<string, readonly number[]> } {
  const rows = new Map<string, number>();
  const differing = new Map<string, readonly number[]>();
  for (const key of graph.steps.keys()) {
    const derived = derivedRows(key, graph, rows);
    if (derived !== null) numbers.add(key, derived);
    const found = numbers.of(graph.core(key));
    if (found.length > 1) differing.set(key, found);
    else if (found[0] !== undefined) rows.set(key, found[0]);
  }
  return { rows, differing };
}

/** What follows from the numbers of a step's inputs, or from the files' own metadata. */
function derivedRows(key: string, graph: StepGraph, counts: ReadonlyMap<string, number>): number | null {
  const rel = graph.steps.get(key)?.rel;
  if (rel?.op === "scan") return graph.scanOf(key)?.rows ?? null;
  return rel ? rowsOf(rel, counts) : null;
}

/** Rows of an operator that its inputs' rows decide alone; null for any other, and where an input's are not known. */
function rowsOf(rel: Rel, counts: ReadonlyMap<string, number>): number | null {
  const of = (input: Rel) => rowsOf(input, counts);
  switch (rel.op) {
    case "input":
      return counts.get(stepKey(rel)) ?? null;
    case "values":
      return rel.rows.length;
    case "project":
    case "window":
      return keepsRows(rel) ? of(rel.input) : null;
    case "sort":
    case "check":
    case "repartition":
    case "write":
      return of(rel.input);
    case "aggregate":
      return makesOneRow(rel) ? 1 : null;
    case "union":
      return rel.distinct ? null : known(rel.inputs.map(of), (sum, rows) => sum + rows);
    case "limit":
      return known([of(rel.input)], (_, rows) => Math.min(rel.count, Math.max(rows - rel.offset, 0)));
    case "join":
      return rel.kind === "inner" && rel.keys.length === 0 && rel.condition === null
        ? known([of(rel.left), of(rel.right)], (product, rows, index) =>
            index === 0 ? rows : product * rows,
          )
        : null;
    case "asof-join":
      return rel.kind === "left" ? of(rel.left) : null;
    case "unpivot":
      return rel.includeNulls ? known([of(rel.input)], (_, rows) => rows * rel.columns.length) : null;
    case "sample":
      return rel.unit === "rows" && rel.partitionBy.length === 0
        ? known([of(rel.input)], (_, rows) => Math.min(rel.amount, rows))
        : null;
    default:
      return null;
  }
}

/** Folds numbers that are all known. */
const known = (
  numbers: readonly (number | null)[],
  fold: (before: number, rows: number, index: number) => number,
): number | null =>
  numbers.reduce<number | null>(
    (before, rows, index) => (before === null || rows === null ? null : fold(before, rows, index)),
    0,
  );

/** Rows of a scan whose every part was read to its end, unfiltered. */
function scannedRows(key: string, graph: StepGraph, exact: ReadonlySet<CanonicalNode>): number | null {
  const scan = graph.scanOf(key);
  if (!scan || scan.parts.length === 0) return null;
  let sum = 0;
  for (const { files } of scan.parts) {
    const label = fileLabel(files);
    const whole = [...exact].filter(
      ({ node, leaves }) => isScan(node) && leaves.has(label) && isUnfiltered(node),
    );
    const rows = new Set(whole.map(({ node }) => node.rows ?? -1));
    if (rows.size !== 1) return null;
    sum += [...rows][0] as number;
  }
  return sum;
}

const PLAIN: ReadonlySet<string> = new Set([
  "Function",
  "Projections",
  "Estimated Cardinality",
  "Dynamic Filters",
  "Total Files Read",
  "Filename(s)",
]);

const isUnfiltered = ({ info }: PlanNode): boolean => Object.keys(info).every((key) => PLAIN.has(key));

/** Names the files of an executed scan, when exactly one group of files is known that it can be. */
export function scanLabels(graph: StepGraph): (scan: PlanNode) => string | null {
  const groups = new Map<string, readonly string[]>();
  for (const key of graph.steps.keys())
    for (const { files } of graph.scanOf(key)?.parts ?? []) groups.set(fileLabel(files), files);
  return ({ info }) => {
    const printed = info["Filename(s)"];
    if (printed === undefined) return null;
    const isFirst = (file: string) => printed === file || printed.startsWith(`${file}, `);
    const holding = [...groups].filter(([, files]) => files.some(isFirst));
    const whole = holding.filter(
      ([, files]) => isFirst(files[0] ?? "") && info["Total Files Read"] === String(files.length),
    );
    const matches = whole.length > 0 ? whole : holding;
    return matches.length === 1 ? (matches[0]?.[0] ?? null) : `unknown ${printed}`;
  };
}
