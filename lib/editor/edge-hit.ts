import { type Edge, edgesOf, type NodeId, type Pipeline, type Position } from "../model/pipeline";
import { nodeDefinition } from "../nodes/registry";
import { NODE_HEIGHT, NODE_WIDTH, portY } from "./card-shape";
import { heightOf } from "./geometry";
import { foldedInto } from "./groups";
import { portOfKey } from "./ports";

export interface Curve {
  from: Position;
  to: Position;
}

/** Where an edge starts and ends on the canvas. */
export function edgeCurve(pipeline: Pipeline, edge: Edge): Curve | null {
  const foldedFrom = foldedInto(pipeline, edge.from);
  const foldedTo = foldedInto(pipeline, edge.to);
  if (foldedFrom !== undefined && foldedFrom === foldedTo) return null;
  const from = pipeline.layout[foldedFrom ?? edge.from];
  const to = pipeline.layout[foldedTo ?? edge.to];
  if (!from || !to) return null;
  const source = pipeline.nodes[edge.from];
  const target = pipeline.nodes[edge.to];
  if (!source || !target) return null;
  const port = portOfKey(nodeDefinition(target.type), edge.port);
  const middle = NODE_HEIGHT / 2;
  return {
    from: {
      x: from.x + NODE_WIDTH,
      y: from.y + (foldedFrom === undefined ? portY(source, "outputs", edge.output) : middle),
    },
    to: { x: to.x, y: to.y + (foldedTo === undefined ? portY(target, "inputs", port?.name) : middle) },
  };
}

/** How far the handles of the curve reach, as the canvas draws it. */
const reach = (distance: number): number => (distance >= 0 ? distance / 2 : 6.25 * Math.sqrt(-distance));

/** A point of the curve; `t` runs from 0 to 1. */
export function pointOn({ from, to }: Curve, t: number): Position {
  const bend = reach(to.x - from.x);
  const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
  return {
    x: a * from.x + b * (from.x + bend) + c * (to.x - bend) + d * to.x,
    y: a * from.y + b * from.y + c * to.y + d * to.y,
  };
}

const NEAR = 26;

/** The edge under the middle of a card that is dragged to `place`, or null. */
export function edgeUnderNode(pipeline: Pipeline, id: NodeId, place: Position): Edge | null {
  const middle = { x: place.x + NODE_WIDTH / 2, y: place.y + heightOf(pipeline, id) / 2 };
  let best: { edge: Edge; distance: number } | null = null;
  for (const edge of edgesOf(pipeline)) {
    if (edge.from === id || edge.to === id) continue;
    const curve = edgeCurve(pipeline, edge);
    if (!curve || outside(curve, middle)) continue;
    const distance = distanceTo(curve, middle);
    if (distance < NEAR && (!best || distance < best.distance)) best = { edge, distance };
  }
  return best?.edge ?? null;
}

function outside({ from, to }: Curve, { x, y }: Position): boolean {
  const slack = NEAR + Math.max(0, reach(to.x - from.x) - Math.abs(to.x - from.x));
  return (
    x < Math.min(from.x, to.x) - slack ||
    x > Math.max(from.x, to.x) + slack ||
    y < Math.min(from.y, to.y) - NEAR ||
    y > Math.max(from.y, to.y) + NEAR
  );
}

function distanceTo(curve: Curve, { x, y }: Position): number {
  let least = Number.POSITIVE_INFINITY;
  for (let step = 0; step <= 24; step++) {
    const point = pointOn(curve, step / 24);
    least = Math.min(least, Math.hypot(point.x - x, point.y - y));
  }
  return least;
}
