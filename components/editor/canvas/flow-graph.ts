import {
  type Edge as FlowEdgeBase,
  type Node as FlowNodeBase,
  type NodeHandle,
  Position as Side,
} from "@xyflow/react";
import { portOffsets } from "@/lib/editor/edge-hit";
import { NODE_HEIGHT, NODE_WIDTH } from "@/lib/editor/geometry";
import { outputsOf, portOfKey } from "@/lib/editor/ports";
import { edgeKey } from "@/lib/editor/wires";
import {
  type Edge,
  edgesOf,
  emptyPipeline,
  type NodeId,
  type Pipeline,
  type PipelineNode,
  type Position,
  upstreamOf,
} from "@/lib/model/pipeline";
import { nodeDefinition } from "@/lib/nodes/registry";

export type FlowNode = FlowNodeBase<Record<string, never>, "card">;
export type FlowEdge = FlowEdgeBase<{ edge: Edge; hot: boolean }, "wire">;

/** One object for all: cards read what they show from the store. */
const NO_DATA: Record<string, never> = {};
const SIZE = { width: NODE_WIDTH, height: NODE_HEIGHT };
const PORT = 9;

const handles = new Map<string, NodeHandle[]>();
const known = new WeakMap<PipelineNode, NodeHandle[]>();

/** Where wires meet a card, known without measuring it, so that cards out of sight need not be drawn. */
function handlesOf(node: PipelineNode): NodeHandle[] {
  const found = known.get(node) ?? handlesOfType(node);
  known.set(node, found);
  return found;
}

/** The same list for all nodes that have the same ports. */
function handlesOfType(node: PipelineNode): NodeHandle[] {
  const outputs = outputsOf(node);
  const key = [node.type, ...outputs.map(({ name }) => name)].join(" ");
  const found = handles.get(key);
  if (found) return found;
  const definition = nodeDefinition(node.type);
  const side = (ports: readonly { name: string }[], kind: "source" | "target"): NodeHandle[] =>
    ports.map(({ name }, index) => ({
      id: name,
      type: kind,
      position: kind === "target" ? Side.Left : Side.Right,
      x: kind === "target" ? 0 : NODE_WIDTH - PORT,
      y: (portOffsets(ports.length)[index] ?? 0) - PORT / 2,
      width: PORT,
      height: PORT,
    }));
  const made = [...side(definition?.inputs ?? [], "target"), ...side(outputs, "source")];
  handles.set(key, made);
  return made;
}

export interface NodeView {
  pipeline: Pipeline;
  selection: readonly NodeId[];
  /** Places of nodes that are being dragged. */
  moved: Readonly<Record<NodeId, Position>> | null;
}

/** Gives the nodes to React Flow, each the same object as before where nothing about it changed. */
export function createNodeBuilder(): (view: NodeView) => FlowNode[] {
  let before = new Map<NodeId, { node: FlowNode; name: string; tab: number; type: string }>();
  return ({ pipeline, selection, moved }) => {
    const now: typeof before = new Map();
    const selected = new Set(selection);
    const ids = Object.keys(pipeline.nodes);
    // One stop for the Tab key: arrows walk on from there.
    const stop = selection[0] ?? ids[0];
    for (const [index, id] of ids.entries()) {
      const node = pipeline.nodes[id];
      if (!node) continue;
      const { name, type } = node;
      const ports = handlesOf(node);
      const position = moved?.[id] ??
        pipeline.layout[id] ?? { x: (index % 8) * 276, y: Math.floor(index / 8) * 96 };
      const tab = id === stop ? 0 : -1;
      const old = before.get(id);
      const same =
        old &&
        old.name === name &&
        old.type === type &&
        old.tab === tab &&
        old.node.handles === ports &&
        old.node.selected === selected.has(id) &&
        old.node.position.x === position.x &&
        old.node.position.y === position.y;
      now.set(
        id,
        same ? old : { node: makeNode(id, node, ports, position, selected.has(id), tab), name, type, tab },
      );
    }
    before = now;
    return [...now.values()].map(({ node }) => node);
  };
}

const makeNode = (
  id: NodeId,
  { type, name }: PipelineNode,
  ports: NodeHandle[],
  position: Position,
  selected: boolean,
  tabIndex: number,
): FlowNode => ({
  id,
  type: "card",
  position,
  data: NO_DATA,
  selected,
  measured: SIZE,
  handles: ports,
  ariaLabel: `${name}, ${nodeDefinition(type)?.title ?? type}`,
  domAttributes: { tabIndex, "aria-describedby": `card-state-${id}` },
});

/** Gives the wires to React Flow; those that lead to the selection are hot. */
export function createEdgeBuilder(): (
  nodes: Pipeline["nodes"],
  selection: readonly NodeId[],
  selectedEdge: Edge | null,
) => FlowEdge[] {
  let before = new Map<string, FlowEdge>();
  return (nodes, selection, selectedEdge) => {
    const pipeline: Pipeline = { ...emptyPipeline(), nodes };
    const now = new Map<string, FlowEdge>();
    const hotNodes = new Set<NodeId>();
    if (selection.length <= 12)
      for (const id of selection) for (const up of upstreamOf(pipeline, id)) hotNodes.add(up);
    const selectedKey = selectedEdge ? edgeKey(selectedEdge) : null;
    for (const edge of edgesOf(pipeline)) {
      if (!pipeline.nodes[edge.from]) continue;
      const key = edgeKey(edge);
      const hot = hotNodes.has(edge.to);
      const selected = key === selectedKey;
      const old = before.get(key);
      const type = pipeline.nodes[edge.to]?.type ?? "";
      const targetHandle = portOfKey(nodeDefinition(type), edge.port)?.name ?? edge.port;
      const same =
        old && old.data?.hot === hot && old.selected === selected && old.targetHandle === targetHandle;
      now.set(key, same ? old : makeEdge(key, edge, targetHandle, hot, selected));
    }
    before = now;
    return [...now.values()];
  };
}

const makeEdge = (
  id: string,
  edge: Edge,
  targetHandle: string,
  hot: boolean,
  selected: boolean,
): FlowEdge => ({
  id,
  type: "wire",
  source: edge.from,
  sourceHandle: edge.output,
  target: edge.to,
  targetHandle,
  data: { edge, hot },
  selected,
  selectable: false,
  focusable: false,
});
