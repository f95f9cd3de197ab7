"use client";

import { moveBetweenRows } from "@/components/jobs/move-between-rows";
import { cn } from "@/components/ui/cn";
import { NodeIcon } from "@/components/ui/node-icon";
import { cardOf } from "@/lib/editor/card";
import { readingOrder } from "@/lib/editor/walk";
import type { NodeId } from "@/lib/model/pipeline";
import { useEditor, useEditorActions, useEditorNode, useNodeDiagnostics } from "../editor-store";

/** The nodes in the order of the code; choosing one shows its lines. */
export function NodeList() {
  const pipeline = useEditor(({ document }) => document.pipeline);
  const ids = readingOrder(pipeline);
  if (ids.length === 0) return <p className="p-4 text-dim">No nodes yet.</p>;
  return (
    <ul aria-label="Nodes" className="h-full overflow-y-auto py-1" onKeyDown={moveBetweenRows}>
      {ids.map((id) => (
        <NodeRow key={id} id={id} />
      ))}
    </ul>
  );
}

function NodeRow({ id }: { id: NodeId }) {
  const node = useEditorNode(id);
  const selected = useEditor(({ selection }) => selection.includes(id));
  const [problem] = useNodeDiagnostics(id);
  const { select } = useEditorActions();
  if (!node) return null;
  const { icon, tone, summary } = cardOf(node);
  return (
    <li className="px-1.5">
      <button
        type="button"
        data-row
        aria-pressed={selected}
        onClick={() => select([id])}
        className={cn(
          "flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left focus-visible:-outline-offset-2",
          selected ? "bg-accent-bg" : "hover:bg-sunken",
        )}
      >
        <NodeIcon name={icon} tone={tone} tile />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-strong">{node.name}</span>
          <span
            className={cn("block truncate text-sm", problem?.severity === "error" ? "text-bad" : "text-dim")}
            title={problem?.message}
          >
            {problem?.message ?? summary}
          </span>
        </span>
      </button>
    </li>
  );
}
