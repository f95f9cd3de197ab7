import { incomingEdges, type NodeId, type Pipeline } from "../model/pipeline";
import { topologicalSort } from "../util/topological-sort";
import { nodeBox } from "./annotation-shape";
import { boxesOf } from "./geometry";
import { foldedInto, groupsOf, isCollapsed, membersOf } from "./groups";
import { nodeInputs } from "./node-inputs";
import { outgoingEdges } from "./wires";

export type Direction = "left" | "right" | "up" | "down";

/**
 * The node that an arrow key leads to: left what it reads, right what reads it, up and down what stands beside it. A
 * folded group stands for what is in it; a frame is above what is in it, and notes are found by where they stand.
 */
export function neighbour(pipeline: Pipeline, id: NodeId, direction: Direction): NodeId | null {
  const type = pipeline.nodes[id]?.type;
  if (type === undefined) return null;
  if (type === "group") return besideGroup(pipeline, id, direction);
  if (type === "note") return inDirection(pipeline, id, direction) ?? frameOf(pipeline, id, direction);
  const next = besideNode(pipeline, id, direction);
  if (next !== null) return foldedInto(pipeline, next) ?? next;
  return frameOf(pipeline, id, direction) ?? inDirection(pipeline, id, direction, "note");
}

/** From a frame into it, or past it; from a folded group to where the wires of its members lead. */
function besideGroup(pipeline: Pipeline, id: NodeId, direction: Direction): NodeId | null {
  const members = membersOf(pipeline, id);
  if (!isCollapsed(pipeline, id))
    return (
      (direction === "right" || direction === "down" ? members[0] : undefined) ??
      inDirection(pipeline, id, direction)
    );
  for (const member of direction === "right" ? [...members].reverse() : members) {
    const next = besideNode(pipeline, member, direction);
    const shown = next === null ? null : (foldedInto(pipeline, next) ?? next);
    if (shown !== null && shown !== id) return shown;
  }
  return inDirection(pipeline, id, direction);
}

/** Upwards out of a frame is the frame. */
function frameOf(pipeline: Pipeline, id: NodeId, direction: Direction): NodeId | null {
  const group = groupsOf(pipeline.nodes).groupOf.get(id);
  return direction === "up" && group !== undefined && !isCollapsed(pipeline, group) ? group : null;
}

/** The nearest that stands in a direction, more ahead than aside. */
function inDirection(pipeline: Pipeline, id: NodeId, direction: Direction, type?: string): NodeId | null {
  const own = nodeBox(pipeline, id);
  if (!own) return null;
  const across = direction === "left" || direction === "right";
  const sign = direction === "right" || direction === "down" ? 1 : -1;
  let best: { id: NodeId; distance: number } | null = null;
  for (const box of boxesOf(pipeline)) {
    if (box.id === id || (type !== undefined && pipeline.nodes[box.id]?.type !== type)) continue;
    const dx = box.x + box.width / 2 - own.x - own.width / 2;
    const dy = box.y + box.height / 2 - own.y - own.height / 2;
    const [ahead, aside] = across ? [dx * sign, Math.abs(dy)] : [dy * sign, Math.abs(dx)];
    if (ahead <= 0 || aside > ahead) continue;
    const distance = ahead + aside;
    if (!best || distance < best.distance) best = { id: box.id, distance };
  }
  return best?.id ?? null;
}

function besideNode(pipeline: Pipeline, id: NodeId, direction: Direction): NodeId | null {
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
  // A frame is around what stands beside, not beside it.
  for (const other of found)
    if (pipeline.nodes[other]?.type === "group" && !isCollapsed(pipeline, other)) found.delete(other);
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

/** An entry of a list: a node, or a group with what is in it. */
export interface OutlineEntry {
  id: NodeId;
  /** The members of a group; null for a node. */
  members: readonly NodeId[] | null;
}

/** The reading order with groups as levels: a group stands where the first of its members does. */
export function outlineOf(pipeline: Pipeline): OutlineEntry[] {
  const { groupOf, members } = groupsOf(pipeline.nodes);
  const order = readingOrder(pipeline);
  const place = new Map(order.map((id, index) => [id, index]));
  const seen = new Set<NodeId>();
  return order.flatMap((id): OutlineEntry[] => {
    const entry = groupOf.get(id) ?? id;
    const own = members.get(entry);
    if (seen.has(entry) || (entry === id && own && own.length > 0)) return [];
    seen.add(entry);
    const inOrder = own?.toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    return [{ id: entry, members: inOrder ?? null }];
  });
}
