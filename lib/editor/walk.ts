import { incomingEdges, type NodeId, type Pipeline } from "../model/pipeline";
import { topologicalSort } from "../util/topological-sort";
import { nodeInputs } from "./node-inputs";
import { outgoingEdges } from "./wires";

export type Direction = "left" | "right" | "up" | "down";

/** The node that an arrow key leads to: left what it reads, right what reads it, up and down what stands beside it. */
export function neighbour(pipeline: Pipeline, id: NodeId, direction: Direction): NodeId | null {
  if (!pipeline.nodes[id]) return null;
  const y = (other: NodeId) => pipeline.layout[other]?.y ?? 0;
  const nearest = (ids: readonly NodeId[]): NodeId | null =>
    [...new Set(ids)].sort((a, b) => Math.abs(y(a) - y(id)) - Math.abs(y(b) - y(id)))[0] ?? null;
  if (direction === "left") return nodeInputs(pipeline, id)[0]?.from ?? null;
  if (direction === "right") return nearest((outgoingEdges(pipeline).get(id) ?? []).map(({ to }) => to));
  const beside = siblings(pipeline, id).sort((a, b) => y(a) - y(b));
  return (
    (direction === "up"
      ? beside.filter((other) => y(other) < y(id)).at(-1)
      : beside.find((other) => y(other) > y(id))) ?? null
  );
}

/** Nodes that share a reader or a source with this one; without any, those in its column. */
function siblings(pipeline: Pipeline, id: NodeId): NodeId[] {
  const readers = outgoingEdges(pipeline);
  const sources = incomingEdges(id, pipeline.nodes[id] ?? { type: "", name: "", settings: {}, inputs: {} });
  const found = new Set<NodeId>();
  for (const { from } of sources) for (const { to } of readers.get(from) ?? []) found.add(to);
  for (const { to } of readers.get(id) ?? []) {
    const reader = pipeline.nodes[to];
    if (reader) for (const { from } of incomingEdges(to, reader)) found.add(from);
  }
  const x = pipeline.layout[id]?.x ?? 0;
  for (const [other, place] of Object.entries(pipeline.layout))
    if (Math.abs(place.x - x) < 140 && pipeline.nodes[other]) found.add(other);
  found.delete(id);
  return [...found];
}

/** Every node after what it reads, else in document order; with a circle, in document order. */
export function readingOrder(pipeline: Pipeline): NodeId[] {
  const ids = Object.keys(pipeline.nodes);
  const sorted = topologicalSort(ids, (id) => {
    const node = pipeline.nodes[id];
    return node ? incomingEdges(id, node).map(({ from }) => from) : [];
  });
  return sorted.ok ? sorted.order : ids;
}
