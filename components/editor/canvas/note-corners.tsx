"use client";

import { useStoreApi } from "@xyflow/react";
import { type PointerEvent, useRef } from "react";
import { NOTE_LEAST, type Size } from "@/lib/editor/annotation-shape";

const SIDES = ["right", "bottom", "corner"] as const;
type Side = (typeof SIDES)[number];

type NoteCornersProps = { size: Size; onDraft: (size: Size) => void; onDone: (size: Size) => void };

/** What a note is made larger by; with the keyboard that is done by commands. */
export function NoteCorners({ size, onDraft, onDone }: NoteCornersProps) {
  const flow = useStoreApi();
  const start = useRef<{ x: number; y: number; size: Size; zoom: number } | null>(null);

  const sizeAt = (side: Side, { clientX, clientY }: PointerEvent): Size | null => {
    const from = start.current;
    if (!from) return null;
    const wider = side === "bottom" ? 0 : (clientX - from.x) / from.zoom;
    const taller = side === "right" ? 0 : (clientY - from.y) / from.zoom;
    return {
      width: Math.max(NOTE_LEAST.width, Math.round(from.size.width + wider)),
      height: Math.max(NOTE_LEAST.height, Math.round(from.size.height + taller)),
    };
  };

  return SIDES.map((side) => (
    <div
      key={side}
      aria-hidden
      data-side={side}
      className="note-corner nodrag nopan"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, y: event.clientY, size, zoom: flow.getState().transform[2] };
      }}
      onPointerMove={(event) => {
        const next = sizeAt(side, event);
        if (next) onDraft(next);
      }}
      onPointerUp={(event) => {
        const next = sizeAt(side, event);
        start.current = null;
        if (next) onDone(next);
      }}
      onClick={(event) => event.stopPropagation()}
    />
  ));
}
