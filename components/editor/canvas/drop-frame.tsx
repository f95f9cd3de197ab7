"use client";

import { useUi } from "../session/session";

/** Shows that a file may be let go here. */
export function DropFrame() {
  const dropping = useUi((ui) => ui.dropping);
  if (!dropping) return null;
  return (
    <div className="pointer-events-none absolute inset-2 z-6 grid place-items-end justify-center rounded-lg border-2 border-accent border-dashed bg-accent/5 p-4">
      <span className="rounded-md bg-accent px-2.5 py-1 font-medium text-on-accent">
        Drop to add a source
      </span>
    </div>
  );
}
