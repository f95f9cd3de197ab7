import type { JobRun } from "../model/job-run";
import { type Edge, incomingEdges, type NodeId, type Pipeline } from "../model/pipeline";
import { soleOutput } from "../nodes/output-ports";
import { jsonEqual } from "../util/stable-json";
import { outputsOf } from "./ports";

/** Rows along a wire in a run, and why they are worth a look. */
export interface EdgeFlow {
  rows: number;
  warning: string | null;
}

/** Types for which many rows in and few out is the point. */
export const SHRINKS: ReadonlySet<string> = new Set([
  "aggregate",
  "pivot",
  "limit",
  "sample",
  "rank",
  "drop-duplicates",
  "intersect",
  "except",
  "compare",
]);
/** Types for which no rows is an answer: nothing in common, no difference. */
export const MAY_BE_EMPTY: ReadonlySet<string> = new Set(["intersect", "except", "compare"]);
/** Types for which many rows of few is the point. */
export const GROWS: ReadonlySet<string> = new Set(["cross-join", "unpivot", "explode", "lookup"]);
const FEW = 100;

/** Null when the run does not know. A count is exact or absent. */
export function edgeFlow(pipeline: Pipeline, run: JobRun, { from, output }: Edge): EdgeFlow | null {
  const node = pipeline.nodes[from];
  const rows = outputRows(pipeline, run, from, output);
  if (!node || rows === null) return null;
  const inputs = incomingEdges(from, node).map((edge) => outputRows(pipeline, run, edge.from, edge.output));
  const known = inputs.filter((count): count is number => count !== null);
  // That few rows are refused, or go to one of several groups, is as it should be.
  const isOneOfMany = soleOutput(outputsOf(node))?.name !== output;
  if (isOneOfMany || known.length === 0 || known.length < inputs.length) return { rows, warning: null };
  if (node.type === "lookup" && rows > (inputs[0] ?? rows))
    return { rows, warning: repeatedWords(node.name, inputs[0] ?? 0, rows) };
  return { rows, warning: warningOf(node.name, node.type, Math.max(...known), rows) };
}

/** Rows of one output; of a collection, of its tables together. */
function outputRows(pipeline: Pipeline, run: JobRun, id: NodeId, output: string): number | null {
  const node = pipeline.nodes[id];
  const ran = run.nodes[id];
  if (!node || !ran) return null;
  const outputs = outputsOf(node);
  const port = outputs.find(({ name }) => name === output);
  if (!port) return null;
  if (port.kind === "collection" || soleOutput(outputs) === port) return ran.rows;
  return ran.outputs?.[output] ?? null;
}

function warningOf(name: string, type: string, before: number, after: number): string | null {
  if (before > 0 && after === 0 && !MAY_BE_EMPTY.has(type))
    return `No row is left after “${name}”: ${formatCount(before)} went in.`;
  if (before >= FEW && after < before / 100 && !SHRINKS.has(type))
    return `${formatCount(before - after)} of ${formatCount(before)} rows are gone after “${name}”.`;
  if (after >= FEW && after > before * 10 && !GROWS.has(type))
    return `“${name}” makes ${formatCount(after)} rows of ${formatCount(before)}, ${formatCount(Math.round(after / Math.max(before, 1)))} times as many. A key may match many rows.`;
  return null;
}

/** A lookup is meant to add columns, not rows. */
const repeatedWords = (name: string, before: number, after: number): string =>
  `“${name}” makes ${formatCount(after)} rows of ${formatCount(before)}: several rows of its lookup table match one row. Take only the first match to keep each row once.`;

const counts = new Intl.NumberFormat("en-US");
export const formatCount = (count: number): string => counts.format(count);

/** `6 ms`, `1.4 s`, `3 min 12 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1) return "<1 ms";
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(ms < 9_950 ? 1 : 0)} s`;
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
  return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`;
}

/** Nodes whose rows may differ from those of `before`: changed ones and everything downstream. A name does not count. */
export function changedSince(before: Pipeline["nodes"], now: Pipeline): Set<NodeId> {
  const changed = new Set<NodeId>();
  if (before === now.nodes) return changed;
  for (const [id, node] of Object.entries(now.nodes)) {
    const old = before[id];
    if (
      !old ||
      old.type !== node.type ||
      !jsonEqual(old.settings, node.settings) ||
      !jsonEqual(old.inputs, node.inputs)
    )
      changed.add(id);
  }
  if (changed.size === 0) return changed;
  const readers = new Map<NodeId, NodeId[]>();
  for (const [id, node] of Object.entries(now.nodes))
    for (const { from } of incomingEdges(id, node)) readers.set(from, [...(readers.get(from) ?? []), id]);
  const open = [...changed];
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const reader of readers.get(id) ?? [])
      if (!changed.has(reader)) {
        changed.add(reader);
        open.push(reader);
      }
  return changed;
}
