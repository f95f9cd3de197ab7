"use client";

import "@xyflow/react/dist/base.css";
import "./canvas.css";
import {
  Background,
  BackgroundVariant,
  EdgeLabelRenderer,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  type Viewport,
} from "@xyflow/react";
import { useMemo, useRef, useState } from "react";
import { useEditor, useEditorActions } from "../editor-store";
import { CANVAS_REGION } from "../session/keyboard";
import { useSession } from "../session/session";
import { CanvasMenu, type MenuTarget } from "./canvas-menu";
import { DropFrame } from "./drop-frame";
import { EmptyCanvas } from "./empty-canvas";
import { createEdgeBuilder, createNodeBuilder } from "./flow-graph";
import { InspectorOpener } from "./inspector-opener";
import { LabelLayer } from "./label-layer";
import { LockedBanner } from "./locked-banner";
import { Minimap } from "./minimap";
import { NodeCard } from "./node-card";
import { PickerThread } from "./picker-thread";
import { Toolbar } from "./toolbar";
import { UploadCards } from "./upload-cards";
import { FIT, useCanvasView } from "./use-canvas-view";
import { useConnections } from "./use-connections";
import { useDetail } from "./use-detail";
import { useFileDrop } from "./use-file-drop";
import { useNodeMoves } from "./use-node-moves";
import { Wire } from "./wire";

const nodeTypes = { card: NodeCard };
const edgeTypes = { wire: Wire };

/** Where each job was last looked at, for as long as the page lives. */
const viewports = new Map<string, Viewport>();

export function Canvas() {
  return (
    <ReactFlowProvider>
      <Flow />
    </ReactFlowProvider>
  );
}

function Flow() {
  const container = useRef<HTMLDivElement>(null);
  const menuTarget = useRef<MenuTarget>({ kind: "canvas" });
  const actions = useEditorActions();
  const { port } = useSession();
  const jobId = useEditor((state) => state.jobId);
  const pipeline = useEditor(({ document }) => document.pipeline);
  const selection = useEditor((state) => state.selection);
  const selectedEdge = useEditor((state) => state.selectedEdge);
  const locked = useEditor(({ document }) => document.program !== null);
  const [buildNodes] = useState(createNodeBuilder);
  const [buildEdges] = useState(createEdgeBuilder);
  const { moved, handlers } = useNodeMoves();
  const connections = useConnections();
  const drop = useFileDrop();
  const [labels, setLabels] = useState<HTMLElement | null>(null);
  useCanvasView(container);
  useDetail(container);

  const nodes = useMemo(
    () => buildNodes({ pipeline, selection, moved }),
    [buildNodes, pipeline, selection, moved],
  );
  // Wires do not depend on places.
  const graph = pipeline.nodes;
  const edges = useMemo(
    () => buildEdges(graph, selection, selectedEdge),
    [buildEdges, graph, selection, selectedEdge],
  );
  const [start] = useState(() => viewports.get(jobId));

  return (
    <CanvasMenu target={menuTarget}>
      <section
        ref={container}
        aria-label="Canvas"
        // A click on the ground puts the keyboard here, so that keys go to the canvas.
        tabIndex={-1}
        className="canvas relative size-full select-none overflow-hidden bg-sunken outline-none"
        {...{ [CANVAS_REGION]: "" }}
        {...drop}
      >
        <LabelLayer value={labels}>
          <ReactFlow
            nodes={nodes}
            edges={edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            {...handlers}
            {...connections}
            onEdgeClick={(_, { data }) => actions.selectEdge(data?.edge ?? null)}
            onPaneClick={() => actions.select([])}
            onNodeDoubleClick={(event, { id }) => {
              if (event.target instanceof Element && event.target.closest("[data-name]"))
                port.startRename(id);
              else port.focusInspector();
            }}
            onNodeContextMenu={(_, { id }) => {
              menuTarget.current = { kind: "node", id };
            }}
            onSelectionContextMenu={() => {
              menuTarget.current = { kind: "selection" };
            }}
            onEdgeContextMenu={(_, { data }) => {
              if (data) menuTarget.current = { kind: "edge", edge: data.edge };
            }}
            onMoveEnd={(_, viewport) => viewports.set(jobId, viewport)}
            {...(start ? { defaultViewport: start } : { fitView: true, fitViewOptions: FIT })}
            onlyRenderVisibleElements
            nodesConnectable={!locked}
            edgesReconnectable={!locked}
            edgesFocusable={false}
            disableKeyboardA11y
            deleteKeyCode={null}
            selectionKeyCode="Shift"
            multiSelectionKeyCode={["Meta", "Control", "Shift"]}
            selectionMode={SelectionMode.Partial}
            zoomActivationKeyCode={["Meta", "Control"]}
            panOnScroll
            zoomOnDoubleClick={false}
            minZoom={0.05}
            maxZoom={2}
            connectionRadius={28}
            nodeDragThreshold={2}
            connectionLineStyle={{ stroke: "var(--accent)", strokeWidth: 1.75 }}
            attributionPosition="bottom-center"
          >
            <Background variant={BackgroundVariant.Dots} gap={20} size={2} color="var(--line-2)" />
            <EdgeLabelRenderer>
              <div ref={setLabels} className="card-detail" />
            </EdgeLabelRenderer>
            <PickerThread />
            <UploadCards />
          </ReactFlow>
        </LabelLayer>
        <EmptyCanvas />
        {locked ? <LockedBanner /> : null}
        <DropFrame />
        <InspectorOpener />
        <Toolbar />
        <Minimap />
      </section>
    </CanvasMenu>
  );
}
