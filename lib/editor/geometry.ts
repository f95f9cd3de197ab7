import type { NodeId, Pipeline, Position } from "../model/pipeline";
import { cardShape, NODE_HEIGHT, NODE_WIDTH, portY } from "./card-shape";

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

/** The boxes of cards, of all unless ids are given; a node without a place has none. */
export const boxesOf = (
  cards: Cards,
  ids: readonly NodeId[] = Object.keys(cards.nodes),
): (Box & { id: NodeId })[] =>
  ids.flatMap((id) => {
    const place = cards.nodes[id] && cards.layout[id];
    return place ? [{ id, ...place, width: NODE_WIDTH, height: heightOf(cards, id) }] : [];
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
  const near = boxesOf(pipeline).filter(({ x }) => Math.abs(x - wanted.x) < NODE_WIDTH + 16);
  let y = Math.round(wanted.y);
  const hit = () => near.find((box) => box.y < y + height + 12 && y < box.y + box.height + 12);
  for (let other = hit(); other; other = hit()) y = other.y + other.height + ROW_GAP;
  return { x: Math.round(wanted.x), y };
}

/** Where a node that reads `id` goes: one column to the right, level with the output that it reads. */
export function spotAfter(pipeline: Pipeline, id: NodeId, output?: string): Position {
  const { x, y } = pipeline.layout[id] ?? { x: 0, y: 0 };
  const node = pipeline.nodes[id];
  const drop = node ? portY(node, "outputs", output) - NODE_HEIGHT / 2 : 0;
  return freeSpot(pipeline, { x: x + NODE_WIDTH + COLUMN_GAP, y: y + drop });
}
