"use client";

import { useCallback, useMemo } from "react";
import type { EditorDiagnostic } from "@/components/code-editor/diagnostics";
import type { Diagnostic } from "@/lib/model/diagnostic";
import { useEditor } from "../editor-store";
import { type NodeLines, shiftLines } from "./line-ranges";
import { marksOf } from "./program-marks";
import { type ApplyProgram, useApplyProgram } from "./use-apply-program";
import type { Compiling } from "./use-compiled";
import { type Checking, useProgramCheck } from "./use-program-check";
import { type ProgramText, useProgramText } from "./use-program-text";

export interface Typescript {
  program: ProgramText;
  check: Checking;
  applying: ApplyProgram;
  /** Lines of the shown text that belong to each node. */
  lines: NodeLines;
  /** What is wrong with a text that was typed. */
  problems: readonly Diagnostic[];
  marks: readonly EditorDiagnostic[];
  /** Applies the typed text; true when the job says it now. */
  apply: () => Promise<boolean>;
}

const none: readonly never[] = [];

/** The TypeScript of the job: what is shown, what is known of it, and how it is applied. */
export function useTypescript(compiling: Compiling): Typescript {
  const kept = useEditor(({ document }) => document.program);
  const bound = useEditor(({ binding }) => binding.diagnostics);
  const program = useProgramText(compiling);
  const { draft, source, text, stale, setDraft, applied } = program;
  const check = useProgramCheck(draft?.text ?? kept);
  const { checked, take } = check;

  const applying = useApplyProgram({
    onChecked: take,
    onApplied: useCallback(
      ({ text: said, lines, document }) => {
        setDraft(null);
        applied({ text: said, lines }, document.pipeline.nodes);
      },
      [setDraft, applied],
    ),
  });

  // The recording of a text knows its lines best; until there is one, those of the text it came from are moved along.
  const lines = useMemo(() => {
    if (checked?.recorded) return shiftLines(checked.recorded.lines, checked.text, text);
    return source ? shiftLines(source.lines, source.text, text) : {};
  }, [checked, source, text]);

  const problems = checked?.diagnostics ?? none;
  const printedLines = source?.lines;
  const printedText = source?.text;
  const marks = useMemo(() => {
    if (checked) return marksOf(checked.text, checked.diagnostics, checked.recorded?.lines ?? {});
    // What the canvas says of a node stands at its statement too.
    return draft || printedText === undefined ? none : marksOf(printedText, bound, printedLines ?? {});
  }, [checked, draft, printedText, printedLines, bound]);

  const run = applying.apply;
  const apply = useCallback(async () => {
    if (!draft || stale) return false;
    return run(draft.text);
  }, [draft, stale, run]);

  return { program, check, applying, lines, problems, marks, apply };
}
