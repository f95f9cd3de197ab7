"use client";

import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { Group, Panel, type PanelImperativeHandle, type PanelSize, Separator } from "react-resizable-panels";
import { cn } from "@/components/ui/cn";
import { Canvas } from "./canvas/canvas";
import { NodePicker } from "./canvas/node-picker";
import { useEditor, useEditorActions } from "./editor-store";
import { Outline } from "./outline/outline";
import { INSPECTOR_ID } from "./session/editor-port";
import { recallPanels, rememberPanel } from "./session/panel-memory";
import { useUi } from "./session/session";

const Inspector = lazy(() =>
  import("./inspector/inspector").then(({ Inspector }) => ({ default: Inspector })),
);
const DataPanel = lazy(() =>
  import("./data-panel/data-panel").then(({ DataPanel }) => ({ default: DataPanel })),
);

/** The bar of the data panel stays when the panel is closed. */
const DATA_BAR = 36;

/** The canvas, the settings beside it and the data below; each may be resized and closed, and stays so. */
export function CanvasTab() {
  const outline = useUi((ui) => ui.outline);
  const inspector = usePanel("inspector", 0);
  const data = usePanel("data", DATA_BAR);
  return (
    <Group orientation="horizontal" className="size-full">
      <Panel id="main" minSize={320}>
        <Group orientation="vertical" className="size-full">
          <Panel id="canvas" minSize={120}>
            {outline ? <Outline /> : <Canvas />}
            <NodePicker />
          </Panel>
          <Handle />
          <Panel id="data" {...data} minSize={140} collapsible groupResizeBehavior="preserve-pixel-size">
            <Slot component={DataPanel} />
          </Panel>
        </Group>
      </Panel>
      <Handle vertical />
      <Panel
        id="inspector"
        {...inspector}
        minSize={260}
        maxSize="60%"
        collapsible
        groupResizeBehavior="preserve-pixel-size"
      >
        <aside
          id={INSPECTOR_ID}
          tabIndex={-1}
          aria-label="Settings of the node"
          className="h-full min-w-0 overflow-hidden bg-surface outline-none"
        >
          <Slot component={Inspector} />
        </aside>
      </Panel>
    </Group>
  );
}

/** Keeps a panel, the store's word on whether it is open, and the memory of both in step, whoever changes it. */
function usePanel(name: "inspector" | "data", collapsedSize: number) {
  const panelRef = useRef<PanelImperativeHandle | null>(null);
  const [size] = useState(() => recallPanels()[name].size);
  const open = useEditor(({ panels }) => panels[name]);
  const [startsOpen] = useState(open);
  const { setPanel } = useEditorActions();
  useEffect(() => {
    const panel = panelRef.current;
    if (!panel || panel.isCollapsed() === !open) return;
    if (open) panel.resize(recallPanels()[name].size);
    else panel.collapse();
  }, [open, name]);
  return {
    panelRef,
    collapsedSize,
    defaultSize: startsOpen ? size : collapsedSize,
    onResize: ({ inPixels }: PanelSize) => {
      const isOpen = inPixels > collapsedSize + 1;
      rememberPanel(name, { open: isOpen, size: isOpen ? Math.round(inPixels) : recallPanels()[name].size });
      if (isOpen !== open) setPanel(name, isOpen);
    },
  };
}

/** A line to look at, wider to take hold of. */
function Handle({ vertical = false }: { vertical?: boolean }) {
  return (
    <Separator
      className={cn(
        "relative z-10 bg-line outline-none transition-colors",
        "data-[separator=active]:bg-accent data-[separator=focus]:bg-accent data-[separator=hover]:bg-line-2",
        "after:absolute after:content-['']",
        vertical ? "w-px after:-inset-x-1 after:inset-y-0" : "h-px after:-inset-y-1 after:inset-x-0",
      )}
    />
  );
}

function Slot({ component: Component }: { component: ComponentType }): ReactNode {
  return (
    <Suspense fallback={null}>
      <Component />
    </Suspense>
  );
}
