import {
  type Edge as FlowEdgeBase,
  type Node as FlowNodeBase,
  type NodeHandle,
  Position as Side,
} from "@xyflow/react";
import { cardShape, NODE_WIDTH, type PlacedPort } from "@/lib/editor/card-shape";
import { kindOfWire, portOfKey } from "@/lib/editor/ports";
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
import type { PortKind } from "@/lib/nodes/define-node";
import { nodeDefinition } from "@/lib/nodes/registry";

export type FlowNode = FlowNodeBase<Record<string, never>, "card">;
export type FlowEdge = FlowEdgeBase<{ edge: Edge; hot: boolean; kind: PortKind }, "wire">;

/** One object for all: cards read what they show from the store. */
const NO_DATA: Record<string, never> = {};
const PORT = 9;

/** Size of a card, and where wires meet it: known without measuring, so that cards out of sight need not be drawn. */
interface Frame {
  size: { width: number; height: number };
  handles: NodeHandle[];
}

const frames = new Map<string, Frame>();
const known = new WeakMap<PipelineNode, Frame>();

function frameOf(node: PipelineNode): Frame {
  const found = known.get(node) ?? makeFrame(node);
  known.set(node, found);
  return found;
}

/** The same for all nodes that have the same ports. */
function makeFrame(node: PipelineNode): Frame {
  const { height, inputs, outputs } = cardShape(node);
  const key = [node.type, ...outputs.map(({ port }) => port.name)].join(" ");
  const found = frames.get(key);
  if (found) return found;
  const side = (ports: readonly PlacedPort<{ name: string }>[], type: "source" | "target"): NodeHandle[] =>
    ports.map(({ port, y }) => ({
      id: port.name,
      type,
      position: type === "target" ? Side.Left : Side.Right,
      x: type === "target" ? 0 : NODE_WIDTH - PORT,
      y: y - PORT / 2,
      width: PORT,
      height: PORT,
    }));
  const made = {
    size: { width: NODE_WIDTH, height },
    handles: [...side(inputs, "target"), ...side(outputs, "source")],
  };
  frames.set(key, made);
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
      const frame = frameOf(node);
      const position = moved?.[id] ??
        pipeline.layout[id] ?? { x: (index % 8) * 276, y: Math.floor(index / 8) * 96 };
      const tab = id === stop ? 0 : -1;
      const old = before.get(id);
      const same =
        old &&
        old.name === name &&
        old.type === type &&
        old.tab === tab &&
        old.node.handles === frame.handles &&
        old.node.selected === selected.has(id) &&
        old.node.position.x === position.x &&
        old.node.position.y === position.y;
      now.set(
        id,
        same ? old : { node: makeNode(id, node, frame, position, selected.has(id), tab), name, type, tab },
      );
    }
    before = now;
    return [...now.values()].map(({ node }) => node);
  };
}

const makeNode = (
  id: NodeId,
  { type, name }: PipelineNode,
  { size, handles }: Frame,
  position: Position,
  selected: boolean,
  tabIndex: number,
): FlowNode => ({
  id,
  type: "card",
  position,
  data: NO_DATA,
  selected,
  measured: size,
  handles,
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
      const kind = kindOfWire(pipeline, edge) ?? "table";
      const same =
        old &&
        old.data?.hot === hot &&
        old.data.kind === kind &&
        old.selected === selected &&
        old.targetHandle === targetHandle;
      now.set(key, same ? old : makeEdge(key, { edge, hot, kind }, targetHandle, selected));
    }
    before = now;
    return [...now.values()];
  };
}

const makeEdge = (
  id: string,
  data: NonNullable<FlowEdge["data"]>,
  targetHandle: string,
  selected: boolean,
): FlowEdge => ({
  id,
  type: "wire",
  source: data.edge.from,
  sourceHandle: data.edge.output,
  target: data.edge.to,
  targetHandle,
  data,
  selected,
  selectable: false,
  focusable: false,
});
