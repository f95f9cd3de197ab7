import type { ELK, ElkNode } from "elkjs/lib/elk-api.js";
import { edgesOf, type NodeId, type Pipeline, type Position } from "../model/pipeline";
import { nodeDefinition } from "../nodes/registry";
import { boundsOf, COLUMN_GAP, NODE_HEIGHT, NODE_WIDTH, placesOf, ROW_GAP } from "./geometry";
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
  const start = boundsOf(placesOf(pipeline, chosen)) ?? { x: 0, y: 0 };
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
  const end = boundsOf(Object.values(places)) ?? { x: 0, y: 0 };
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
      sources: [edge.from],
      targets: [
        `${edge.to}:${portOfKey(nodeDefinition(pipeline.nodes[edge.to]?.type ?? ""), edge.port)?.name ?? ""}`,
      ],
    })),
  };
  const { children = [] } = await elk.layout(graph);
  return Object.fromEntries(
    children.map(({ id, x = 0, y = 0 }) => [id, { x: Math.round(x), y: Math.round(y) }]),
  );
}

/** A card with its input ports in order, so that the wires of a join do not cross. */
function node(id: NodeId, pipeline: Pipeline): ElkNode {
  const ports = nodeDefinition(pipeline.nodes[id]?.type ?? "")?.inputs ?? [];
  const names = ports.length > 0 ? ports.map(({ name }) => name) : [""];
  return {
    id,
    width: NODE_WIDTH,
    height: NODE_HEIGHT,
    layoutOptions: { "elk.portConstraints": "FIXED_ORDER" },
    ports: names.map((name, index) => ({
      id: `${id}:${name}`,
      width: 0,
      height: 0,
      layoutOptions: { "elk.port.side": "WEST", "elk.port.index": String(names.length - index) },
    })),
  };
}
