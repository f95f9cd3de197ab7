/** One operator of a physical plan, as EXPLAIN prints it or as a profile measured it. */
export interface PlanNode {
  /** `HASH_JOIN`, `READ_CSV`, `SEQ_SCAN`, … */
  name: string;
  info: Readonly<Record<string, string>>;
  /** Rows it put out; null in a plan that was not executed. */
  rows: number | null;
  /** Time spent in it on all threads together, in milliseconds; null in a plan that was not executed. */
  ms: number | null;
  children: readonly PlanNode[];
}

interface PrintedNode {
  name?: string;
  operator_name?: string;
  operator_type?: string;
  operator_cardinality?: number;
  operator_timing?: number;
  extra_info?: Record<string, string | string[]>;
  children?: PrintedNode[];
}

/** Reads EXPLAIN (FORMAT json): the root operator. */
export function parsePlan(json: string): PlanNode {
  const [root] = JSON.parse(json) as PrintedNode[];
  if (!root) throw new Error("A plan without operators.");
  return planNode(root);
}

/**
 * Reads EXPLAIN (ANALYZE, FORMAT json) of COPY or CREATE TABLE: the operator that wrote; the rows are its child's. A plan
 * of constants only is executed without a profile: then the child tells nothing.
 */
export function parseProfile(json: string): PlanNode {
  const explain = (JSON.parse(json) as PrintedNode).children?.[0];
  const sink = explain?.children?.[0];
  const silent = { name: "UNPROFILED", info: {}, rows: null, ms: null };
  return sink ? planNode(sink) : { ...silent, children: [{ ...silent, children: [] }] };
}

function planNode(printed: PrintedNode): PlanNode {
  const info = Object.entries(printed.extra_info ?? {}).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.join("\n") : String(value),
  ]);
  return {
    name: (printed.operator_name ?? printed.name ?? printed.operator_type ?? "").trim(),
    info: Object.fromEntries(info),
    rows: printed.operator_cardinality ?? null,
    ms: printed.operator_timing === undefined ? null : printed.operator_timing * 1000,
    children: (printed.children ?? []).map(planNode),
  };
}

/** The operator whose rows are those of the whole plan: a CTE only holds its definition and what reads it. */
export function producer(root: PlanNode): PlanNode {
  let at = root;
  while (at.name === "CTE" && at.children[1]) at = at.children[1];
  return at;
}
