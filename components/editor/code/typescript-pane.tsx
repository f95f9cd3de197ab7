"use client";

import { CloudOff } from "lucide-react";
import { useRef } from "react";
import type { CodeEditorHandle } from "@/components/code-editor/code-editor";
import { typescriptCompletion, typescriptHover } from "@/components/code-editor/typescript-completion";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { Diagnostic } from "@/lib/model/diagnostic";
import { newId } from "@/lib/util/ids";
import { useEditor, useEditorActions } from "../editor-store";
import { Banner } from "./banner";
import { CodePane } from "./code-pane";
import { ProblemList } from "./problem-list";
import { ProgramBanner } from "./program-banner";
import { placeOf } from "./program-marks";
import { StaleBanner } from "./stale-banner";
import { TextStatus } from "./text-status";
import { Unprintable } from "./unprintable";
import type { Compiling } from "./use-compiled";
import type { Typescript } from "./use-typescript";

type TypescriptPaneProps = { compiling: Compiling; typescript: Typescript };

const source = { within: { kind: "program" as const }, channel: newId("t") };
const completions = [typescriptCompletion(source)];
const hover = typescriptHover(source);

/** The program: printed from the canvas, or the job itself; editable either way. */
export function TypescriptPane({ compiling, typescript }: TypescriptPaneProps) {
  const { program, lines, marks, problems } = typescript;
  const { source, draft, text, stale, edit, setDraft } = program;
  const kept = useEditor(({ document }) => document.program !== null);
  const name = useEditor(({ document }) => document.name);
  const { select } = useEditorActions();
  const editor = useRef<CodeEditorHandle>(null);

  const jump = ({ line, column, node }: Diagnostic) => {
    const at = line ?? (node === undefined ? undefined : lines[node]?.from);
    if (at !== undefined) {
      editor.current?.reveal(placeOf(text, at, line === undefined ? undefined : column));
      editor.current?.focus();
    }
    if (node !== undefined) select([node]);
  };

  return (
    <>
      {kept ? <ProgramBanner /> : null}
      {draft && stale && source ? (
        <StaleBanner draft={draft} current={source.text} onChange={setDraft} />
      ) : null}
      {compiling.error !== null && !kept ? <NoAnswer compiling={compiling} /> : null}
      {source || draft ? (
        <CodePane
          ref={editor}
          language="typescript"
          label="TypeScript of the job"
          value={text}
          lines={lines}
          marks={marks}
          onChange={edit}
          completions={completions}
          extensions={hover}
        />
      ) : compiling.compiled ? (
        <div className="min-h-0 flex-1">
          <Unprintable
            language="TypeScript"
            problems={compiling.compiled.diagnostics}
            onWrite={() => setDraft({ text: emptyProgram(name), base: "" })}
          />
        </div>
      ) : compiling.error === null ? (
        <LoadingCode />
      ) : null}
      {problems.length > 0 ? (
        <section
          aria-label="Problems"
          className="max-h-44 shrink-0 overflow-y-auto border-t border-line py-1"
        >
          <ProblemList problems={problems} onJump={jump} />
        </section>
      ) : null}
      {draft || kept ? <TextStatus typescript={typescript} /> : null}
    </>
  );
}

const emptyProgram = (name: string): string => `import { defineJob, sql } from "tenon";

export default defineJob(${JSON.stringify(name)}, (job) => {
  
});
`;

/** The code could not be printed because nobody answered. */
export const NoAnswer = ({ compiling: { error, retry } }: { compiling: Compiling }) => (
  <Banner
    icon={CloudOff}
    tone="warn"
    actions={
      <Button size="sm" onClick={retry}>
        Try again
      </Button>
    }
  >
    The code could not be printed. {error}
  </Banner>
);

const widths = ["w-72", "w-0", "w-96", "w-[420px]", "w-80", "w-[380px]", "w-64"];

export const LoadingCode = () => (
  <div className="flex flex-col gap-2 px-8 py-3" aria-busy="true">
    {widths.map((width) => (
      <Skeleton key={width} className={`h-3 ${width}`} />
    ))}
  </div>
);
