"use client";

import { type Ref, useImperativeHandle, useMemo, useRef } from "react";
import { CodeEditor, type CodeEditorHandle } from "@/components/code-editor/code-editor";
import { signatureHelp } from "@/components/code-editor/signature-help";
import { type SqlNames, sqlCompletion } from "@/components/code-editor/sql-completion";
import { sqlHover } from "@/components/code-editor/sql-hover";
import { cn } from "@/components/ui/cn";
import { controlFrame } from "@/components/ui/control";
import type { Diagnostic } from "@/lib/model/diagnostic";
import { useStable } from "../use-stable";
import { FunctionList } from "./function-list";
import { leaveOnEscape } from "./leave-on-escape";

export interface SqlInputProps {
  value: string;
  onChange: (text: string) => void;
  label: string;
  names: SqlNames;
  diagnostics?: readonly Diagnostic[];
  placeholder?: string;
  readOnly?: boolean;
  onBlur?: () => void;
  onFocus?: () => void;
  /** Tab indents, lines are numbered: for whole queries. */
  full?: boolean;
  ref?: Ref<CodeEditorHandle>;
  className?: string;
}

/** SQL in the frame of an input: completion, help, colours for known names, and the wrong range underlined. */
export function SqlInput(props: SqlInputProps) {
  const { value, names, diagnostics = [], full = false, readOnly = false } = props;
  const known = useStable(names);
  const completions = useMemo(() => [sqlCompletion(known)], [known]);
  const editor = useRef<CodeEditorHandle>(null);
  useImperativeHandle(props.ref, () => editor.current as CodeEditorHandle, []);
  const latest = useRef(known);
  latest.current = known;
  // Read once by the editor; the names are those of the moment the help is asked for.
  const extensions = useMemo(() => [leaveOnEscape, sqlHover(() => latest.current), signatureHelp], []);
  const columnNames = useMemo(
    () =>
      [...known.columns, ...(known.query ? Object.values(known.tables ?? {}).flat() : [])].map(
        ({ name }) => name,
      ),
    [known],
  );
  const marks = useStable(
    diagnostics.flatMap(({ range, severity, message, choices }) =>
      range ? [{ ...range, severity, message, ...(choices ? { choices } : {}) }] : [],
    ),
  );
  return (
    <div
      data-invalid={diagnostics.some(({ severity }) => severity === "error") || undefined}
      className={cn(
        controlFrame,
        "group/sql relative overflow-hidden focus-within:border-accent focus-within:outline-2 focus-within:outline-accent data-invalid:border-bad",
        readOnly && "bg-sunken",
      )}
    >
      <CodeEditor
        value={value}
        onChange={props.onChange}
        language="sql"
        label={props.label}
        readOnly={readOnly}
        completions={completions}
        knownNames={columnNames}
        diagnostics={marks}
        lineNumbers={full}
        tabIndents={full}
        wrap={!full}
        extensions={extensions}
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        {...(props.onBlur ? { onBlur: props.onBlur } : {})}
        {...(props.onFocus ? { onFocus: props.onFocus } : {})}
        ref={editor}
        className={cn(full ? "min-h-32" : "max-h-48 min-h-[30px] pr-6", props.className)}
      />
      {readOnly ? null : (
        <FunctionList names={known} onPick={(template) => editor.current?.insertSnippet(template)} />
      )}
    </div>
  );
}
