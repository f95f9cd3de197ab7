"use client";

import {
  Background,
  BackgroundVariant,
  ReactFlow,
  type ReactFlowProps,
  SelectionMode,
  useStoreApi,
  type Viewport,
} from "@xyflow/react";
import { memo, type RefObject, useEffect, useMemo, useState } from "react";
import { runCommand } from "@/lib/editor/command-catalogue";
import { foldedGroups } from "@/lib/editor/groups";
import { useEditor, useEditorStore } from "../editor-store";
import { useSession } from "../session/session";
import type { MenuTarget } from "./canvas-menu";
import { createEdgeBuilder } from "./flow-edges";
import type { FlowEdge, FlowNode } from "./flow-graph";
import { FoldedGroup } from "./folded-group";
import { GroupFrame } from "./group-frame";
import { LabelLayer } from "./label-layer";
import { NodeCard } from "./node-card";
import { NoteCard } from "./note-card";
import { PickerThread } from "./picker-thread";
import { UploadCards } from "./upload-cards";
import { FIT } from "./use-canvas-view";
import { useConnections } from "./use-connections";
import { useFlowNodes } from "./use-flow-nodes";
import { Wire } from "./wire";

type FlowProps = ReactFlowProps<FlowNode, FlowEdge>;

/** What never changes. React Flow draws every card and wire again when one of its properties is another object. */
const fixed = {
  nodeTypes: { card: NodeCard, note: NoteCard, frame: GroupFrame, folded: FoldedGroup },
  edgeTypes: { wire: Wire },
  edgesFocusable: false,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  selectionKeyCode: "Shift",
  multiSelectionKeyCode: ["Meta", "Control", "Shift"],
  selectionMode: SelectionMode.Partial,
  zoomActivationKeyCode: ["Meta", "Control"],
  panOnScroll: true,
  zoomOnDoubleClick: false,
  minZoom: 0.05,
  maxZoom: 2,
  connectionRadius: 28,
  nodeDragThreshold: 2,
  connectionLineStyle: { stroke: "var(--accent)", strokeWidth: 1.75 },
  attributionPosition: "bottom-center",
} satisfies FlowProps;

const fit = { fitView: true, fitViewOptions: FIT } satisfies FlowProps;

/** Up to here all cards stay in the page, out of sight too: to make and drop them as the view moves misses frames. */
const ALL_DRAWN = 500;

/** Which part of the editor a canvas fills. */
export type CanvasPlace = "editor" | "beside code";

/** Where each job was last looked at in each place, for as long as the page lives. */
const viewports = new Map<string, Viewport>();

interface GraphProps {
  place: CanvasPlace;
  menuTarget: RefObject<MenuTarget>;
}

/** Cards and wires in React Flow. */
export const Graph = memo(function Graph({ place, menuTarget }: GraphProps) {
  const jobId = useEditor((state) => state.jobId);
  const locked = useEditor(({ document }) => document.program !== null);
  const { nodes, handlers } = useFlowNodes();
  const edges = useFlowEdges();
  const connections = useConnections();
  const pointing = usePointing(menuTarget);
  const labels = useLabelLayer();
  const [view] = useState((): FlowProps => {
    const key = `${place} ${jobId}`;
    const start = viewports.get(key);
    const keep: FlowProps["onMoveEnd"] = (_, viewport) => viewports.set(key, viewport);
    return { ...(start ? { defaultViewport: start } : fit), onMoveEnd: keep };
  });

  return (
    <LabelLayer value={labels}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        {...fixed}
        {...view}
        {...handlers}
        {...connections}
        {...pointing}
        onlyRenderVisibleElements={nodes.length > ALL_DRAWN}
        nodesConnectable={!locked}
        edgesReconnectable={!locked}
      >
        <Layers />
      </ReactFlow>
    </LabelLayer>
  );
});

const Layers = memo(function Layers() {
  return (
    <>
      <Background variant={BackgroundVariant.Dots} gap={20} size={2} color="var(--line-2)" />
      <PickerThread />
      <UploadCards />
    </>
  );
});

/** React Flow's own layer for labels, which its `EdgeLabelRenderer` looks up again at each step of a move. */
function useLabelLayer(): HTMLElement | null {
  const flow = useStoreApi();
  const [layer, setLayer] = useState<HTMLElement | null>(null);
  useEffect(() => {
    setLayer(flow.getState().domNode?.querySelector<HTMLElement>(".react-flow__edgelabel-renderer") ?? null);
  }, [flow]);
  return layer;
}

/** Wires do not depend on places, but on which groups are folded. */
function useFlowEdges(): FlowEdge[] {
  const nodes = useEditor(({ document }) => document.pipeline.nodes);
  const folded = useEditor(({ document }) => foldedGroups(document.pipeline).join(" "));
  const selection = useEditor((state) => state.selection);
  const selectedEdge = useEditor((state) => state.selectedEdge);
  const [build] = useState(createEdgeBuilder);
  return useMemo(
    () => build({ nodes, folded: new Set(folded.split(" ")), selection, selectedEdge }),
    [build, nodes, folded, selection, selectedEdge],
  );
}

/** What clicks do, and what a menu is asked for. */
function usePointing(menuTarget: RefObject<MenuTarget>) {
  const store = useEditorStore();
  const { port } = useSession();
  return useMemo((): FlowProps => {
    const { actions } = store;
    return {
      onEdgeClick: (_, { data }) => actions.selectEdge(data?.edge ?? null),
      onPaneClick: () => actions.select([]),
      onNodeClick: (event, { id, type }) => {
        const adds = event.shiftKey || event.metaKey || event.ctrlKey;
        const { selection, document } = store.getState();
        if (type === "frame") {
          const others = selection.filter((other) => other !== id);
          actions.select(!adds ? [id] : others.length < selection.length ? others : [...selection, id]);
        }
        // A note is written where it stands; a link in it is followed.
        const isLink = event.target instanceof Element && event.target.closest("a") !== null;
        if (type === "note" && !adds && !isLink && document.program === null) port.startRename(id);
      },
      onNodeDoubleClick: (event, { id, type }) => {
        const isName = event.target instanceof Element && event.target.closest("[data-name]") !== null;
        if (type === "note") return;
        if (isName) port.startRename(id);
        else if (type === "card") port.focusInspector();
        else runCommand(port, type === "frame" ? "fold" : "unfold");
      },
      onNodeContextMenu: (_, { id }) => {
        menuTarget.current = { kind: "node", id };
      },
      onSelectionContextMenu: () => {
        menuTarget.current = { kind: "selection" };
      },
      onEdgeContextMenu: (_, { data }) => {
        if (data) menuTarget.current = { kind: "edge", edge: data.edge };
      },
    };
  }, [store, port, menuTarget]);
}
