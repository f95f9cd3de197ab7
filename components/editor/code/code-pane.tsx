"use client";

import type { CompletionSource } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { type Ref, useRef } from "react";
import { CodeEditor, type CodeEditorHandle } from "@/components/code-editor/code-editor";
import type { EditorDiagnostic } from "@/components/code-editor/diagnostics";
import type { NodeLines } from "./line-ranges";
import { useNodeLines } from "./use-node-lines";

type CodePaneProps = {
  value: string;
  language: "typescript" | "sql" | "python";
  label: string;
  lines: NodeLines;
  marks?: readonly EditorDiagnostic[];
  /** Leave it out where the text cannot be edited. */
  onChange?: (text: string) => void;
  /** Asked in turn for what could stand at the cursor. Keep the array stable. */
  completions?: readonly CompletionSource[];
  /** Further extensions, read once. */
  extensions?: Extension;
  /** What is shown is on its way to be replaced. */
  dimmed?: boolean;
  ref?: Ref<CodeEditorHandle>;
};

const none: readonly never[] = [];

/** A text whose lines belong to nodes: it follows the selection and leads it. */
export function CodePane({
  value,
  language,
  label,
  lines,
  marks = none,
  onChange,
  completions = none,
  extensions,
  dimmed,
  ref,
}: CodePaneProps) {
  const own = useRef<CodeEditorHandle | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const { marked, onCursorLine } = useNodeLines(lines, own, host);
  const attach = (handle: CodeEditorHandle | null) => {
    own.current = handle;
    if (typeof ref === "function") ref(handle);
    else if (ref) ref.current = handle;
  };
  return (
    <div ref={host} className="min-h-0 flex-1 bg-surface">
      <CodeEditor
        ref={attach}
        value={value}
        language={language}
        label={label}
        readOnly={onChange === undefined}
        {...(onChange ? { onChange } : {})}
        diagnostics={marks}
        markedLines={marked}
        lineNumbers
        tabIndents
        wrap={false}
        completions={completions}
        extensions={extensions ?? []}
        onCursorLine={onCursorLine}
        className={`h-full transition-opacity ${dimmed ? "opacity-60" : ""}`}
      />
    </div>
  );
}
