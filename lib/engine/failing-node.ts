import { tableNames } from "../compiler/emit/duckdb/table-names";
import type { BoundScan } from "../connectors/bound-scan";
import type { Plan, Rel } from "../ir/rel";
import { walk } from "../ir/walk";
import type { SqlError } from "../runtime/engine";
import { quoteIdentifier } from "../sql/quote";
import type { Statement } from "../sql/script";

export interface FailureContext {
  plan: Plan;
  scans: ReadonlyMap<string, BoundScan>;
}

/** The node a message belongs to: by position in the statement, else by the input file it names, else unknown. */
export function failingNode(
  error: SqlError,
  statement: Statement,
  { plan, scans }: FailureContext,
): string | null {
  const sql = statement.kind === "copy" ? statement.select : statement.sql;
  if (error.position !== null && error.position < sql.length)
    return nodeAt(sql, error.position, statement, plan);
  const readers = statement.nodes.filter((node) =>
    scans.get(node)?.files.some(({ path }) => error.message.includes(path)),
  );
  if (readers.length === 1) return readers[0] ?? null;
  if (statement.nodes.length === 1) return statement.node;
  const checking = plan.steps.filter(
    ({ node, rel }) => statement.nodes.includes(node) && isCheckOf(rel, error.message),
  );
  return checking.length === 1 ? (checking[0]?.node ?? null) : null;
}

/** Whether a message is that of a check among the operators; long ones end early. */
const isCheckOf = (rel: Rel, message: string): boolean =>
  [...walk(rel)].some((one) => one.op === "check" && message.startsWith(one.message.slice(0, MESSAGE_START)));

const MESSAGE_START = 60;

/** Each node is one common table expression, in order; what follows the last is the statement's own node. */
function nodeAt(sql: string, position: number, statement: Statement, plan: Plan): string {
  const names = tableNames(plan);
  const steps = plan.steps.filter(({ node }) => statement.nodes.includes(node) && node !== statement.node);
  const starts = steps.flatMap((step) => {
    const name = quoteIdentifier(names.get(`${step.node}.${step.output}`) ?? step.node);
    const start = sql.indexOf(`${name} AS (\n`);
    return start < 0 ? [] : [{ node: step.node, start, end: definitionEnd(sql, start) }];
  });
  const inside = starts.filter(({ start, end }) => start <= position && position < end);
  return inside.at(-1)?.node ?? statement.node;
}

/** Definitions are indented, so the first unindented `)` ends one. */
function definitionEnd(sql: string, start: number): number {
  const end = sql.indexOf("\n)", start);
  return end < 0 ? sql.length : end;
}
