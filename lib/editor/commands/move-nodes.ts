import type { NodeId, Pipeline, Position } from "../../model/pipeline";
import { nodeBox } from "../annotation-shape";
import { membersOf } from "../groups";

/**
 * Puts nodes elsewhere; whole pixels, because a fraction means nothing to a reader of the file. The members of a group
 * go with it, but those that have a place of their own to go to.
 */
export function moveNodes(pipeline: Pipeline, { to }: { to: Readonly<Record<NodeId, Position>> }): Pipeline {
  const moved = Object.entries(withGroups(pipeline, to)).flatMap(([id, position]) => {
    const before = pipeline.layout[id];
    const x = Math.round(position.x) + 0;
    const y = Math.round(position.y) + 0;
    if (!pipeline.nodes[id] || !Number.isFinite(x) || !Number.isFinite(y)) return [];
    return before?.x === x && before.y === y ? [] : [[id, { ...before, x, y }] as const];
  });
  if (moved.length === 0) return pipeline;
  return { ...pipeline, layout: { ...pipeline.layout, ...Object.fromEntries(moved) } };
}

/** The places with those of the members that follow their group. */
export function withGroups(
  pipeline: Pipeline,
  to: Readonly<Record<NodeId, Position>>,
): Record<NodeId, Position> {
  const all: Record<NodeId, Position> = { ...to };
  for (const [id, position] of Object.entries(to)) {
    const box = pipeline.nodes[id]?.type === "group" ? nodeBox(pipeline, id) : null;
    if (!box) continue;
    for (const member of membersOf(pipeline, id)) {
      const place = pipeline.layout[member];
      if (place && !to[member])
        all[member] = { x: place.x + position.x - box.x, y: place.y + position.y - box.y };
    }
  }
  return all;
}
