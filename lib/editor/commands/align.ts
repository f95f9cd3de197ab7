import type { NodeId, Pipeline, Position } from "../../model/pipeline";
import { NODE_HEIGHT, NODE_WIDTH } from "../geometry";
import { moveNodes } from "./move-nodes";

export const ALIGNMENTS = ["left", "center", "right", "top", "middle", "bottom", "columns", "rows"] as const;
/** An edge or axis that the nodes share; `columns` and `rows` make the gaps between them equal instead. */
export type Alignment = (typeof ALIGNMENTS)[number];

/** Lines up two nodes or more. */
export function align(pipeline: Pipeline, { ids, to }: { ids: readonly NodeId[]; to: Alignment }): Pipeline {
  const places = ids.flatMap((id): [NodeId, Position][] => {
    const place = pipeline.nodes[id] && pipeline.layout[id];
    return place ? [[id, place]] : [];
  });
  if (places.length < 2) return pipeline;
  const xs = places.map(([, { x }]) => x);
  const ys = places.map(([, { y }]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const at = (id: NodeId, { x, y }: Position): Position => {
    switch (to) {
      case "left":
        return { x: left, y };
      case "right":
        return { x: right, y };
      case "center":
        return { x: (left + right) / 2, y };
      case "top":
        return { x, y: top };
      case "bottom":
        return { x, y: bottom };
      case "middle":
        return { x, y: (top + bottom) / 2 };
      case "columns":
        return { x: spread(places, "x", NODE_WIDTH + 16).get(id) ?? x, y };
      case "rows":
        return { x, y: spread(places, "y", NODE_HEIGHT + 16).get(id) ?? y };
    }
  };
  return moveNodes(pipeline, { to: Object.fromEntries(places.map(([id, place]) => [id, at(id, place)])) });
}

/** Equal steps from the first to the last, at least `least` apart. */
function spread(places: readonly [NodeId, Position][], axis: "x" | "y", least: number): Map<NodeId, number> {
  const sorted = [...places].sort(([, a], [, b]) => a[axis] - b[axis]);
  const first = sorted[0]?.[1][axis] ?? 0;
  const last = sorted.at(-1)?.[1][axis] ?? 0;
  const step = Math.max(least, (last - first) / (sorted.length - 1));
  return new Map(sorted.map(([id], index) => [id, first + index * step]));
}
