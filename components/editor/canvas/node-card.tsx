"use client";

import type { NodeProps } from "@xyflow/react";
import { memo, useState } from "react";
import { cn } from "@/components/ui/cn";
import { NodeIcon } from "@/components/ui/node-icon";
import { cardOf } from "@/lib/editor/card";
import { cardShape } from "@/lib/editor/card-shape";
import { formatCount, formatDuration } from "@/lib/editor/row-flow";
import { useEditorNode } from "../editor-store";
import { useUi } from "../session/session";
import type { FlowNode } from "./flow-graph";
import { NameInput } from "./name-input";
import { NodeMark } from "./node-mark";
import { InputPorts, OutputPorts } from "./ports";
import { useNodeRun } from "./use-node-run";

/** A node on the canvas: what it is, what it does, and how it fares. */
export const NodeCard = memo(function NodeCard({ id, selected }: NodeProps<FlowNode>) {
  const node = useEditorNode(id);
  const renaming = useUi((ui) => ui.renaming === id);
  const run = useNodeRun(id);
  const [hovered, setHovered] = useState(false);
  // The store forgets a deleted node a moment before React Flow does.
  if (!node) return null;
  const { icon, tone, summary, configured } = cardOf(node);
  const { height, rows } = cardShape(node);
  const running = run?.state === "running";
  const failed = run?.state === "failed";
  return (
    <div
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      style={{ height }}
      className={cn(
        "relative w-[204px] rounded-lg border",
        configured ? "border-line-2 bg-surface shadow-card" : "border-line-2 border-dashed",
        run?.state === "waiting" && "opacity-70",
        failed && "border-bad",
        running && "border-accent",
        selected && "border-accent bg-surface ring-3 ring-accent-bg",
      )}
    >
      {running ? (
        <span
          aria-hidden
          className="-inset-px absolute animate-pulse rounded-lg ring-3 ring-accent/30 motion-reduce:animate-none"
        />
      ) : null}
      <div className={cn("flex h-[54px] items-center gap-2.5 px-3", rows && "border-line border-b")}>
        <NodeIcon name={icon} tone={tone} tile />
        <div className="card-detail min-w-0 flex-1">
          {renaming ? (
            <NameInput id={id} name={node.name} />
          ) : (
            <div data-name className="truncate font-strong leading-[1.25]">
              {node.name}
            </div>
          )}
          <div className="truncate text-dim text-sm leading-[1.3]">{summary}</div>
        </div>
      </div>
      {run && run.ms !== null && run.state === "done" ? (
        <span className="card-detail -top-[9px] absolute right-2.5 rounded-xs bg-sunken px-1 font-mono text-faint text-xs leading-4">
          {formatDuration(run.ms)}
        </span>
      ) : null}
      <NodeMark id={id} node={node} failed={failed} focusable={selected ?? false} />
      <span id={`card-state-${id}`} hidden>
        {stateWords(summary, configured, run)}
      </span>
      <InputPorts id={id} node={node} />
      <OutputPorts id={id} node={node} hovered={hovered} />
    </div>
  );
});

function stateWords(summary: string, configured: boolean, run: ReturnType<typeof useNodeRun>): string {
  const ran =
    run === null
      ? ""
      : run.state === "done"
        ? `ran${run.ms === null ? "" : ` in ${formatDuration(run.ms)}`}${run.rows === null ? "" : `, ${formatCount(run.rows)} rows`}`
        : run.state;
  return [summary, configured ? "" : "not configured", ran].filter(Boolean).join("; ");
}
