import { type NodeHandle, Position as Side } from "@xyflow/react";
import { nodeBox, type Size, sizeOf } from "@/lib/editor/annotation-shape";
import { cardShape, NODE_HEIGHT, NODE_WIDTH, type PlacedPort } from "@/lib/editor/card-shape";
import { foldedInto, isCollapsed } from "@/lib/editor/groups";
import type { NodeId, Pipeline, PipelineNode, Position } from "@/lib/model/pipeline";
import { nodeDefinition } from "@/lib/nodes/registry";
import type { FlowNode } from "./flow-graph";

/** One object for all: cards read what they show from the store. */
const NO_DATA: Record<string, never> = {};
const PORT = 9;

/** What is drawn, its size, and where wires meet it: known without measuring, so that cards out of sight need not be drawn. */
interface Shape {
  kind: FlowNode["type"];
  size: Size;
  handles: NodeHandle[];
}

const shapes = new Map<string, Shape>();
const known = new WeakMap<PipelineNode, Shape>();

function cardOf(node: PipelineNode): Shape {
  const found = known.get(node) ?? makeCard(node);
  known.set(node, found);
  return found;
}

/** The same for all nodes that have the same ports. */
function makeCard(node: PipelineNode): Shape {
  const { height, inputs, outputs } = cardShape(node);
  const key = [node.type, ...outputs.map(({ port }) => port.name)].join(" ");
  const found = shapes.get(key);
  if (found) return found;
  const side = (ports: readonly PlacedPort<{ name: string }>[], type: "source" | "target") =>
    ports.map(({ port, y }) => handle(port.name, type, y));
  const made: Shape = {
    kind: "card",
    size: { width: NODE_WIDTH, height },
    handles: [...side(inputs, "target"), ...side(outputs, "source")],
  };
  shapes.set(key, made);
  return made;
}

const handle = (id: string, type: "source" | "target", y: number): NodeHandle => ({
  id,
  type,
  position: type === "target" ? Side.Left : Side.Right,
  x: type === "target" ? 0 : NODE_WIDTH - PORT,
  y: y - PORT / 2,
  width: PORT,
  height: PORT,
});

/** The ends of a folded group, for the wires of all that is in it. */
export const FOLDED_IN = "in";
export const FOLDED_OUT = "out";
const folded: Shape = {
  kind: "folded",
  size: { width: NODE_WIDTH, height: NODE_HEIGHT },
  handles: [handle(FOLDED_IN, "target", NODE_HEIGHT / 2), handle(FOLDED_OUT, "source", NODE_HEIGHT / 2)],
};
const NO_HANDLES: NodeHandle[] = [];

export interface NodeView {
  pipeline: Pipeline;
  selection: readonly NodeId[];
  /** Places of nodes that are being dragged, and the groups that go along; the other frames stay, to be dropped in. */
  moved: Readonly<Record<NodeId, Position>> | null;
  along: ReadonlySet<NodeId>;
}

/** Where and how a node is drawn; null for one that a folded group stands for. */
function drawn({ pipeline, moved, along }: NodeView, id: NodeId, node: PipelineNode, index: number) {
  if (foldedInto(pipeline, id) !== undefined) return null;
  if (node.type === "group" && !isCollapsed(pipeline, id)) {
    const box = nodeBox(pipeline, id, along.has(id) ? moved : null) ?? {
      x: 0,
      y: 0,
      ...sizeOf(pipeline, id),
    };
    const { x, y, width, height } = box;
    return {
      shape: { kind: "frame", size: { width, height }, handles: NO_HANDLES } as const,
      position: { x, y },
    };
  }
  const position = moved?.[id] ??
    pipeline.layout[id] ?? { x: (index % 8) * 276, y: Math.floor(index / 8) * 96 };
  if (node.type === "group") return { shape: folded, position };
  return node.type === "note"
    ? { shape: { kind: "note", size: sizeOf(pipeline, id), handles: NO_HANDLES } as const, position }
    : { shape: cardOf(node), position };
}

/** Gives the nodes to React Flow, each the same object as before where nothing about it changed. */
export function createNodeBuilder(): (view: NodeView) => FlowNode[] {
  let before = new Map<NodeId, { node: FlowNode; name: string; tab: number; type: string }>();
  return (view) => {
    const { pipeline, selection } = view;
    const now: typeof before = new Map();
    const selected = new Set(selection);
    const ids = Object.keys(pipeline.nodes);
    // One stop for the Tab key: arrows walk on from there.
    const isDrawn = (id: NodeId) => foldedInto(pipeline, id) === undefined;
    const stop = selection.find(isDrawn) ?? ids.find(isDrawn);
    for (const [index, id] of ids.entries()) {
      const node = pipeline.nodes[id];
      const found = node && drawn(view, id, node, index);
      if (!node || !found) continue;
      const { name, type } = node;
      const { shape, position } = found;
      const tab = id === stop ? 0 : -1;
      const old = before.get(id);
      const same =
        old &&
        old.name === name &&
        old.type === type &&
        old.tab === tab &&
        old.node.type === shape.kind &&
        old.node.handles === shape.handles &&
        old.node.measured?.width === shape.size.width &&
        old.node.measured.height === shape.size.height &&
        old.node.selected === selected.has(id) &&
        old.node.position.x === position.x &&
        old.node.position.y === position.y;
      now.set(
        id,
        same ? old : { node: makeNode(id, node, shape, position, selected.has(id), tab), name, type, tab },
      );
    }
    before = now;
    return [...now.values()].map(({ node }) => node);
  };
}

/** What React Flow adds to the level of a selected node. */
const LIFT = 1000;

const makeNode = (
  id: NodeId,
  { type, name }: PipelineNode,
  { kind, size, handles }: Shape,
  position: Position,
  selected: boolean,
  tabIndex: number,
): FlowNode => ({
  id,
  type: kind,
  position,
  data: NO_DATA,
  selected,
  measured: size,
  handles,
  ariaLabel: `${name}, ${nodeDefinition(type)?.title ?? type}`,
  domAttributes: { tabIndex, "aria-describedby": `card-state-${id}` },
  // A frame is behind wires and cards, selected or not; a box that is drawn over cards does not take it along.
  ...(kind === "frame" ? { zIndex: selected ? -LIFT - 1 : -1, selectable: false } : {}),
});
