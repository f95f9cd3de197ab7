import type { NodeId, Pipeline } from "../../model/pipeline";
import { nodeBox } from "../annotation-shape";
import { groupsOf, mapMembers, withMembers } from "../groups";
import { freeName, namesOf } from "../names";

/**
 * Puts a frame around nodes. They leave the groups they were in; a group among them is dissolved into the new one, and
 * one that has nothing left goes.
 */
export function groupNodes(
  pipeline: Pipeline,
  { id, ids }: { id: NodeId; ids: readonly NodeId[] },
): Pipeline {
  const members = withMembers(pipeline, ids).filter((one) => pipeline.nodes[one]?.type !== "group");
  if (members.length === 0 || pipeline.nodes[id]) return pipeline;
  const names = members.flatMap((one) => pipeline.nodes[one]?.name ?? []);
  const left = withoutMembers(pipeline, names);
  const name = freeName("Group", namesOf(left));
  const nodes = { ...left.nodes, [id]: { type: "group", name, settings: { members: names }, inputs: {} } };
  const box = nodeBox({ nodes, layout: left.layout }, id) ?? { x: 0, y: 0 };
  return { ...left, nodes, layout: { ...left.layout, [id]: { x: Math.round(box.x), y: Math.round(box.y) } } };
}

/** Adds nodes to a group; they leave the one they were in. */
export function joinGroup(
  pipeline: Pipeline,
  { group, ids }: { group: NodeId; ids: readonly NodeId[] },
): Pipeline {
  const { groupOf } = groupsOf(pipeline.nodes);
  const joining = ids.filter((id) => groupOf.get(id) !== group && pipeline.nodes[id]?.type !== "group");
  const names = joining.flatMap((id) => pipeline.nodes[id]?.name ?? []);
  if (names.length === 0 || pipeline.nodes[group]?.type !== "group") return pipeline;
  const left = withoutMembers(pipeline, names, group);
  const node = left.nodes[group];
  if (!node) return pipeline;
  const before = Array.isArray(node.settings.members) ? node.settings.members : [];
  const members = [...before, ...names];
  return {
    ...left,
    nodes: { ...left.nodes, [group]: { ...node, settings: { ...node.settings, members } } },
  };
}

/** Takes nodes out of their groups; a group that has nothing left goes. */
export function leaveGroup(pipeline: Pipeline, { ids }: { ids: readonly NodeId[] }): Pipeline {
  return withoutMembers(
    pipeline,
    ids.flatMap((id) => pipeline.nodes[id]?.name ?? []),
  );
}

/** Takes names out of every group but one; a group that loses its last member goes. */
function withoutMembers(pipeline: Pipeline, names: readonly string[], but?: NodeId): Pipeline {
  const gone = new Set(names);
  const nodes = mapMembers(pipeline.nodes, (name, group) => (group !== but && gone.has(name) ? [] : [name]));
  return withoutEmptied({ ...pipeline, nodes }, pipeline.nodes);
}

/** The document without the groups that held something before and hold nothing now. */
export function withoutEmptied(pipeline: Pipeline, before: Pipeline["nodes"]): Pipeline {
  const { members } = groupsOf(pipeline.nodes);
  const old = groupsOf(before).members;
  const emptied = [...members].filter(([id, own]) => own.length === 0 && (old.get(id)?.length ?? 0) > 0);
  if (emptied.length === 0) return pipeline.nodes === before ? pipeline : { ...pipeline };
  const gone = new Set(emptied.map(([id]) => id));
  const kept = <T>(record: Readonly<Record<NodeId, T>>): Record<NodeId, T> =>
    Object.fromEntries(Object.entries(record).filter(([id]) => !gone.has(id)));
  return { ...pipeline, nodes: kept(pipeline.nodes), layout: kept(pipeline.layout) };
}
