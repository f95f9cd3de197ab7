"use client";

import { CircleX, TriangleAlert } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { NodeId } from "@/lib/model/pipeline";
import { nodeDefinition } from "@/lib/nodes/registry";
import { useEditorNode, useNodeDiagnostics } from "../editor-store";

/** What is wrong with the node as a whole; what is wrong with a setting stands under that setting. */
export function NodeProblems({ id }: { id: NodeId }) {
  const node = useEditorNode(id);
  const diagnostics = useNodeDiagnostics(id);
  const fields = nodeDefinition(node?.type ?? "")?.settings.shape ?? {};
  const own = diagnostics.filter(({ field }) => field === undefined || !(String(field[0]) in fields));
  if (own.length === 0) return null;
  return (
    <ul aria-label="Problems" className="flex flex-col gap-1.5">
      {own.map(({ code, message, severity }) => {
        const Icon = severity === "error" ? CircleX : TriangleAlert;
        return (
          <li
            key={`${code} ${message}`}
            className={cn(
              "flex items-start gap-2 rounded-md border px-2.5 py-1.5",
              severity === "error" ? "border-bad/30 bg-bad/8" : "border-warn/30 bg-warn/8",
            )}
          >
            <Icon
              size={14}
              strokeWidth={1.75}
              aria-hidden
              className={cn("mt-0.5 shrink-0", severity === "error" ? "text-bad" : "text-warn")}
            />
            <span className="min-w-0 break-words whitespace-pre-line">{message}</span>
          </li>
        );
      })}
    </ul>
  );
}
