"use client";

import type { NodeProps } from "@xyflow/react";
import { memo, useEffect, useRef, useState } from "react";
import { Markdown } from "@/components/ui/markdown";
import type { Size } from "@/lib/editor/annotation-shape";
import { resizeNote } from "@/lib/editor/commands/resize-note";
import { oneLine } from "@/lib/nodes/summaries";
import { useEditor, useEditorActions, useEditorNode } from "../editor-store";
import { useUi } from "../session/session";
import type { FlowNode } from "./flow-graph";
import { NoteCorners } from "./note-corners";
import { NoteInput } from "./note-input";

/** Words on the canvas. */
export const NoteCard = memo(function NoteCard({ id, selected, width = 0, height = 0 }: NodeProps<FlowNode>) {
  const node = useEditorNode(id);
  const locked = useEditor(({ document }) => document.program !== null);
  const editing = useUi((ui) => ui.renaming === id);
  const { apply } = useEditorActions();
  const [draft, setDraft] = useState<Size | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const wasEditing = useRef(false);

  // Once written, a note is as high as its words.
  useEffect(() => {
    const words = body.current;
    if (wasEditing.current && !editing && words && words.scrollHeight > words.clientHeight)
      apply(
        "Edit the note",
        (pipeline) =>
          resizeNote(pipeline, { id, width, height: height + words.scrollHeight - words.clientHeight }),
        { coalesce: `note:${id}` },
      );
    wasEditing.current = editing;
  }, [editing, apply, id, width, height]);

  if (!node) return null;
  const { text, color = "yellow" } = node.settings;
  const words = typeof text === "string" ? text : "";
  return (
    <div
      data-color={color}
      data-selected={selected ? "" : undefined}
      style={draft ?? { width, height }}
      className="note relative rounded-lg text-text leading-[1.45]"
    >
      {editing ? (
        <NoteInput id={id} text={words} />
      ) : (
        <div ref={body} className="card-detail size-full overflow-hidden break-words px-3 py-2">
          {words.trim() === "" ? (
            <p className="text-dim">Write something</p>
          ) : (
            <Markdown text={words} focusable={selected ?? false} />
          )}
        </div>
      )}
      {selected && !locked && !editing ? (
        <NoteCorners
          size={draft ?? { width, height }}
          onDraft={setDraft}
          onDone={(size) => {
            setDraft(null);
            apply("Resize", (pipeline) => resizeNote(pipeline, { id, ...size }));
          }}
        />
      ) : null}
      <span id={`card-state-${id}`} hidden>
        {oneLine(words, 200) || "empty"}
      </span>
    </div>
  );
});
