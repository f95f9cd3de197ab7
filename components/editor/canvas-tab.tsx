"use client";

import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useRef } from "react";
import {
  Group,
  Panel,
  type PanelImperativeHandle,
  Separator,
  useDefaultLayout,
} from "react-resizable-panels";
import { cn } from "@/components/ui/cn";
import { Canvas } from "./canvas/canvas";
import { NodePicker } from "./canvas/node-picker";
import { useEditor, useEditorActions } from "./editor-store";
import { Outline } from "./outline/outline";
import { INSPECTOR_ID } from "./session/editor-port";
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
  const inspector = usePanel("inspector");
  const data = usePanel("data");
  const columns = useDefaultLayout({ id: "tenon.editor.columns", onlySaveAfterUserInteractions: true });
  const rows = useDefaultLayout({ id: "tenon.editor.rows", onlySaveAfterUserInteractions: true });
  return (
    <Group orientation="horizontal" {...layoutOf(columns)} className="size-full">
      <Panel id="main" minSize={320}>
        <Group orientation="vertical" {...layoutOf(rows)} className="size-full">
          <Panel id="canvas" minSize={120}>
            {outline ? <Outline /> : <Canvas />}
            <NodePicker />
          </Panel>
          <Handle />
          <Panel
            id="data"
            panelRef={data.ref}
            defaultSize={268}
            minSize={140}
            collapsible
            collapsedSize={DATA_BAR}
            groupResizeBehavior="preserve-pixel-size"
            onResize={({ inPixels }) => data.resized(inPixels > DATA_BAR + 1)}
          >
            <Slot component={DataPanel} />
          </Panel>
        </Group>
      </Panel>
      <Handle vertical />
      <Panel
        id="inspector"
        panelRef={inspector.ref}
        defaultSize={316}
        minSize={260}
        maxSize="60%"
        collapsible
        collapsedSize={0}
        groupResizeBehavior="preserve-pixel-size"
        onResize={({ inPixels }) => inspector.resized(inPixels > 1)}
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

const layoutOf = ({ defaultLayout, onLayoutChanged }: ReturnType<typeof useDefaultLayout>) => ({
  ...(defaultLayout ? { defaultLayout } : {}),
  onLayoutChanged,
});

/** Keeps a panel and the store's word on whether it is open in step, whoever changes it. */
function usePanel(name: "inspector" | "data") {
  const ref = useRef<PanelImperativeHandle | null>(null);
  const open = useEditor(({ panels }) => panels[name]);
  const { setPanel } = useEditorActions();
  useEffect(() => {
    const panel = ref.current;
    if (!panel || panel.isCollapsed() === !open) return;
    if (open) panel.expand();
    else panel.collapse();
  }, [open]);
  return {
    ref,
    resized: (isOpen: boolean) => {
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
