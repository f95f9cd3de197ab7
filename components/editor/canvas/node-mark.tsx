"use client";

import { CircleAlert, TriangleAlert } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";
import { cardOf } from "@/lib/editor/card";
import type { Diagnostic } from "@/lib/model/diagnostic";
import type { NodeId, PipelineNode } from "@/lib/model/pipeline";
import { useEditor, useEditorActions, useNodeDiagnostics } from "../editor-store";

// These have a look of their own: a dashed card, a yellow port.
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set([
  "setting/missing",
  "graph/missing-input",
  "graph/too-few-inputs",
]);

type NodeMarkProps = { id: NodeId; node: PipelineNode; failed: boolean; focusable: boolean };

/** The red or amber mark of a node that does not bind or did not run, with the reason. */
export function NodeMark({ id, node, failed, focusable }: NodeMarkProps) {
  const { goTo } = useEditorActions();
  const bound = useNodeDiagnostics(id);
  const runError = useEditor(({ shownRun }) =>
    failed && shownRun?.error?.node === id ? shownRun.error.message : null,
  );
  const diagnostic = firstOf(bound) ?? firstOf(cardOf(node).problems);
  if (!diagnostic && !runError && !failed) return null;
  const bad = failed || diagnostic?.severity === "error";
  const reason = runError ?? diagnostic?.message ?? "This node failed in the run.";
  const Icon = bad ? CircleAlert : TriangleAlert;
  return (
    <Tooltip label={reason} side="top">
      <button
        type="button"
        aria-label={reason}
        tabIndex={focusable ? 0 : -1}
        onClick={() => goTo(id, diagnostic?.field)}
        className={cn(
          "nodrag -top-2 -left-2 absolute grid size-[18px] place-items-center rounded-full",
          bad ? "bg-bad text-on-bad" : "bg-warn text-on-bad",
        )}
      >
        <Icon size={12} strokeWidth={2.25} aria-hidden />
      </button>
    </Tooltip>
  );
}

const firstOf = (diagnostics: readonly Diagnostic[]): Diagnostic | undefined =>
  diagnostics.find(({ code, severity }) => severity !== "info" && !SHOWN_ELSEWHERE.has(code));
