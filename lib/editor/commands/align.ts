import type { NodeId, Pipeline, Position } from "../../model/pipeline";
import { type Box, boxesOf } from "../geometry";
import { moveNodes } from "./move-nodes";

export const ALIGNMENTS = ["left", "center", "right", "top", "middle", "bottom", "columns", "rows"] as const;
/** An edge or axis that the nodes share; `columns` and `rows` make the gaps between them equal instead. */
export type Alignment = (typeof ALIGNMENTS)[number];

const LEAST_GAP = 16;

/** Lines up two nodes or more. */
export function align(pipeline: Pipeline, { ids, to }: { ids: readonly NodeId[]; to: Alignment }): Pipeline {
  const boxes = boxesOf(pipeline, ids);
  if (boxes.length < 2) return pipeline;
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const at = ({ id, x, y, width, height }: Box & { id: NodeId }): Position => {
    switch (to) {
      case "left":
        return { x: left, y };
      case "right":
        return { x: right - width, y };
      case "center":
        return { x: (left + right - width) / 2, y };
      case "top":
        return { x, y: top };
      case "bottom":
        return { x, y: bottom - height };
      case "middle":
        return { x, y: (top + bottom - height) / 2 };
      case "columns":
        return { x: spread(boxes, "x", "width").get(id) ?? x, y };
      case "rows":
        return { x, y: spread(boxes, "y", "height").get(id) ?? y };
    }
  };
  return moveNodes(pipeline, { to: Object.fromEntries(boxes.map((box) => [box.id, at(box)])) });
}

/** Equal gaps from the first to the last. */
function spread(
  boxes: readonly (Box & { id: NodeId })[],
  axis: "x" | "y",
  size: "width" | "height",
): Map<NodeId, number> {
  const sorted = [...boxes].sort((a, b) => a[axis] - b[axis]);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return new Map();
  const filled = sorted.reduce((sum, box) => sum + box[size], 0);
  const gap = Math.max(LEAST_GAP, (last[axis] + last[size] - first[axis] - filled) / (sorted.length - 1));
  const places = new Map<NodeId, number>();
  let next = first[axis];
  for (const box of sorted) {
    places.set(box.id, next);
    next += box[size] + gap;
  }
  return places;
}
