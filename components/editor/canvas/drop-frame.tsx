"use client";

import { Laptop, Upload } from "lucide-react";
import { KEEP_ZONE } from "../local/keep-files";
import { useUi } from "../session/session";

/** Shows that a file may be let go here, and where it may be kept. */
export function DropFrame() {
  const dropping = useUi((ui) => ui.dropping);
  if (!dropping) return null;
  return (
    <div className="pointer-events-none absolute inset-2 z-6 flex items-end justify-center gap-3 rounded-lg border-2 border-accent border-dashed bg-accent/5 p-4">
      <span className="flex items-center gap-2 rounded-md bg-accent px-2.5 py-1 font-medium text-on-accent">
        <Upload size={14} strokeWidth={1.75} aria-hidden />
        Drop to add a source
      </span>
      <span
        {...{ [KEEP_ZONE]: "" }}
        className="pointer-events-auto flex items-center gap-2 rounded-md border border-line-2 bg-surface px-2.5 py-1 font-medium shadow-card"
      >
        <Laptop size={14} strokeWidth={1.75} aria-hidden />
        Drop here to keep it on this computer
      </span>
    </div>
  );
}
