"use client";

import { useRef, useState } from "react";
import { useEditor, useEditorActions } from "../editor-store";

/** The job's name; a click makes it an input. */
export function JobName() {
  const name = useEditor(({ document }) => document.name);
  const { setDocument } = useEditorActions();
  const [editing, setEditing] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  if (!editing)
    return (
      <button
        type="button"
        title="Rename the job"
        onClick={() => setEditing(true)}
        className="block max-w-full truncate rounded-xs decoration-dotted underline-offset-4 hover:underline focus-visible:-outline-offset-2"
      >
        {name}
      </button>
    );

  const close = (keep: boolean) => {
    const wanted = input.current?.value.trim() ?? "";
    setEditing(false);
    if (keep && wanted !== "" && wanted !== name) setDocument("Rename the job", { name: wanted });
  };
  return (
    <input
      ref={(element) => {
        input.current = element;
        element?.focus();
        element?.select();
      }}
      defaultValue={name}
      aria-label="Name of the job"
      maxLength={255}
      spellCheck={false}
      onBlur={() => close(true)}
      onKeyDown={(event) => {
        if (event.key === "Enter") close(true);
        if (event.key === "Escape") close(false);
      }}
      className="field-sizing-content h-6 min-w-24 max-w-80 rounded-sm bg-bg px-1.5 font-semibold outline outline-accent"
    />
  );
}
