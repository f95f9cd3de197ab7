import type { NodeId, Pipeline, Position } from "../model/pipeline";
import { isAnnotation } from "../nodes/registry";
import { nodeBox, sizeOf } from "./annotation-shape";
import { type Box, boxesOf, COLUMN_GAP, ROW_GAP } from "./geometry";
import { foldedInto, groupsOf, isCollapsed, withMembers } from "./groups";

/** What is laid out, and how it belongs together. */
export interface TidyParts {
  /** What wires lead to: nodes, folded groups, and the notes in frames. */
  cards: NodeId[];
  /** The groups that are laid out as a whole. */
  frames: ReadonlySet<NodeId>;
  frameOf: ReadonlyMap<NodeId, NodeId>;
  /** Notes and empty frames, which stand beside something. */
  loose: NodeId[];
}

export function tidyParts(pipeline: Pipeline, ids: readonly NodeId[]): TidyParts {
  const { nodes } = pipeline;
  const { members } = groupsOf(nodes);
  const chosen = new Set(
    withMembers(pipeline, ids).filter((id) => nodes[id] && foldedInto(pipeline, id) === undefined),
  );
  const frameOf = new Map<NodeId, NodeId>();
  for (const [group, own] of members)
    if (!isCollapsed(pipeline, group) && own.every((id) => chosen.has(id)))
      for (const id of own) frameOf.set(id, group);
  const isLoose = (id: NodeId) =>
    !frameOf.has(id) && isAnnotation(nodes[id]?.type ?? "") && !isCollapsed(pipeline, id);
  const frames = new Set(frameOf.values());
  return {
    cards: [...chosen].filter((id) => !frames.has(id) && !isLoose(id)),
    frames,
    frameOf,
    loose: [...chosen].filter((id) => !frames.has(id) && isLoose(id)),
  };
}

export const placedAt = (pipeline: Pipeline, places: Readonly<Record<NodeId, Position>>): Pipeline => ({
  ...pipeline,
  layout: {
    ...pipeline.layout,
    ...Object.fromEntries(
      Object.entries(places).map(([id, place]) => [id, { ...pipeline.layout[id], ...place }]),
    ),
  },
});

/**
 * Places of what belongs to no wire: each goes with the card it was nearest to, and out of the way of what is there
 * now; one without a place stands above everything.
 */
export function besidePlaces(
  before: Pipeline,
  after: Pipeline,
  loose: readonly NodeId[],
  others: readonly NodeId[],
): Record<NodeId, Position> {
  const old = boxesOf(before, others);
  const now = new Map(boxesOf(after, others).map((box) => [box.id, box]));
  const taken: Box[] = [...now.values()];
  const top = Math.min(...taken.map(({ y }) => y), 0);
  const left = Math.min(...taken.map(({ x }) => x));
  const places: Record<NodeId, Position> = {};
  let homeless = 0;
  for (const id of loose) {
    const size = sizeOf(before, id);
    const box = before.layout[id] ? nodeBox(before, id) : null;
    const nearest = box && old.toSorted((a, b) => gap(a, box) - gap(b, box))[0];
    const goes = nearest && now.get(nearest.id);
    const wanted =
      box && nearest && goes
        ? { x: box.x + goes.x - nearest.x, y: box.y + goes.y - nearest.y }
        : { x: left + homeless++ * (size.width + COLUMN_GAP), y: top - size.height - ROW_GAP };
    const place = { ...outOfTheWay({ ...size, ...wanted }, taken) };
    taken.push({ ...size, ...place });
    places[id] = place;
  }
  return places;
}

/** The wanted place, or the nearest one above it or below it where nothing is. */
function outOfTheWay(box: Box, taken: readonly Box[]): Position {
  const step = (direction: 1 | -1): number => {
    let { y } = box;
    const hit = () => taken.find((other) => overlap({ ...box, y }, other));
    for (let other = hit(); other; other = hit())
      y = direction > 0 ? other.y + other.height + ROW_GAP / 2 : other.y - box.height - ROW_GAP / 2;
    return y;
  };
  const [up, down] = [step(-1), step(1)];
  return { x: box.x, y: box.y - up < down - box.y ? up : down };
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** From edge to edge. */
const gap = (a: Box, b: Box): number =>
  Math.hypot(
    Math.max(0, a.x - b.x - b.width, b.x - a.x - a.width),
    Math.max(0, a.y - b.y - b.height, b.y - a.y - a.height),
  );
