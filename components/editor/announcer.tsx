"use client";

import { useEditor } from "./editor-store";

/** Says aloud what was added, wired, deleted or undone. */
export function Announcer() {
  const text = useEditor(({ announcement }) => announcement);
  return (
    <div aria-live="polite" className="sr-only" data-announcer>
      {text}
    </div>
  );
}
