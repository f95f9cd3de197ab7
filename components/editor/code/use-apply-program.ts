"use client";

import { useCallback, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { callApi } from "@/lib/api/client";
import type { RecordReply } from "@/lib/api/schemas";
import type { EditorDocument } from "@/lib/editor/document";
import { useEditorStore } from "../editor-store";
import { computeTidyPlaces } from "../session/tidy";
import type { NodeLines } from "./line-ranges";
import { placeRecorded } from "./place-recorded";
import type { Checked } from "./use-program-check";

type Recorded = NonNullable<RecordReply["recorded"]>;

/** What was applied, for whoever shows the text. */
export interface AppliedProgram {
  text: string;
  lines: NodeLines;
  document: EditorDocument;
}

export interface ApplyOptions {
  /** Keeps what the server said of the text. */
  onChecked: (reply: Checked) => void;
  onApplied: (applied: AppliedProgram) => void;
}

export interface ApplyProgram {
  /** Makes the job what a text says. False when it did not, or has to ask first. */
  apply: (text: string) => Promise<boolean>;
  applying: boolean;
  /** The canvas cannot hold all of the text: why, until it is decided. */
  asking: { reasons: readonly string[]; text: string } | null;
  keep: () => void;
  cancel: () => void;
}

type Asking = { text: string; recorded: Recorded };

/** Records a text, places what is new and makes it the document, in one step of undo. */
export function useApplyProgram({ onChecked, onApplied }: ApplyOptions): ApplyProgram {
  const store = useEditorStore();
  const [applying, setApplying] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const running = useRef(false);

  const commit = useCallback(
    (text: string, recorded: Recorded) => {
      const { actions } = store;
      const { name, pipeline, kind, lines } = recorded;
      const before = store.getState().document;
      const program = kind === "program" ? text : null;
      actions.setDocument("Apply code", { name, pipeline, program });
      const { document } = store.getState();
      onApplied({ text, lines, document });
      toast.ok(wordsFor(before.program !== null, kind), {
        id: "apply-code",
        action: { label: "Undo", onClick: actions.undo },
      });
    },
    [store, onApplied],
  );

  const apply = useCallback(
    async (text: string): Promise<boolean> => {
      if (running.current) return false;
      running.current = true;
      setApplying(true);
      try {
        const { document } = store.getState();
        const body = { program: text, pipeline: document.pipeline };
        const reply = await callApi("record", { body });
        onChecked({ ...reply, text });
        if (!reply.recorded) {
          store.actions.announce("The code was not applied. It has problems.");
          return false;
        }
        const recorded = {
          ...reply.recorded,
          pipeline: await placeRecorded(reply.recorded.pipeline, computeTidyPlaces),
        };
        if (store.getState().document !== document) {
          toast.warn("The job changed while the code was read.", { detail: "Apply it once more." });
          return false;
        }
        if (recorded.kind === "program" && document.program === null) {
          setAsking({ text, recorded });
          return false;
        }
        commit(text, recorded);
        return true;
      } catch (error) {
        toast.bad("The code was not applied.", {
          id: "apply-code",
          detail: error instanceof Error ? error.message : String(error),
        });
        return false;
      } finally {
        running.current = false;
        setApplying(false);
      }
    },
    [store, onChecked, commit],
  );

  const cancel = useCallback(() => setAsking(null), []);
  const keep = useCallback(() => {
    if (asking) commit(asking.text, asking.recorded);
    setAsking(null);
  }, [asking, commit]);

  return {
    apply,
    applying,
    asking: asking && { reasons: asking.recorded.reasons, text: asking.text },
    keep,
    cancel,
  };
}

function wordsFor(wasProgram: boolean, kind: Recorded["kind"]): string {
  if (kind === "program") return "The job is kept as a program, and the canvas shows what it builds.";
  return wasProgram ? "The canvas says all of it again." : "The canvas follows the code.";
}
