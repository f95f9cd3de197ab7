import type { NodeId, Pipeline, Position } from "../../model/pipeline";

/** Puts nodes elsewhere; whole pixels, because a fraction means nothing to a reader of the file. */
export function moveNodes(pipeline: Pipeline, { to }: { to: Readonly<Record<NodeId, Position>> }): Pipeline {
  const moved = Object.entries(to).flatMap(([id, position]): [NodeId, Position][] => {
    const before = pipeline.layout[id];
    const x = Math.round(position.x) + 0;
    const y = Math.round(position.y) + 0;
    if (!pipeline.nodes[id] || !Number.isFinite(x) || !Number.isFinite(y)) return [];
    return before?.x === x && before.y === y ? [] : [[id, { x, y }]];
  });
  if (moved.length === 0) return pipeline;
  return { ...pipeline, layout: { ...pipeline.layout, ...Object.fromEntries(moved) } };
}
