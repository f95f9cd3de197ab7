"use client";

import { type NodeChange, type OnNodeDrag, useStoreApi } from "@xyflow/react";
import { useEffect, useMemo } from "react";
import { frameUnder } from "@/lib/editor/annotation-shape";
import { dropNodes, movingGroups } from "@/lib/editor/commands/drop-nodes";
import { moveNodes, withGroups } from "@/lib/editor/commands/move-nodes";
import { canSplice, spliceNode } from "@/lib/editor/commands/splice-node";
import { edgeUnderNode } from "@/lib/editor/edge-hit";
import { groupsOf } from "@/lib/editor/groups";
import { outputsOf } from "@/lib/editor/ports";
import { placedAt } from "@/lib/editor/tidy-parts";
import { edgeKey } from "@/lib/editor/wires";
import { type Edge, incomingEdges, type NodeId, type Pipeline, type Position } from "@/lib/model/pipeline";
import { useEditor, useEditorStore } from "../editor-store";
import { useSession } from "../session/session";
import { outputKey, readOutputs } from "../store/selectors";
import type { FlowEdge, FlowNode } from "./flow-graph";
import { createNodeBuilder } from "./flow-nodes";

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
    // What React Flow drags, and with it the members of groups.
    let dragged: Places | null = null;
    let moved: Places | null = null;
    let along: ReadonlySet<NodeId> = new Set();
    const build = (pipeline: Pipeline, selection: readonly NodeId[]) =>
      builder({ pipeline, selection, moved, along });
    const move = (places: Places | null) => {
      const { document, selection } = store.getState();
      dragged = places;
      moved = places && withGroups(document.pipeline, places);
      along = movingGroups(document.pipeline, new Set(Object.keys(places ?? {})));
      flow.getState().setNodes(build(document.pipeline, selection));
    };

    /** The frame that a node would join if it were let go now. */
    const frameFor = (nodes: readonly FlowNode[]): NodeId | null => {
      const { document } = store.getState();
      const { groupOf, members } = groupsOf(document.pipeline.nodes);
      if (members.size === 0) return null;
      const placed = placedAt(document.pipeline, placesOf(nodes));
      for (const { id } of nodes) {
        const own = groupOf.get(id);
        if (placed.nodes[id]?.type === "group" || (own !== undefined && along.has(own))) continue;
        const frame = frameUnder(document.pipeline, placed, id, along);
        if (frame !== null && frame !== own) return frame;
      }
      return null;
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
        ui.setState({ dragging: false, spliceTarget: null, frameTarget: null });
        move(null);
      };
      window.addEventListener("pointerup", () => setTimeout(settle), { once: true, capture: true });
    };
    const stop = (nodes: readonly FlowNode[]) => {
      const edge = edgeFor(nodes);
      const to = placesOf(nodes);
      const [only] = nodes;
      const locked = store.getState().document.program !== null;
      ui.setState({ spliceTarget: null, frameTarget: null, dragging: false });
      actions.apply(edge ? "Insert into wire" : "Move", (pipeline) => {
        const placed = locked ? moveNodes(pipeline, { to }) : dropNodes(pipeline, { to });
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
      const frameTarget = store.getState().document.program === null ? frameFor(nodes) : null;
      const now = ui.getState();
      if (now.spliceTarget !== spliceTarget || now.frameTarget !== frameTarget)
        ui.setState({ spliceTarget, frameTarget });
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
        if (Object.keys(places).length > 0) move({ ...dragged, ...places });
      },
    };
    return { build, handlers };
  }, [store, flow, ui]);

  useEffect(() => () => ui.setState({ dragging: false }), [ui]);
  const nodes = useMemo(() => build(pipeline, selection), [build, pipeline, selection]);
  return { nodes, handlers };
}

type Places = Readonly<Record<NodeId, Position>>;

const placesOf = (nodes: readonly FlowNode[]): Record<NodeId, Position> =>
  Object.fromEntries(nodes.map(({ id, position }) => [id, position]));

const sameIds = (a: ReadonlySet<NodeId>, b: readonly NodeId[]): boolean =>
  a.size === b.length && b.every((id) => a.has(id));

/** Takes and gives rows, and is wired to nothing yet. */
function isLoose(pipeline: Pipeline, id: NodeId): boolean {
  const node = pipeline.nodes[id];
  if (!node || !canSplice(pipeline, id) || incomingEdges(id, node).length > 0) return false;
  const read = readOutputs(pipeline);
  return !outputsOf(node).some(({ name }) => read.has(outputKey(id, name)));
}
