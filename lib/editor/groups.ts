import type { NodeId, Pipeline, PipelineNode } from "../model/pipeline";

/** Which nodes are in which group. */
interface Groups {
  /** Members by group, in the order in which the group names them. */
  members: ReadonlyMap<NodeId, readonly NodeId[]>;
  /** Group by member: a node is in the first group that names it. */
  groupOf: ReadonlyMap<NodeId, NodeId>;
}

const known = new WeakMap<Pipeline["nodes"], Groups>();
const none: Groups = { members: new Map(), groupOf: new Map() };

/** The groups of a document; worked out once for the same nodes. */
export function groupsOf(nodes: Pipeline["nodes"]): Groups {
  const found = known.get(nodes) ?? readGroups(nodes);
  known.set(nodes, found);
  return found;
}

function readGroups(nodes: Pipeline["nodes"]): Groups {
  const groups = Object.entries(nodes).filter(([, { type }]) => type === "group");
  if (groups.length === 0) return none;
  const byName = new Map(Object.entries(nodes).map(([id, { name }]) => [name, id]));
  const members = new Map<NodeId, NodeId[]>();
  const groupOf = new Map<NodeId, NodeId>();
  for (const [group, node] of groups) {
    const own: NodeId[] = [];
    for (const name of memberNames(node)) {
      const id = byName.get(name);
      if (id === undefined || nodes[id]?.type === "group" || groupOf.has(id)) continue;
      groupOf.set(id, group);
      own.push(id);
    }
    members.set(group, own);
  }
  return { members, groupOf };
}

/** The names that a group's settings hold, which may be a draft of any shape. */
export const memberNames = ({ settings }: PipelineNode): string[] =>
  Array.isArray(settings.members)
    ? settings.members.filter((name): name is string => typeof name === "string")
    : [];

export const membersOf = ({ nodes }: Pick<Pipeline, "nodes">, group: NodeId): readonly NodeId[] =>
  groupsOf(nodes).members.get(group) ?? [];

/** The nodes, and with each group its members. */
export function withMembers(pipeline: Pick<Pipeline, "nodes">, ids: readonly NodeId[]): NodeId[] {
  const { members } = groupsOf(pipeline.nodes);
  if (members.size === 0) return [...ids];
  return [...new Set(ids.flatMap((id) => [id, ...(members.get(id) ?? [])]))];
}

export const isCollapsed = ({ nodes, layout }: Pick<Pipeline, "nodes" | "layout">, id: NodeId): boolean =>
  nodes[id]?.type === "group" && layout[id]?.collapsed === true;

export const foldedGroups = (pipeline: Pick<Pipeline, "nodes" | "layout">): NodeId[] =>
  [...groupsOf(pipeline.nodes).members.keys()].filter((id) => isCollapsed(pipeline, id));

/** The folded group that stands for a node on the canvas; undefined for a node that is drawn itself. */
export function foldedInto(pipeline: Pick<Pipeline, "nodes" | "layout">, id: NodeId): NodeId | undefined {
  const group = groupsOf(pipeline.nodes).groupOf.get(id);
  return group !== undefined && isCollapsed(pipeline, group) ? group : undefined;
}

/** The document after nodes were renamed: groups name their members by name. */
export function renameMembers(
  nodes: Pipeline["nodes"],
  names: ReadonlyMap<string, string>,
): Pipeline["nodes"] {
  return mapMembers(nodes, (name) => [names.get(name) ?? name]);
}

/** The document with other names in its groups. */
export function mapMembers(
  nodes: Pipeline["nodes"],
  change: (name: string, group: NodeId) => readonly string[],
): Pipeline["nodes"] {
  let next = nodes;
  for (const [id, node] of Object.entries(nodes)) {
    if (node.type !== "group") continue;
    const before = memberNames(node);
    const after = [...new Set(before.flatMap((name) => change(name, id)))];
    if (after.length === before.length && after.every((name, index) => name === before[index])) continue;
    if (next === nodes) next = { ...nodes };
    next[id] = { ...node, settings: { ...node.settings, members: after } };
  }
  return next;
}

/** The nodes after some were copied under other names: the copy of a group holds the copies that came with it. */
export function withCopiedMembers(
  nodes: Pipeline["nodes"],
  copies: readonly NodeId[],
  names: ReadonlyMap<string, string>,
): Pipeline["nodes"] {
  const copied = new Set(copies);
  return mapMembers(nodes, (name, group) => (copied.has(group) ? [names.get(name) ?? []].flat() : [name]));
}
