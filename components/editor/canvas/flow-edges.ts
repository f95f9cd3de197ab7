import { groupsOf, withMembers } from "@/lib/editor/groups";
import { kindOfWire, portOfKey } from "@/lib/editor/ports";
import { edgeKey } from "@/lib/editor/wires";
import {
  type Edge,
  edgesOf,
  emptyPipeline,
  type NodeId,
  type Pipeline,
  upstreamOf,
} from "@/lib/model/pipeline";
import { nodeDefinition } from "@/lib/nodes/registry";
import type { FlowEdge } from "./flow-graph";
import { FOLDED_IN, FOLDED_OUT } from "./flow-nodes";

export interface EdgeView {
  nodes: Pipeline["nodes"];
  /** The groups that are folded to a card. */
  folded: ReadonlySet<NodeId>;
  selection: readonly NodeId[];
  selectedEdge: Edge | null;
}

type Ends = Pick<FlowEdge, "source" | "sourceHandle" | "target" | "targetHandle">;

/** Gives the wires to React Flow; those that lead to the selection are hot. Wires of a folded group end at its card. */
export function createEdgeBuilder(): (view: EdgeView) => FlowEdge[] {
  let before = new Map<string, FlowEdge>();
  return ({ nodes, folded, selection, selectedEdge }) => {
    const pipeline: Pipeline = { ...emptyPipeline(), nodes };
    const { groupOf } = groupsOf(nodes);
    const now = new Map<string, FlowEdge>();
    const drawn = new Set<string>();
    const hotNodes = new Set<NodeId>();
    if (selection.length <= 12)
      for (const id of withMembers(pipeline, selection))
        for (const up of upstreamOf(pipeline, id)) hotNodes.add(up);
    const selectedKey = selectedEdge ? edgeKey(selectedEdge) : null;
    const standIn = (id: NodeId): NodeId | undefined => {
      const group = folded.size > 0 ? groupOf.get(id) : undefined;
      return group !== undefined && folded.has(group) ? group : undefined;
    };
    for (const edge of edgesOf(pipeline)) {
      if (!nodes[edge.from]) continue;
      const [from, to] = [standIn(edge.from), standIn(edge.to)];
      if (from !== undefined && from === to) continue;
      const key = edgeKey(edge);
      const type = nodes[edge.to]?.type ?? "";
      const ends: Ends = {
        source: from ?? edge.from,
        sourceHandle: from === undefined ? edge.output : FOLDED_OUT,
        target: to ?? edge.to,
        targetHandle:
          to === undefined ? (portOfKey(nodeDefinition(type), edge.port)?.name ?? edge.port) : FOLDED_IN,
      };
      // One output that several of a folded group read is one wire to its card.
      const line = `${edge.from} ${edge.output} ${ends.target} ${ends.targetHandle}`;
      if (to !== undefined && drawn.has(line)) continue;
      drawn.add(line);
      const hot = hotNodes.has(edge.to);
      const selected = key === selectedKey;
      const kind = kindOfWire(pipeline, edge) ?? "table";
      const old = before.get(key);
      const same =
        old &&
        old.data?.hot === hot &&
        old.data.kind === kind &&
        old.selected === selected &&
        old.source === ends.source &&
        old.target === ends.target &&
        old.targetHandle === ends.targetHandle;
      now.set(key, same ? old : makeEdge(key, { edge, hot, kind }, ends, selected));
    }
    before = now;
    return [...now.values()];
  };
}

const makeEdge = (
  id: string,
  data: NonNullable<FlowEdge["data"]>,
  ends: Ends,
  selected: boolean,
): FlowEdge => ({
  id,
  type: "wire",
  ...ends,
  data,
  selected,
  selectable: false,
  focusable: false,
  ...(ends.source === data.edge.from && ends.target === data.edge.to ? {} : { reconnectable: false }),
});
