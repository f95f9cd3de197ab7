"use client";

import { type RefObject, useCallback, useEffect, useMemo, useRef } from "react";
import type { CodeEditorHandle } from "@/components/code-editor/code-editor";
import type { NodeId } from "@/lib/model/pipeline";
import { useEditor, useEditorStore } from "../editor-store";
import { useSession } from "../session/session";
import { type LineRange, type NodeLines, nodeAtLine } from "./line-ranges";

export interface NodeLinesOfEditor {
  /** Lines of the selected nodes. */
  marked: readonly LineRange[];
  onCursorLine: (line: number) => void;
}

/** Ties a text to the selection: a node that is selected shows its lines, a line that is entered selects its node. */
export function useNodeLines(
  lines: NodeLines,
  editor: RefObject<CodeEditorHandle | null>,
  host: RefObject<HTMLElement | null>,
): NodeLinesOfEditor {
  const store = useEditorStore();
  const { view } = useSession();
  const selection = useEditor((state) => state.selection);
  const latest = useRef(lines);
  // What the cursor selected must not move the text under the cursor.
  const chosenHere = useRef<NodeId | null>(null);
  useEffect(() => {
    latest.current = lines;
  }, [lines]);

  useEffect(() => {
    const [id] = selection;
    if (id === undefined || chosenHere.current === id) return;
    chosenHere.current = null;
    const range = latest.current[id];
    if (range) editor.current?.scrollToLine(range.from);
  }, [selection, editor]);

  const onCursorLine = useCallback(
    (line: number) => {
      // The text also changes by itself, and moves the cursor with it.
      if (!host.current?.contains(document.activeElement)) return;
      const id = nodeAtLine(latest.current, line);
      const { selection: now, document: job } = store.getState();
      if (id === undefined || !job.pipeline.nodes[id] || (now.length === 1 && now[0] === id)) return;
      chosenHere.current = id;
      store.actions.select([id]);
      view.current?.reveal(id, false);
    },
    [store, view, host],
  );
  const marked = useMemo(() => selection.flatMap((id) => lines[id] ?? []), [selection, lines]);
  return { marked, onCursorLine };
}
