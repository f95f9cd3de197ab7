import type { NodeId, Pipeline, Position } from "../model/pipeline";
import { nodeBox } from "./annotation-shape";
import { cardShape, NODE_HEIGHT, NODE_WIDTH, portY } from "./card-shape";
import { foldedInto, isCollapsed } from "./groups";

/** From one card to the next: the gaps that tidy leaves. */
export const COLUMN_GAP = 72;
export const ROW_GAP = 40;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

type Cards = Pick<Pipeline, "nodes" | "layout">;

export const heightOf = ({ nodes }: Pick<Cards, "nodes">, id: NodeId): number => {
  const node = nodes[id];
  return node ? cardShape(node).height : NODE_HEIGHT;
};

/** The boxes of what is drawn, of all unless ids are given; a node without a place, or in a folded group, has none. */
export const boxesOf = (
  cards: Cards,
  ids: readonly NodeId[] = Object.keys(cards.nodes),
): (Box & { id: NodeId })[] =>
  ids.flatMap((id) => {
    const box = foldedInto(cards, id) === undefined ? nodeBox(cards, id) : null;
    return box ? [{ id, ...box }] : [];
  });

/** Around all the boxes; null around nothing. */
export function boundsOf(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The wanted place, or the nearest one below it where no card is in the way. */
export function freeSpot(pipeline: Pipeline, wanted: Position, height: number = NODE_HEIGHT): Position {
  // A frame is behind cards, and in the way of none.
  const isFrame = (id: NodeId) => pipeline.nodes[id]?.type === "group" && !isCollapsed(pipeline, id);
  const near = boxesOf(pipeline).filter(
    ({ id, x, width }) => x < wanted.x + NODE_WIDTH + 16 && wanted.x < x + width + 16 && !isFrame(id),
  );
  let y = Math.round(wanted.y);
  const hit = () => near.find((box) => box.y < y + height + 12 && y < box.y + box.height + 12);
  for (let other = hit(); other; other = hit()) y = other.y + other.height + ROW_GAP;
  return { x: Math.round(wanted.x), y };
}

/** The first place below a box where nothing else is, frames included. */
export function placeBelow(pipeline: Pipeline, { x, y, width, height }: Box): Position {
  const near = boxesOf(pipeline).filter((box) => box.x < x + width && x < box.x + box.width);
  let top = y + height + ROW_GAP;
  const hit = () => near.find((box) => box.y < top + height && top < box.y + box.height);
  for (let other = hit(); other; other = hit()) top = other.y + other.height + ROW_GAP;
  return { x, y: Math.round(top) };
}

/** Where a node that reads `id` goes: one column to the right, level with the output that it reads. */
export function spotAfter(pipeline: Pipeline, id: NodeId, output?: string): Position {
  const { x, y } = pipeline.layout[id] ?? { x: 0, y: 0 };
  const node = pipeline.nodes[id];
  const drop = node ? portY(node, "outputs", output) - NODE_HEIGHT / 2 : 0;
  return freeSpot(pipeline, { x: x + NODE_WIDTH + COLUMN_GAP, y: y + drop });
}
