"use client";

import type { NodeChange, OnNodeDrag } from "@xyflow/react";
import { useMemo, useState } from "react";
import { moveNodes } from "@/lib/editor/commands/move-nodes";
import { canSplice, spliceNode } from "@/lib/editor/commands/splice-node";
import { edgeUnderNode } from "@/lib/editor/edge-hit";
import { edgeKey } from "@/lib/editor/wires";
import { type Edge, incomingEdges, type NodeId, type Pipeline, type Position } from "@/lib/model/pipeline";
import { useEditorStore } from "../editor-store";
import { useSession } from "../session/session";
import type { FlowNode } from "./flow-graph";

/**
 * Dragging and selecting. While a drag goes on, only this hook knows the places; the document learns of them once, at
 * its end, as one step. An unwired node that is let go on a wire is spliced into it.
 */
export function useNodeMoves() {
  const store = useEditorStore();
  const { ui } = useSession();
  const [moved, setMoved] = useState<Readonly<Record<NodeId, Position>> | null>(null);

  const handlers = useMemo(() => {
    const { actions } = store;
    const edgeFor = (nodes: readonly FlowNode[]): Edge | null => {
      const [node, ...others] = nodes;
      const { pipeline, isProgram } = stateOf(store.getState());
      if (!node || others.length > 0 || isProgram || !isLoose(pipeline, node.id)) return null;
      return edgeUnderNode(pipeline, node.id, node.position);
    };

    const stop = (nodes: readonly FlowNode[]) => {
      const edge = edgeFor(nodes);
      const to = Object.fromEntries(nodes.map(({ id, position }) => [id, position]));
      const [only] = nodes;
      actions.apply(edge ? "Insert into wire" : "Move", (pipeline) => {
        const placed = moveNodes(pipeline, { to });
        const spliced = edge && only ? spliceNode(placed, { id: only.id, edge }) : null;
        return spliced?.ok ? spliced.value : placed;
      });
      if (edge && only)
        actions.announce(`${store.getState().document.pipeline.nodes[only.id]?.name} inserted`);
      ui.setState({ spliceTarget: null });
      setMoved(null);
    };

    const onNodeDrag: OnNodeDrag<FlowNode> = (_, __, nodes) => {
      const edge = edgeFor(nodes);
      const spliceTarget = edge ? edgeKey(edge) : null;
      if (ui.getState().spliceTarget !== spliceTarget) ui.setState({ spliceTarget });
    };

    return {
      onNodeDrag,
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
        if (Object.keys(places).length > 0) setMoved((before) => ({ ...before, ...places }));
        if (selects && !sameIds(selected, store.getState().selection)) actions.select([...selected]);
      },
    };
  }, [store, ui]);

  return { moved, handlers };
}

const stateOf = ({ document }: { document: { pipeline: Pipeline; program: string | null } }) => ({
  pipeline: document.pipeline,
  isProgram: document.program !== null,
});

const sameIds = (a: ReadonlySet<NodeId>, b: readonly NodeId[]): boolean =>
  a.size === b.length && b.every((id) => a.has(id));

/** Takes and gives rows, and is wired to nothing yet. */
function isLoose(pipeline: Pipeline, id: NodeId): boolean {
  const node = pipeline.nodes[id];
  if (!node || !canSplice(pipeline, id) || incomingEdges(id, node).length > 0) return false;
  return !Object.entries(pipeline.nodes).some(([other, reader]) =>
    incomingEdges(other, reader).some(({ from }) => from === id),
  );
}
