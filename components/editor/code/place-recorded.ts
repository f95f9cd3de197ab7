import { cardShape, NODE_WIDTH } from "@/lib/editor/card-shape";
import { boundsOf, boxesOf, COLUMN_GAP, freeSpot, ROW_GAP, spotAfter } from "@/lib/editor/geometry";
import { readingOrder } from "@/lib/editor/walk";
import { incomingEdges, type NodeId, type Pipeline, type Position } from "@/lib/model/pipeline";

/** Lays out a whole graph. */
export type Tidy = (pipeline: Pipeline) => Promise<Record<NodeId, Position>>;

/**
 * Gives places to the nodes that have none: beside what they read, else beside what reads them, else below everything.
 * What has a place stays there. A graph without any place is laid out as a whole.
 */
export async function placeRecorded(pipeline: Pipeline, tidy: Tidy): Promise<Pipeline> {
  const ids = Object.keys(pipeline.nodes);
  const homeless = readingOrder(pipeline).filter((id) => !pipeline.layout[id]);
  if (homeless.length === 0) return pipeline;
  if (homeless.length === ids.length) return { ...pipeline, layout: await tidy(pipeline) };
  let placed = pipeline;
  // What neither reads nor feeds a placed node yet may do so once its neighbours are placed.
  let left = homeless;
  while (left.length > 0) {
    const next = left.find((id) => beside(placed, id)) ?? left[0];
    if (next === undefined) break;
    const spot = beside(placed, next) ?? below(placed);
    placed = { ...placed, layout: { ...placed.layout, [next]: spot } };
    left = left.filter((id) => id !== next);
  }
  return placed;
}

function beside(pipeline: Pipeline, id: NodeId): Position | null {
  const node = pipeline.nodes[id];
  if (!node) return null;
  const before = incomingEdges(id, node)
    .filter(({ from }) => pipeline.layout[from])
    .sort((a, b) => (pipeline.layout[b.from]?.x ?? 0) - (pipeline.layout[a.from]?.x ?? 0));
  if (before[0] !== undefined) return spotAfter(pipeline, before[0].from, before[0].output);
  for (const [other, reader] of Object.entries(pipeline.nodes)) {
    const place = pipeline.layout[other];
    if (place && incomingEdges(other, reader).some(({ from }) => from === id))
      return freeSpot(pipeline, { x: place.x - NODE_WIDTH - COLUMN_GAP, y: place.y }, cardShape(node).height);
  }
  return null;
}

function below(pipeline: Pipeline): Position {
  const bounds = boundsOf(boxesOf(pipeline));
  return bounds ? { x: bounds.x, y: bounds.y + bounds.height + ROW_GAP } : { x: 0, y: 0 };
}
