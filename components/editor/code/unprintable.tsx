"use client";

import { FilePlus2, FileX2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Diagnostic } from "@/lib/model/diagnostic";
import { useEditor, useEditorActions } from "../editor-store";
import { ProblemList } from "./problem-list";

type UnprintableProps = {
  /** "TypeScript" */
  language: string;
  problems: readonly Diagnostic[];
  /** Begins the text by hand, where there is nothing to print. */
  onWrite?: (() => void) | undefined;
};

/** The canvas cannot be said in code yet: what stands in the way, and where. */
export function Unprintable({ language, problems, onWrite }: UnprintableProps) {
  const { goTo, setTab } = useEditorActions();
  const empty = useEditor(({ document }) => Object.keys(document.pipeline.nodes).length === 0);
  if (empty)
    return (
      <EmptyState
        icon={FilePlus2}
        title="There is no code yet"
        className="h-full"
        actions={
          <>
            {onWrite ? <Button onClick={onWrite}>Write it here</Button> : null}
            <Button variant="primary" onClick={() => setTab("canvas")}>
              Go to the canvas
            </Button>
          </>
        }
      >
        Nodes that are drawn on the canvas appear here as {language}.
      </EmptyState>
    );
  return (
    <div className="flex h-full flex-col items-center overflow-y-auto">
      <EmptyState icon={FileX2} title={`The job cannot be said in ${language} yet`} className="pb-4">
        {problems.length > 0
          ? "Each of these leads to where it is mended."
          : "The canvas marks the nodes that are not complete."}
      </EmptyState>
      <div className="mb-8 w-full max-w-[560px] overflow-hidden rounded-lg border border-line bg-surface py-1">
        <ProblemList
          problems={problems}
          onJump={({ node, field }) => {
            if (node !== undefined) goTo(node, field);
          }}
        />
      </div>
    </div>
  );
}
