import { type CanonicalNode, isScan } from "./canonical-plan";
import type { PlanNode } from "./profile-plan";

/** Operators whose reported rows are the rows they put out. A delim join reports none, a positional scan neither. */
const REPORTS_ROWS: ReadonlySet<string> = new Set([
  "PROJECTION",
  "ORDER_BY",
  "WINDOW",
  "STREAMING_WINDOW",
  "FILTER",
  "HASH_JOIN",
  "NESTED_LOOP_JOIN",
  "BLOCKWISE_NL_JOIN",
  "PIECEWISE_MERGE_JOIN",
  "IE_JOIN",
  "ASOF_JOIN",
  "CROSS_PRODUCT",
  "HASH_GROUP_BY",
  "PERFECT_HASH_GROUP_BY",
  "PARTITIONED_AGGREGATE",
  "UNGROUPED_AGGREGATE",
  "UNION",
  "LIMIT",
  "STREAMING_LIMIT",
  "TOP_N",
  "UNNEST",
  "COLUMN_DATA_SCAN",
  "DUMMY_SCAN",
  "EMPTY_RESULT",
  "CTE_SCAN",
]);

/**
 * Whether the number a profile gives for an operator is that of the rows it put out. A union adds up what its inputs
 * report: one that is a delim join is missing in it.
 */
export const reportsRows = (node: PlanNode): boolean =>
  isScan(node) ||
  (REPORTS_ROWS.has(node.name) && (node.name !== "UNION" || node.children.every(reportsRows)));

/** Operators that stop asking for rows when they have enough. */
const STOPS_EARLY: ReadonlySet<string> = new Set(["LIMIT", "STREAMING_LIMIT", "LIMIT_PERCENT"]);

/** Operators that take in all rows before they put out the first, so that nothing above them stops what is below. */
const TAKES_ALL: ReadonlySet<string> = new Set([
  "HASH_GROUP_BY",
  "PERFECT_HASH_GROUP_BY",
  "PARTITIONED_AGGREGATE",
  "UNGROUPED_AGGREGATE",
  "WINDOW",
]);

/** How far below an operator rows may be missing: not at all, up to the next that takes all, or everywhere. */
type Doubt = "none" | "early-end" | "any";

/** The operators of an executed plan whose row counts are those of a complete execution. */
export function exactOperators(root: CanonicalNode): ReadonlySet<CanonicalNode> {
  const exact = new Set<CanonicalNode>();
  visit(root, "none", exact);
  return exact;
}

/** Collects below `here`; answers whether a filter that some operator above feeds while it runs was met. */
function visit(here: CanonicalNode, doubt: Doubt, exact: Set<CanonicalNode>): boolean {
  const { node, children } = here;
  let filtered = isDynamic(here);
  // A join that has no rows on one side, or none whose keys are not NULL, does not read the other to its end.
  const ended = isJoin(here) && (children[1]?.node.rows === 0 || node.rows === 0);
  for (const [index, child] of children.entries()) {
    const below = ended && index === 0 ? "any" : doubtBelow(here, index, doubt);
    filtered = visit(child, below, exact) || filtered;
  }
  // The filter a TOP_N feeds is its own: what it puts out is complete.
  if (node.name === "TOP_N") filtered = false;
  if (doubt === "none" && !filtered && reportsRows(node) && node.rows !== null) exact.add(here);
  return filtered;
}

function doubtBelow(here: CanonicalNode, index: number, doubt: Doubt): Doubt {
  if (doubt === "any") return "any";
  if (STOPS_EARLY.has(here.node.name)) return "early-end";
  // A TOP_N takes all, but leaves out what it knows it will not keep where it can tell a scan so.
  if (here.node.name === "TOP_N") return streamsFromScan(here) ? "early-end" : "none";
  const complete =
    TAKES_ALL.has(here.node.name) ||
    (isJoin(here) && index === 1) ||
    (here.node.name === "CTE" && index === 0);
  return complete ? "none" : doubt;
}

/** Whether rows of a scan reach an operator without all of them being taken in somewhere between. */
const streamsFromScan = ({ children }: CanonicalNode): boolean =>
  children.some((child) => isScan(child.node) || (!TAKES_ALL.has(child.node.name) && streamsFromScan(child)));

const isJoin = ({ node }: CanonicalNode): boolean =>
  node.info["Join Type"] !== undefined || node.name === "CROSS_PRODUCT";

/** A scan that another operator filters while both run: its rows depend on luck. */
const isDynamic = ({ node }: CanonicalNode): boolean =>
  /\S/.test(node.info["Dynamic Filters"] ?? "") || /Dynamic Filter/.test(node.info.Filters ?? "");
