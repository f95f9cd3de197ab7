"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import type { Pipeline } from "@/lib/model/pipeline";
import { useEditor } from "../editor-store";
import { type CodeDraft, readDraft, writeDraft } from "./draft-storage";
import type { NodeLines } from "./line-ranges";
import type { Compiling } from "./use-compiled";

/** A text, and which lines belong to which node. */
export interface SourceText {
  text: string;
  lines: NodeLines;
}

export interface ProgramText {
  /** What the job says; null while it is printed for the first time, or when the canvas cannot be printed. */
  source: SourceText | null;
  /** What somebody typed and has not applied. */
  draft: CodeDraft | null;
  /** What the editor shows. */
  text: string;
  /** The job changed after the draft began: somebody has to choose. */
  stale: boolean;
  edit: (text: string) => void;
  setDraft: (draft: CodeDraft | null) => void;
  /** Shows an applied text until the job is printed anew. */
  applied: (source: SourceText, nodes: Pipeline["nodes"]) => void;
}

type Applied = { source: SourceText; nodes: Pipeline["nodes"] };

/** The text of the job: printed from the canvas, or its program, or what is being typed over it. */
export function useProgramText({ compiled, current }: Compiling): ProgramText {
  const jobId = useEditor((state) => state.jobId);
  const nodes = useEditor(({ document }) => document.pipeline.nodes);
  const program = useEditor(({ document }) => document.program);
  const [draft, setHeld] = useState(() => readDraft(jobId));
  const [fresh, setFresh] = useState<Applied | null>(null);

  const setDraft = useCallback(
    (next: CodeDraft | null) => {
      setHeld(next);
      writeDraft(jobId, next);
    },
    [jobId],
  );

  const source = useMemo(() => {
    if (program !== null) return { text: program, lines: {} };
    const waiting = !current && fresh?.nodes === nodes ? fresh.source : null;
    return waiting ?? compiled?.typescript ?? null;
  }, [program, current, fresh, nodes, compiled]);
  const sourceText = source?.text ?? null;

  // Nothing is left of an edit that says what the job says.
  useEffect(() => {
    if (draft && draft.text === sourceText) setDraft(null);
  }, [draft, sourceText, setDraft]);

  const edit = useCallback(
    (text: string) => {
      if (text === sourceText) setDraft(null);
      else setDraft({ text, base: draft?.base ?? sourceText ?? "" });
    },
    [draft?.base, sourceText, setDraft],
  );
  const applied = useCallback((next: SourceText, of: Pipeline["nodes"]) => {
    setFresh({ source: next, nodes: of });
  }, []);

  const text = draft?.text ?? sourceText ?? "";
  return {
    source,
    draft,
    text,
    stale: draft !== null && sourceText !== null && sourceText !== draft.base && sourceText !== draft.text,
    edit,
    setDraft,
    applied,
  };
}
