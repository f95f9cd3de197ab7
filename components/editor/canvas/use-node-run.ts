"use client";

import { useShallow } from "zustand/react/shallow";
import { type EdgeFlow, edgeFlow } from "@/lib/editor/row-flow";
import type { NodeRun } from "@/lib/model/job-run";
import type { Edge, NodeId } from "@/lib/model/pipeline";
import { useEditor } from "../editor-store";
import { staleNodes } from "../store/selectors";

/** What the shown run says of a node; null when it says nothing, or the node has changed since. */
export const useNodeRun = (id: NodeId): NodeRun | null =>
  useEditor(
    useShallow((state) => {
      const run = state.shownRun?.nodes[id];
      return run && !staleNodes(state).has(id) ? run : null;
    }),
  );

/** Rows along a wire in the shown run. */
export const useEdgeFlow = (edge: Edge): EdgeFlow | null =>
  useEditor(
    useShallow((state) => {
      const run = state.shownRun;
      if (!run || staleNodes(state).has(edge.from)) return null;
      return edgeFlow(state.document.pipeline, run, edge);
    }),
  );
