"use client";

import { ViewportPortal } from "@xyflow/react";
import { NODE_WIDTH, portY } from "@/lib/editor/card-shape";
import { useEditor } from "../editor-store";
import { PICKER_WIDTH } from "../session/open-picker";
import { useSession, useUi } from "../session/session";

/** The dashed wire from a port to the open list: what is picked will be wired like this. */
export function PickerThread() {
  const request = useUi((ui) => ui.picker);
  const box = useUi((ui) => ui.pickerBox);
  const pipeline = useEditor(({ document }) => document.pipeline);
  const { view } = useSession();
  const link = request?.link;
  if (!request || !link || link.kind === "edge" || !view.current) return null;
  const place = pipeline.layout[link.node];
  const node = pipeline.nodes[link.node];
  if (!place || !node) return null;
  const after = link.kind === "after";
  const start = {
    x: place.x + (after ? NODE_WIDTH : 0),
    y: place.y + (after ? portY(node, "outputs", link.output) : portY(node, "inputs", link.port)),
  };
  const end = view.current.toCanvas(
    box
      ? { x: after ? box.left : box.right, y: box.top + 26 }
      : { x: request.at.x + (after ? 0 : PICKER_WIDTH), y: request.at.y + 26 },
  );
  const bend = Math.max(40, Math.abs(end.x - start.x) / 2) * (after ? 1 : -1);
  return (
    <ViewportPortal>
      <svg
        aria-hidden
        className="pointer-events-none absolute top-0 left-0 overflow-visible"
        width={1}
        height={1}
      >
        <path
          d={`M${start.x} ${start.y} C${start.x + bend} ${start.y},${end.x - bend} ${end.y},${end.x} ${end.y}`}
          fill="none"
          stroke="var(--line-2)"
          strokeWidth={1.75}
          strokeDasharray="4 4"
        />
      </svg>
    </ViewportPortal>
  );
}
