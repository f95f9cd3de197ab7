import type { BindOptions, Bound } from "../compiler/bind";
import type { OutputRef } from "../compiler/check";
import { analyse } from "../compiler/compile";
import type { ScanSql } from "../compiler/emit/duckdb/emit-script";
import { boundScans } from "../compiler/emit/duckdb/scans";
import type { Column } from "../model/column";
import { type Diagnostic, DiagnosticError, hasErrors } from "../model/diagnostic";
import { graphOf, incomingEdges, type NodeId, type Pipeline, readRef, upstreamOf } from "../model/pipeline";
import { nodeDefinition } from "../nodes/registry";
import { stableJson } from "../util/stable-json";
import type { Engine } from "./engine";

/** A node that is ready to be looked at: bound with everything it reads from, and nothing else. */
export interface Target {
  bound: Bound;
  node: NodeId;
  output: string;
  columns: readonly Column[];
  scanSql: ScanSql;
  /** Whether every row of its files is there: of a large file that must be converted, the beginning may be. */
  whole: boolean;
  /** Warnings; a node with errors is not a target. */
  diagnostics: readonly Diagnostic[];
  /** Equal keys give equal rows: the upstream graph without names and places, and the state of the input files. */
  key: string;
}

/**
 * Binds a node and what is upstream of it. A target node stands for its input, whose rows it would write. Throws
 * `DiagnosticError` with the errors of the upstream graph.
 */
export async function bindUpstream(
  pipeline: Pipeline,
  asked: { node: NodeId; output: string },
  engine: Engine,
  options: Pick<BindOptions, "expander" | "signal"> = {},
): Promise<Target> {
  const { node, output } = throughTarget(pipeline, asked);
  const upstream = upstreamOf(pipeline, node);
  const part = graphOf(pipeline, pick(pipeline.nodes, upstream));
  const taken = takenRejects(pipeline, upstream);
  const wanted = [{ node, output }, ...taken];
  const { bound, diagnostics } = await analyse(part, engine, "draft", { ...options, only: upstream, wanted });
  const columns = bound?.columns.get(node)?.[output];
  if (!bound || !columns || hasErrors(diagnostics))
    throw new DiagnosticError(diagnostics.filter(({ severity }) => severity === "error"));
  const graph = Object.entries(part.nodes).map(([id, { type, settings, inputs }]) => [
    id,
    type,
    settings,
    inputs,
  ]);
  const files = [...bound.scans.values()].flatMap((scan) => scan.files);
  const key = stableJson([graph, [...bound.expanded.values()], node, output, taken, files]);
  const whole = ![...bound.scans.values()].some(({ partial }) => partial);
  return { bound, node, output, columns, scanSql: boundScans(bound.scans), whole, diagnostics, key };
}

/** Optional outputs that anything in the document reads: whether a row may be rejected depends on it. */
function takenRejects(pipeline: Pipeline, upstream: ReadonlySet<NodeId>): OutputRef[] {
  const edges = Object.entries(pipeline.nodes).flatMap(([id, node]) => incomingEdges(id, node));
  return edges.flatMap(({ from, output }) => {
    const definition = nodeDefinition(pipeline.nodes[from]?.type ?? "");
    const optional = definition?.outputs.some((port) => port.name === output && port.optional);
    return upstream.has(from) && optional ? [{ node: from, output }] : [];
  });
}

function throughTarget(
  pipeline: Pipeline,
  asked: { node: NodeId; output: string },
): { node: NodeId; output: string } {
  const node = pipeline.nodes[asked.node];
  if (!node || nodeDefinition(node.type)?.category !== "target") return asked;
  const first = Object.values(node.inputs).flat()[0];
  return first === undefined ? asked : readRef(first);
}

const pick = <T>(record: Readonly<Record<string, T>>, keys: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => keys.has(key)));
