"use client";

import { Badge, type BadgeState } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useEditor, useEditorActions } from "../editor-store";
import type { SaveState } from "../store/state";

const words: Record<SaveState, { state: BadgeState; text: string }> = {
  saved: { state: "ok", text: "Saved" },
  unsaved: { state: "warn", text: "Unsaved changes" },
  saving: { state: "running", text: "Saving…" },
  conflict: { state: "bad", text: "Saved elsewhere" },
  offline: { state: "bad", text: "Not saved: no answer" },
};

/** Whether the job is saved, and the button that saves it. */
export function SaveStatus() {
  const saveState = useEditor((state) => state.saveState);
  const error = useEditor((state) => state.saveError);
  const { save } = useEditorActions();
  const { state, text } = words[saveState];
  return (
    <>
      <span role="status" className="min-w-0">
        <Badge state={state} {...(error ? { title: error } : {})}>
          {text}
        </Badge>
      </span>
      {saveState === "unsaved" || saveState === "offline" ? (
        <Button size="sm" onClick={() => void save()}>
          Save
        </Button>
      ) : null}
    </>
  );
}
