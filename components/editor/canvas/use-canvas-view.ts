"use client";

import type { ReactFlowInstance } from "@xyflow/react";
import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect, useRef } from "react";
import { boundsOf, boxesOf } from "@/lib/editor/geometry";
import { foldedInto } from "@/lib/editor/groups";
import type { Position } from "@/lib/model/pipeline";
import { useEditor, useEditorStore } from "../editor-store";
import type { CanvasView } from "../session/canvas-view";
import { useSession } from "../session/session";
import type { EditorStore } from "../store/context";
import type { FlowEdge, FlowNode } from "./flow-graph";

const DURATION = 120;
export const FIT = {
  maxZoom: 1,
  minZoom: 0.05,
  padding: { top: "40px", right: "24px", bottom: "64px", left: "24px" },
} as const;

/** Gives the commands their view of this canvas for as long as it is mounted. */
export function useCanvasView(container: RefObject<HTMLDivElement | null>): void {
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const store = useEditorStore();
  const { view, ui } = useSession();
  const attention = useEditor((state) => state.attention);
  const pointer = useRef<Position | null>(null);

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const move = ({ clientX, clientY }: PointerEvent) => {
      pointer.current = { x: clientX, y: clientY };
    };
    const leave = () => {
      pointer.current = null;
    };
    // The Tab key and a screen reader choose by focus alone.
    const focus = ({ target }: FocusEvent) => {
      const id =
        target instanceof HTMLElement &&
        target.matches(".react-flow__node:focus-visible") &&
        target.dataset.id;
      if (id && !store.getState().selection.includes(id)) store.actions.select([id]);
    };
    element.addEventListener("focusin", focus);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerleave", leave);
    const own = makeView(flow, store, element, () => pointer.current);
    view.current = own;
    return () => {
      element.removeEventListener("focusin", focus);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerleave", leave);
      if (view.current === own) view.current = null;
    };
  }, [flow, store, view, container]);

  useEffect(() => {
    if (!attention || ui.getState().attended === attention.nonce) return;
    ui.setState({ attended: attention.nonce });
    view.current?.reveal(attention.node, attention.field === null);
  }, [attention, ui, view]);
}

function makeView(
  flow: ReactFlowInstance<FlowNode, FlowEdge>,
  store: EditorStore,
  element: HTMLElement,
  pointer: () => Position | null,
): CanvasView {
  const duration = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : DURATION);
  return {
    toCanvas: (point) => flow.screenToFlowPosition(point),
    toWindow: (point) => flow.flowToScreenPosition(point),
    bounds: () => element.getBoundingClientRect(),
    pointer,
    zoom: (direction, ids) => {
      const options = { duration: duration() };
      if (direction === "in") void flow.zoomIn(options);
      else if (direction === "out") void flow.zoomOut(options);
      else if (direction === "actual") void flow.zoomTo(1, options);
      else if (direction === "fit") void flow.fitView({ ...FIT, ...options });
      else {
        const bounds = boundsOf(boxesOf(store.getState().document.pipeline, ids));
        if (bounds) void flow.fitBounds(bounds, { padding: 0.3, ...options });
      }
    },
    reveal: (asked, focus) => {
      const { pipeline } = store.getState().document;
      const id = foldedInto(pipeline, asked) ?? asked;
      const [box] = boxesOf(pipeline, [id]);
      if (!box) return;
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const start = flow.flowToScreenPosition(box);
      const end = flow.flowToScreenPosition({ x: box.x + box.width, y: box.y + box.height });
      const inside = start.x >= left && start.y >= top && end.x <= right && end.y <= bottom;
      if (!inside)
        void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, {
          zoom: Math.max(flow.getZoom(), 0.6),
          duration: duration(),
        });
      if (focus) focusCard(element, id, 6);
    },
  };
}

/** A card that was out of sight is drawn a few frames later. */
function focusCard(element: HTMLElement, id: string, tries: number): void {
  const card = element.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (card) card.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusCard(element, id, tries - 1));
}
