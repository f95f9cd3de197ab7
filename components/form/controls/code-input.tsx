"use client";

import { useMemo, useState } from "react";
import { CodeEditor } from "@/components/code-editor/code-editor";
import { sqlCompletion } from "@/components/code-editor/sql-completion";
import { typescriptCompletion, typescriptHover } from "@/components/code-editor/typescript-completion";
import type { NodeInputWithColumns } from "@/components/editor/editor-store";
import { cn } from "@/components/ui/cn";
import { controlFrame } from "@/components/ui/control";
import type { Diagnostic } from "@/lib/model/diagnostic";
import { newId } from "@/lib/util/ids";
import { useStable } from "../use-stable";
import { leaveOnEscape } from "./leave-on-escape";

export interface CodeInputProps {
  value: string;
  onChange: (text: string) => void;
  label: string;
  inputs: readonly NodeInputWithColumns[];
  /** Names of the tables it must give; none for a single one. */
  outputs: readonly string[];
  diagnostics: readonly Diagnostic[];
  placeholder?: string;
  readOnly?: boolean;
  className?: string;
}

/** TypeScript in the frame of an input: the compiler completes it, and says what is wrong where. */
export function CodeInput(props: CodeInputProps) {
  const { value, diagnostics, readOnly = false } = props;
  const names = useStable(props.inputs.map(({ key }) => key));
  const outputs = useStable(props.outputs);
  const columns = useStable(props.inputs.flatMap((input) => input.columns ?? []));
  const [channel] = useState(() => newId("t"));
  const source = useMemo(
    () => ({ within: { kind: "code" as const, inputs: [...names], outputs: [...outputs] }, channel }),
    [names, outputs, channel],
  );
  const completions = useMemo(
    () => [typescriptCompletion(source, sqlCompletion({ columns }))],
    [source, columns],
  );
  const hover = useMemo(() => [typescriptHover(source), leaveOnEscape], [source]);
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
        "overflow-hidden focus-within:border-accent focus-within:outline-2 focus-within:outline-accent data-invalid:border-bad",
        readOnly && "bg-sunken",
      )}
    >
      <CodeEditor
        value={value}
        onChange={props.onChange}
        language="typescript"
        label={props.label}
        readOnly={readOnly}
        completions={completions}
        diagnostics={marks}
        lineNumbers
        tabIndents
        wrap={false}
        extensions={hover}
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        className={props.className ?? ""}
      />
    </div>
  );
}
