"use client";

import { useEffect, useRef } from "react";
import { updateSettings } from "@/lib/editor/commands/update-settings";
import type { NodeId } from "@/lib/model/pipeline";
import { useEditorActions } from "../editor-store";
import { useSession } from "../session/session";

const MOST = 100_000;

/** The text of a note while it is being written; Escape, or a click elsewhere, leaves it as it stands. */
export function NoteInput({ id, text }: { id: NodeId; text: string }) {
  const { ui } = useSession();
  const { apply } = useEditorActions();
  const input = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    const area = input.current;
    area?.focus({ preventScroll: true });
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);

  const close = (focus: boolean) => {
    const card = input.current?.closest<HTMLElement>(".react-flow__node");
    if (ui.getState().renaming === id) ui.setState({ renaming: null });
    if (focus) card?.focus({ preventScroll: true });
  };

  return (
    <textarea
      ref={input}
      defaultValue={text}
      aria-label="Text of the note"
      placeholder="Write something"
      maxLength={MOST}
      className="nodrag nopan nowheel size-full resize-none rounded-lg bg-transparent px-3 py-2 leading-[1.45] outline-2 outline-accent placeholder:text-dim"
      onChange={({ target }) =>
        apply(
          "Edit the note",
          (pipeline) => updateSettings(pipeline, { id, patch: { text: target.value } }),
          {
            coalesce: `note:${id}`,
          },
        )
      }
      onBlur={() => close(false)}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          event.nativeEvent.stopPropagation();
          close(true);
        }
      }}
    />
  );
}
