import type { NodeId, Pipeline, Position } from "../model/pipeline";

/** Size of a node card on the canvas; one size, so that headless code can lay out and align. */
export const NODE_WIDTH = 204;
export const NODE_HEIGHT = 56;
/** From one card to the next: the gaps that tidy leaves. */
export const COLUMN_GAP = 72;
export const ROW_GAP = 40;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const boxOf = (position: Position): Box => ({ ...position, width: NODE_WIDTH, height: NODE_HEIGHT });

/** Around all the places; null around nothing. */
export function boundsOf(places: readonly Position[]): Box | null {
  if (places.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of places) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + NODE_WIDTH);
    bottom = Math.max(bottom, y + NODE_HEIGHT);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export const placesOf = (pipeline: Pipeline, ids: readonly NodeId[]): Position[] =>
  ids.flatMap((id) => pipeline.layout[id] ?? []);

/** The wanted place, or the nearest one below it where no card is in the way. */
export function freeSpot(pipeline: Pipeline, wanted: Position): Position {
  const places = Object.keys(pipeline.nodes).flatMap((id) => pipeline.layout[id] ?? []);
  const near = places.filter(({ x }) => Math.abs(x - wanted.x) < NODE_WIDTH + 16);
  let y = Math.round(wanted.y);
  const hit = () => near.find((place) => Math.abs(place.y - y) < NODE_HEIGHT + 12);
  for (let other = hit(); other; other = hit()) y = other.y + NODE_HEIGHT + ROW_GAP;
  return { x: Math.round(wanted.x), y };
}

/** Where a node that reads `id` goes: one column to the right. */
export function spotAfter(pipeline: Pipeline, id: NodeId): Position {
  const { x, y } = pipeline.layout[id] ?? { x: 0, y: 0 };
  return freeSpot(pipeline, { x: x + NODE_WIDTH + COLUMN_GAP, y });
}
