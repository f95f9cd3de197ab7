import type { NodeId, Pipeline, Position } from "../../model/pipeline";
import { frameUnder } from "../annotation-shape";
import { groupsOf } from "../groups";
import { joinGroup, leaveGroup } from "./group-nodes";
import { moveNodes } from "./move-nodes";

/**
 * Ends a drag: nodes are put where they were let go, join the frame under them, and leave the one they were dragged out
 * of. A group all of whose members are dragged goes along with them.
 */
export function dropNodes(pipeline: Pipeline, { to }: { to: Readonly<Record<NodeId, Position>> }): Pipeline {
  const placed = moveNodes(pipeline, { to });
  if (placed === pipeline) return pipeline;
  const { groupOf } = groupsOf(pipeline.nodes);
  const along = movingGroups(pipeline, new Set(Object.keys(to)));
  let next = placed;
  for (const id of Object.keys(to)) {
    const group = groupOf.get(id);
    if (pipeline.nodes[id]?.type === "group" || (group !== undefined && along.has(group))) continue;
    const frame = frameUnder(pipeline, placed, id, along);
    if (frame === (group ?? null)) continue;
    next = frame === null ? leaveGroup(next, { ids: [id] }) : joinGroup(next, { group: frame, ids: [id] });
  }
  return next;
}

/** The groups that move with a drag of these nodes: those among them, and those whose members all are. */
export function movingGroups(pipeline: Pipeline, dragged: ReadonlySet<NodeId>): Set<NodeId> {
  const { members } = groupsOf(pipeline.nodes);
  return new Set(
    [...members].flatMap(([id, own]) =>
      dragged.has(id) || (own.length > 0 && own.every((member) => dragged.has(member))) ? [id] : [],
    ),
  );
}

/** New nodes that stand in a frame belong to it: strangers in a frame would say what is not so. */
export function joinFrames(pipeline: Pipeline, ids: readonly NodeId[]): Pipeline {
  let next = pipeline;
  for (const id of ids) {
    const node = pipeline.nodes[id];
    if (!node || node.type === "group" || groupsOf(next.nodes).groupOf.has(id)) continue;
    const frame = frameUnder(next, next, id);
    if (frame !== null) next = joinGroup(next, { group: frame, ids: [id] });
  }
  return next;
}
