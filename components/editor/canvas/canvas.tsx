"use client";

import "@xyflow/react/dist/base.css";
import "./canvas.css";
import "./annotations.css";
import "./ports.css";
import { ReactFlowProvider } from "@xyflow/react";
import { useRef } from "react";
import { useEditor } from "../editor-store";
import { LocalFilesBanner } from "../local/local-files-banner";
import { CANVAS_REGION } from "../session/keyboard";
import { CanvasMenu, type MenuTarget } from "./canvas-menu";
import { DropFrame } from "./drop-frame";
import { EmptyCanvas } from "./empty-canvas";
import { type CanvasPlace, Graph } from "./graph";
import { InspectorOpener } from "./inspector-opener";
import { LockedBanner } from "./locked-banner";
import { Minimap } from "./minimap";
import { Toolbar } from "./toolbar";
import { useCanvasView } from "./use-canvas-view";
import { useDetail } from "./use-detail";
import { useFileDrop } from "./use-file-drop";

/** The graph of the job, with what floats above it. */
export function Canvas({ place = "editor" }: { place?: CanvasPlace }) {
  return (
    <ReactFlowProvider>
      <Frame place={place} />
    </ReactFlowProvider>
  );
}

function Frame({ place }: { place: CanvasPlace }) {
  const container = useRef<HTMLDivElement>(null);
  const menuTarget = useRef<MenuTarget>({ kind: "canvas" });
  const locked = useEditor(({ document }) => document.program !== null);
  const drop = useFileDrop();
  useCanvasView(container);
  useDetail(container);

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
        <Graph place={place} menuTarget={menuTarget} />
        <EmptyCanvas />
        {locked ? <LockedBanner /> : <LocalFilesBanner />}
        <DropFrame />
        <InspectorOpener />
        <Toolbar />
        <Minimap />
      </section>
    </CanvasMenu>
  );
}
