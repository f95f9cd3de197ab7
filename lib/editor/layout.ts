import type { ELK, ElkNode } from "elkjs/lib/elk-api.js";
import { type Edge, edgesOf, type NodeId, type Pipeline, type Position } from "../model/pipeline";
import { nodeDefinition } from "../nodes/registry";
import { cardShape, NODE_HEIGHT, NODE_WIDTH } from "./card-shape";
import { boundsOf, boxesOf, COLUMN_GAP, ROW_GAP } from "./geometry";
import { portOfKey } from "./ports";

/** ELK's layout call; in a page it runs in a worker. */
export type Layouter = Pick<ELK, "layout">;

/**
 * Places for a tidy drawing, left to right: of the nodes named, or of all. Nodes keep their order from top to bottom
 * where that crosses no wires, and the drawing keeps its top left corner, so that tidying twice moves nothing.
 */
export async function tidyPlaces(
  elk: Layouter,
  pipeline: Pipeline,
  ids: readonly NodeId[] = Object.keys(pipeline.nodes),
): Promise<Record<NodeId, Position>> {
  const chosen = ids.filter((id) => pipeline.nodes[id]);
  if (chosen.length === 0) return {};
  const start = boundsOf(boxesOf(pipeline, chosen)) ?? { x: 0, y: 0 };
  let places = await layered(elk, pipeline, chosen);
  // The order of the drawing feeds the next one: follow it until it stands still, or goes round in a circle.
  const seen = [places];
  for (let round = 0; round < 8; round++) {
    const again = await layered(elk, { ...pipeline, layout: { ...pipeline.layout, ...places } }, chosen);
    const before = seen.findIndex((other) => chosen.every((id) => samePlace(other[id], again[id])));
    places = before < 0 ? again : firstOf(seen.slice(before), chosen);
    if (before >= 0) break;
    seen.push(again);
  }
  const end = boundsOf(boxesOf({ nodes: pipeline.nodes, layout: places }, chosen)) ?? { x: 0, y: 0 };
  const shift = { x: Math.round(start.x) - end.x, y: Math.round(start.y) - end.y };
  return Object.fromEntries(
    Object.entries(places).map(([id, { x, y }]) => [id, { x: x + shift.x, y: y + shift.y }]),
  );
}

/** One of the drawings of a circle, whichever of them the circle was entered by. */
function firstOf(drawings: readonly Record<NodeId, Position>[], ids: readonly NodeId[]) {
  const keyOf = (places: Record<NodeId, Position>) => JSON.stringify([...ids].sort().map((id) => places[id]));
  return [...drawings].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))[0] as Record<NodeId, Position>;
}

const samePlace = (a: Position | undefined, b: Position | undefined): boolean =>
  a?.x === b?.x && a?.y === b?.y;

const options = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.layered.spacing.nodeNodeBetweenLayers": String(COLUMN_GAP),
  "elk.spacing.nodeNode": String(ROW_GAP),
  "elk.spacing.componentComponent": String(ROW_GAP * 2),
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.crossingMinimization.semiInteractive": "false",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.nodePlacement.favorStraightEdges": "true",
  "elk.separateConnectedComponents": "true",
  "elk.randomSeed": "1",
  "elk.padding": "[top=0,left=0,bottom=0,right=0]",
};

async function layered(
  elk: Layouter,
  pipeline: Pipeline,
  ids: readonly NodeId[],
): Promise<Record<NodeId, Position>> {
  const place = new Map(ids.map((id, index) => [id, pipeline.layout[id] ?? { x: 0, y: index }]));
  const order = [...ids].sort((a, b) => (place.get(a)?.y ?? 0) - (place.get(b)?.y ?? 0));
  const chosen = new Set(ids);
  const edges = edgesOf(pipeline).filter(({ from, to }) => chosen.has(from) && chosen.has(to) && from !== to);
  const graph: ElkNode = {
    id: "root",
    layoutOptions: options,
    children: order.map((id) => node(id, pipeline)),
    edges: edges.map((edge, index) => ({
      id: `e${index}`,
      sources: [sourceOf(pipeline, edge)],
      targets: [targetOf(pipeline, edge)],
    })),
  };
  const { children = [] } = await elk.layout(graph);
  return Object.fromEntries(
    children.map(({ id, x = 0, y = 0 }) => [id, { x: Math.round(x), y: Math.round(y) }]),
  );
}

/** A card with its ports where they are, so that wires do not cross and are straight. */
function node(id: NodeId, pipeline: Pipeline): ElkNode {
  const found = pipeline.nodes[id];
  const { height, inputs, outputs } = found ? cardShape(found) : blank;
  return {
    id,
    width: NODE_WIDTH,
    height,
    layoutOptions: { "elk.portConstraints": "FIXED_POS" },
    ports: [
      ...inputs.map(({ port, y }) => elkPort(`${id}:in:${port.name}`, 0, y, "WEST")),
      ...outputs.map(({ port, y }) => elkPort(`${id}:out:${port.name}`, NODE_WIDTH, y, "EAST")),
    ],
  };
}

const blank = { height: NODE_HEIGHT, inputs: [], outputs: [] };

const elkPort = (id: string, x: number, y: number, side: "WEST" | "EAST") => ({
  id,
  x,
  y,
  width: 0,
  height: 0,
  layoutOptions: { "elk.port.side": side },
});

/** Where a wire leaves; a card that has no such output is left as a whole. */
function sourceOf(pipeline: Pipeline, { from, output }: Edge): string {
  const source = pipeline.nodes[from];
  const known = source && cardShape(source).outputs.some(({ port }) => port.name === output);
  return known ? `${from}:out:${output}` : from;
}

function targetOf(pipeline: Pipeline, { to, port: key }: Edge): string {
  const port = portOfKey(nodeDefinition(pipeline.nodes[to]?.type ?? ""), key);
  return port ? `${to}:in:${port.name}` : to;
}
