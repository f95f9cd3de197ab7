"use client";

import { CircleX } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { JobRun, RunError } from "@/lib/model/job-run";
import { useEditor, useEditorActions } from "../editor-store";
import { useShowOnCanvas } from "./use-show-on-canvas";

/** Why the run did not succeed, in words, with the way to where it happened. */
export function RunErrorCard({ run, error }: { run: JobRun; error: RunError }) {
  const exists = useEditor(
    ({ document }) => error.node !== null && document.pipeline.nodes[error.node] !== undefined,
  );
  const show = useShowOnCanvas();
  const actions = useEditorActions();
  const { node, line } = error;
  return (
    <div
      role="alert"
      className="mx-4 mt-1 mb-2 flex max-h-44 shrink-0 items-start gap-2.5 overflow-y-auto rounded-lg border border-bad/30 bg-bad/10 px-3 py-2"
    >
      <CircleX size={16} strokeWidth={1.75} aria-hidden className="mt-px shrink-0 text-bad" />
      <div className="min-w-0 flex-1">
        {error.nodeName ? <p className="font-strong">{error.nodeName}</p> : null}
        <p className="whitespace-pre-wrap break-words">{error.message}</p>
        {error.nodeName && node !== null && !exists ? (
          <p className="mt-0.5 text-sm text-dim">The job has no such node any more.</p>
        ) : null}
      </div>
      {node !== null && exists ? (
        <Button size="sm" onClick={() => show(run, node)}>
          Show the node
        </Button>
      ) : line !== null ? (
        <Button size="sm" onClick={() => actions.setTab("code")}>
          Line {line} of the code
        </Button>
      ) : null}
    </div>
  );
}
