import type { NodeId, Pipeline, Position } from "../model/pipeline";
import { cardShape, NODE_HEIGHT, NODE_WIDTH } from "./card-shape";
import { groupsOf, isCollapsed, membersOf } from "./groups";

export interface Size {
  width: number;
  height: number;
}

/** A note that nobody has made larger or smaller, and the least it can be. */
export const NOTE_SIZE: Size = { width: 220, height: 120 };
export const NOTE_LEAST: Size = { width: 120, height: 56 };
/** Room of a frame around its members, and of its title above them. */
export const FRAME_PAD = 16;
export const FRAME_HEAD = 34;
/** The frame of a group without members. */
export const EMPTY_FRAME: Size = { width: 260, height: 130 };

type Drawn = Pick<Pipeline, "nodes" | "layout">;

/** Where a node is drawn and how large; null where it has no place. Places of before can be given for a drag. */
export function nodeBox(
  drawn: Drawn,
  id: NodeId,
  moved: Readonly<Record<NodeId, Position>> | null = null,
): (Position & Size) | null {
  const node = drawn.nodes[id];
  const place = moved?.[id] ?? drawn.layout[id];
  if (!node) return null;
  if (node.type === "group") return groupBox(drawn, id, moved);
  return place ? { x: place.x, y: place.y, ...sizeOf(drawn, id) } : null;
}

/** How large a note or a card is, or the frame of a group that holds nothing. */
export function sizeOf(drawn: Drawn, id: NodeId): Size {
  const node = drawn.nodes[id];
  if (node?.type === "note") {
    const { width, height } = { ...NOTE_SIZE, ...drawn.layout[id] };
    return { width, height };
  }
  if (node?.type === "group" && !isCollapsed(drawn, id)) return EMPTY_FRAME;
  return { width: NODE_WIDTH, height: node ? cardShape(node).height : NODE_HEIGHT };
}

/** A frame around the members, or the card it is folded to. */
function groupBox(drawn: Drawn, id: NodeId, moved: Readonly<Record<NodeId, Position>> | null) {
  const place = moved?.[id] ?? drawn.layout[id] ?? { x: 0, y: 0 };
  if (isCollapsed(drawn, id)) return { x: place.x, y: place.y, ...sizeOf(drawn, id) };
  const boxes = membersOf(drawn, id).flatMap((member) => nodeBox(drawn, member, moved) ?? []);
  if (boxes.length === 0) return { x: place.x, y: place.y, ...sizeOf(drawn, id) };
  const left = Math.min(...boxes.map(({ x }) => x)) - FRAME_PAD;
  const top = Math.min(...boxes.map(({ y }) => y)) - FRAME_HEAD;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + FRAME_PAD;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + FRAME_PAD;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The unfolded group whose frame is under the middle of a node: frames as in one drawing, the node as in another. */
export function frameUnder(
  frames: Drawn,
  placed: Drawn,
  id: NodeId,
  but: ReadonlySet<NodeId> = new Set(),
): NodeId | null {
  const { members } = groupsOf(frames.nodes);
  const own = members.size > 0 ? nodeBox(placed, id) : null;
  if (!own) return null;
  const x = own.x + own.width / 2;
  const y = own.y + own.height / 2;
  let best: { group: NodeId; area: number } | null = null;
  for (const group of members.keys()) {
    if (but.has(group) || isCollapsed(frames, group)) continue;
    const box = nodeBox(frames, group);
    if (!box || x < box.x || y < box.y || x > box.x + box.width || y > box.y + box.height) continue;
    const area = box.width * box.height;
    if (!best || area < best.area) best = { group, area };
  }
  return best?.group ?? null;
}
