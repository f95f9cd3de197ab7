"use client";

import { CircleX } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Diagnostic } from "@/lib/model/diagnostic";
import { useEditor, useEditorActions } from "../editor-store";

/** Why there are no rows, in words, with the node that is the cause and a way there. */
export function Problems({ diagnostics, hasRows }: { diagnostics: readonly Diagnostic[]; hasRows: boolean }) {
  const nodes = useEditor(({ document }) => document.pipeline.nodes);
  const { goTo } = useEditorActions();
  const [first, ...others] = diagnostics;
  if (!first) return null;
  const name = first.node === undefined ? undefined : nodes[first.node]?.name;
  return (
    <div
      role="status"
      className={
        hasRows
          ? "flex shrink-0 items-start gap-2 border-b border-line bg-bad/8 px-3 py-1.5"
          : "m-auto flex max-w-[560px] items-start gap-2 p-4"
      }
    >
      <CircleX size={15} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-bad" />
      <div className="min-w-0">
        <p className="break-words whitespace-pre-line">
          {name ? <span className="font-strong">{name}: </span> : null}
          {first.message}
        </p>
        {others.length > 0 ? (
          <p className="text-sm text-dim">
            {others.length === 1 ? "One more problem" : `${others.length} more problems`} upstream.
          </p>
        ) : null}
      </div>
      {name && first.node !== undefined ? (
        <Button size="sm" className="shrink-0" onClick={() => goTo(first.node as string, first.field)}>
          Go to {name}
        </Button>
      ) : null}
    </div>
  );
}
