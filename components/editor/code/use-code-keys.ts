"use client";

import { type KeyboardEvent, useEffect } from "react";
import { type Shortcut, useShortcuts } from "@/components/shell/shortcuts";
import { toast } from "@/components/ui/toast";
import { useEditor, useEditorStore } from "../editor-store";
import type { Typescript } from "./use-typescript";

const shortcuts: readonly Shortcut[] = [
  { keys: "mod+s", label: "Apply the edited code" },
  { keys: "mod+enter", label: "Apply the edited code, then run" },
];

/**
 * Keys of the code, taken before the editor and the page see them: with edits, saving applies them, and running applies
 * them first. Gives the listener.
 */
export function useCodeKeys({ program, apply }: Typescript): (event: KeyboardEvent) => void {
  const store = useEditorStore();
  const starting = useEditor((state) => state.starting);
  const { draft, stale } = program;
  useShortcuts("Code", shortcuts);

  // The button above starts what is saved.
  const left = starting && draft !== null;
  useEffect(() => {
    if (left)
      toast.info("The run goes without the edits in the code: they are not applied.", { id: "run-without" });
  }, [left]);

  return (event) => {
    if (!(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
    const run = event.key === "Enter";
    if (!run && event.key.toLowerCase() !== "s") return;
    if (!draft && !run) return;
    event.preventDefault();
    event.stopPropagation();
    if (stale) {
      toast.warn("The job changed while this text was edited.", {
        id: "stale-code",
        detail: "Merge, keep or discard the edits first.",
      });
      return;
    }
    void (async () => {
      if (draft && !(await apply())) return;
      if (run && store.getState().activeRun === null) await store.actions.startRun();
    })();
  };
}
