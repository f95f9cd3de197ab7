import type { ELK, ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api.js";
import { type Edge, edgesOf, type NodeId, type Pipeline, type Position } from "../model/pipeline";
import { nodeDefinition } from "../nodes/registry";
import { FRAME_HEAD, FRAME_PAD, sizeOf } from "./annotation-shape";
import { cardShape, NODE_WIDTH } from "./card-shape";
import { boundsOf, boxesOf, COLUMN_GAP, ROW_GAP } from "./geometry";
import { foldedInto } from "./groups";
import { portOfKey } from "./ports";
import { besidePlaces, placedAt, type TidyParts, tidyParts } from "./tidy-parts";

/** ELK's layout call; in a page it runs in a worker. */
export type Layouter = Pick<ELK, "layout">;

/**
 * Places for a tidy drawing, left to right: of the nodes named, or of all. Nodes keep their order from top to bottom
 * where that crosses no wires, and the drawing keeps its top left corner, so that tidying twice moves nothing. What is
 * in a group stays together, without strangers among it; notes outside of groups stay beside what they stood beside.
 */
export async function tidyPlaces(
  elk: Layouter,
  pipeline: Pipeline,
  ids: readonly NodeId[] = Object.keys(pipeline.nodes),
): Promise<Record<NodeId, Position>> {
  const tidied = tidyParts(pipeline, ids);
  const chosen = [...tidied.cards, ...tidied.frames];
  if (tidied.cards.length === 0) return {};
  const start = boundsOf(boxesOf(pipeline, chosen)) ?? { x: 0, y: 0 };
  let places = await layered(elk, pipeline, tidied);
  // The order of the drawing feeds the next one: follow it until it stands still, or goes round in a circle.
  const seen = [places];
  for (let round = 0; round < 8; round++) {
    const again = await layered(elk, placedAt(pipeline, places), tidied);
    const before = seen.findIndex((other) => tidied.cards.every((id) => samePlace(other[id], again[id])));
    places = before < 0 ? again : firstOf(seen.slice(before), tidied.cards);
    if (before >= 0) break;
    seen.push(again);
  }
  const end = boundsOf(boxesOf(placedAt(pipeline, places), chosen)) ?? { x: 0, y: 0 };
  const shift = { x: Math.round(start.x) - end.x, y: Math.round(start.y) - end.y };
  const moved = Object.fromEntries(
    Object.entries(places).map(([id, { x, y }]) => [id, { x: x + shift.x, y: y + shift.y }]),
  );
  return { ...moved, ...besidePlaces(pipeline, placedAt(pipeline, moved), tidied.loose, chosen) };
}

/** One of the drawings of a circle, whichever of them the circle was entered by. */
function firstOf(drawings: readonly Record<NodeId, Position>[], ids: readonly NodeId[]) {
  const keyOf = (places: Record<NodeId, Position>) => JSON.stringify([...ids].sort().map((id) => places[id]));
  return [...drawings].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))[0] as Record<NodeId, Position>;
}

const samePlace = (a: Position | undefined, b: Position | undefined): boolean =>
  a?.x === b?.x && a?.y === b?.y;

/** A frame does not take these from the whole. */
const gaps = {
  "elk.layered.spacing.nodeNodeBetweenLayers": String(COLUMN_GAP),
  "elk.spacing.nodeNode": String(ROW_GAP),
};

const options = {
  ...gaps,
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.spacing.componentComponent": String(ROW_GAP * 2),
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.crossingMinimization.semiInteractive": "false",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.nodePlacement.favorStraightEdges": "true",
  "elk.separateConnectedComponents": "true",
  "elk.randomSeed": "1",
  "elk.padding": "[top=0,left=0,bottom=0,right=0]",
};

const inFrame = {
  ...gaps,
  "elk.padding": `[top=${FRAME_HEAD},left=${FRAME_PAD},bottom=${FRAME_PAD},right=${FRAME_PAD}]`,
};

async function layered(
  elk: Layouter,
  pipeline: Pipeline,
  { cards, frames, frameOf }: TidyParts,
): Promise<Record<NodeId, Position>> {
  const place = new Map(cards.map((id, index) => [id, pipeline.layout[id] ?? { x: 0, y: index }]));
  const order = [...cards].sort((a, b) => (place.get(a)?.y ?? 0) - (place.get(b)?.y ?? 0));
  const children: ElkNode[] = [];
  const made = new Map<NodeId, ElkNode>();
  for (const id of order) {
    const frame = frameOf.get(id);
    const found = frame === undefined ? undefined : made.get(frame);
    const holder =
      frame === undefined ? undefined : (found ?? { id: frame, layoutOptions: inFrame, children: [] });
    if (frame !== undefined && holder && !found) {
      made.set(frame, holder);
      children.push(holder);
    }
    (holder?.children ?? children).push(node(id, pipeline));
  }
  const graph: ElkNode = {
    id: "root",
    layoutOptions: frames.size > 0 ? { ...options, "elk.hierarchyHandling": "INCLUDE_CHILDREN" } : options,
    children,
    edges: wiresAmong(pipeline, new Set(cards)),
  };
  const laid = await elk.layout(graph);
  return Object.fromEntries(cardPlaces(laid, frames));
}

/** Places of the cards in a drawing; those in a frame are told from the frame's corner. */
function cardPlaces(
  { children = [] }: ElkNode,
  frames: ReadonlySet<NodeId>,
  from: Position = { x: 0, y: 0 },
): [NodeId, Position][] {
  return children.flatMap((child): [NodeId, Position][] => {
    const place = { x: Math.round(from.x + (child.x ?? 0)), y: Math.round(from.y + (child.y ?? 0)) };
    return frames.has(child.id) ? cardPlaces(child, frames, place) : [[child.id, place]];
  });
}

/** The wires that are drawn: to and from a folded group instead of what is in it. */
function wiresAmong(pipeline: Pipeline, cards: ReadonlySet<NodeId>): ElkExtendedEdge[] {
  return edgesOf(pipeline).flatMap((edge, index) => {
    const from = foldedInto(pipeline, edge.from);
    const to = foldedInto(pipeline, edge.to);
    const [source, target] = [from ?? edge.from, to ?? edge.to];
    if (source === target || !cards.has(source) || !cards.has(target)) return [];
    return {
      id: `e${index}`,
      sources: [from ?? sourceOf(pipeline, edge)],
      targets: [to ?? targetOf(pipeline, edge)],
    };
  });
}

/** A card with its ports where they are, so that wires do not cross and are straight. */
function node(id: NodeId, pipeline: Pipeline): ElkNode {
  const found = pipeline.nodes[id];
  const { inputs, outputs } = found ? cardShape(found) : blank;
  return {
    id,
    ...sizeOf(pipeline, id),
    layoutOptions: { "elk.portConstraints": "FIXED_POS" },
    ports: [
      ...inputs.map(({ port, y }) => elkPort(`${id}:in:${port.name}`, 0, y, "WEST")),
      ...outputs.map(({ port, y }) => elkPort(`${id}:out:${port.name}`, NODE_WIDTH, y, "EAST")),
    ],
  };
}

const blank = { inputs: [], outputs: [] };

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
