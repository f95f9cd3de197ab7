"use client";

import { type NodeChange, type OnNodeDrag, useStoreApi } from "@xyflow/react";
import { useEffect, useMemo } from "react";
import { moveNodes } from "@/lib/editor/commands/move-nodes";
import { canSplice, spliceNode } from "@/lib/editor/commands/splice-node";
import { edgeUnderNode } from "@/lib/editor/edge-hit";
import { outputsOf } from "@/lib/editor/ports";
import { edgeKey } from "@/lib/editor/wires";
import { type Edge, incomingEdges, type NodeId, type Pipeline, type Position } from "@/lib/model/pipeline";
import { useEditor, useEditorStore } from "../editor-store";
import { useSession } from "../session/session";
import { outputKey, readOutputs } from "../store/selectors";
import { createNodeBuilder, type FlowEdge, type FlowNode } from "./flow-graph";

/**
 * The cards, and what dragging and selecting does. While a drag goes on, its places are known here and to React Flow,
 * which is told of them past React: a frame has no time to render everything that holds the canvas. The document learns
 * of them once, at the end, as one step. An unwired node that is let go on a wire is spliced into it.
 */
export function useFlowNodes() {
  const store = useEditorStore();
  const flow = useStoreApi<FlowNode, FlowEdge>();
  const { ui } = useSession();
  const pipeline = useEditor(({ document }) => document.pipeline);
  const selection = useEditor((state) => state.selection);

  const { build, handlers } = useMemo(() => {
    const { actions } = store;
    const builder = createNodeBuilder();
    let moved: Readonly<Record<NodeId, Position>> | null = null;
    const build = (pipeline: Pipeline, selection: readonly NodeId[]) =>
      builder({ pipeline, selection, moved });
    const move = (places: typeof moved) => {
      moved = places;
      const { document, selection } = store.getState();
      flow.getState().setNodes(build(document.pipeline, selection));
    };

    const edgeFor = (nodes: readonly FlowNode[]): Edge | null => {
      const [node, ...others] = nodes;
      const { document } = store.getState();
      if (!node || others.length > 0 || document.program !== null || !isLoose(document.pipeline, node.id))
        return null;
      const edge = edgeUnderNode(document.pipeline, node.id, node.position);
      return edge && spliceNode(document.pipeline, { id: node.id, edge }).ok ? edge : null;
    };

    const start = () => {
      ui.setState({ dragging: true });
      // React Flow tells of no end when the card that was dragged is gone.
      const settle = () => {
        if (!ui.getState().dragging) return;
        ui.setState({ dragging: false, spliceTarget: null });
        move(null);
      };
      window.addEventListener("pointerup", () => setTimeout(settle), { once: true, capture: true });
    };
    const stop = (nodes: readonly FlowNode[]) => {
      const edge = edgeFor(nodes);
      const to = Object.fromEntries(nodes.map(({ id, position }) => [id, position]));
      const [only] = nodes;
      ui.setState({ spliceTarget: null, dragging: false });
      actions.apply(edge ? "Insert into wire" : "Move", (pipeline) => {
        const placed = moveNodes(pipeline, { to });
        const spliced = edge && only ? spliceNode(placed, { id: only.id, edge }) : null;
        return spliced?.ok ? spliced.value : placed;
      });
      if (edge && only)
        actions.announce(`${store.getState().document.pipeline.nodes[only.id]?.name} inserted`);
      move(null);
    };

    const onNodeDrag: OnNodeDrag<FlowNode> = (_, __, nodes) => {
      const edge = edgeFor(nodes);
      const spliceTarget = edge ? edgeKey(edge) : null;
      if (ui.getState().spliceTarget !== spliceTarget) ui.setState({ spliceTarget });
    };

    const handlers = {
      onNodeDrag,
      onNodeDragStart: start,
      onSelectionDragStart: start,
      onNodeDragStop: ((_, __, nodes) => stop(nodes)) as OnNodeDrag<FlowNode>,
      onSelectionDragStop: (_: unknown, nodes: FlowNode[]) => stop(nodes),
      onNodesChange: (changes: NodeChange<FlowNode>[]) => {
        const places: Record<NodeId, Position> = {};
        const selected = new Set(store.getState().selection);
        let selects = false;
        for (const change of changes) {
          if (change.type === "position" && change.dragging && change.position)
            places[change.id] = change.position;
          if (change.type !== "select") continue;
          selects = true;
          if (change.selected) selected.add(change.id);
          else selected.delete(change.id);
        }
        if (selects && !sameIds(selected, store.getState().selection)) actions.select([...selected]);
        if (Object.keys(places).length > 0) move({ ...moved, ...places });
      },
    };
    return { build, handlers };
  }, [store, flow, ui]);

  useEffect(() => () => ui.setState({ dragging: false }), [ui]);
  const nodes = useMemo(() => build(pipeline, selection), [build, pipeline, selection]);
  return { nodes, handlers };
}

const sameIds = (a: ReadonlySet<NodeId>, b: readonly NodeId[]): boolean =>
  a.size === b.length && b.every((id) => a.has(id));

/** Takes and gives rows, and is wired to nothing yet. */
function isLoose(pipeline: Pipeline, id: NodeId): boolean {
  const node = pipeline.nodes[id];
  if (!node || !canSplice(pipeline, id) || incomingEdges(id, node).length > 0) return false;
  const read = readOutputs(pipeline);
  return !outputsOf(node).some(({ name }) => read.has(outputKey(id, name)));
}
