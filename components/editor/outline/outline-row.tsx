"use client";

import { Cable, Ellipsis, Plus, Trash2 } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { counted } from "@/components/grid/numbers";
import { cn } from "@/components/ui/cn";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { NodeIcon } from "@/components/ui/node-icon";
import { cardOf } from "@/lib/editor/card";
import { deleteNodes } from "@/lib/editor/commands/delete-nodes";
import { membersOf } from "@/lib/editor/groups";
import { lacksWires, outputsOf } from "@/lib/editor/ports";
import { formatCount, formatDuration } from "@/lib/editor/row-flow";
import { incomingEdges, type NodeId, type Pipeline } from "@/lib/model/pipeline";
import type { OutputPort } from "@/lib/nodes/define-node";
import { isAnnotation, nodeDefinition } from "@/lib/nodes/registry";
import { useNodeRun } from "../canvas/use-node-run";
import {
  useEditor,
  useEditorActions,
  useEditorNode,
  useEditorStore,
  useNodeDiagnostics,
} from "../editor-store";
import { afterMenu, commandItem } from "../session/command-menu";
import { openPicker } from "../session/open-picker";
import { useSession } from "../session/session";
import { sourceName, wireMenu } from "./wire-menu";

/** One node: its name, what it reads, how it fares, and what can be done with it. */
export function OutlineRow({ id, onKeyDown }: { id: NodeId; onKeyDown: (event: KeyboardEvent) => void }) {
  const node = useEditorNode(id);
  const store = useEditorStore();
  const { ui, view, port } = useSession();
  const { select, apply, announce } = useEditorActions();
  const pipeline = useEditor(({ document }) => document.pipeline);
  const locked = useEditor(({ document }) => document.program !== null);
  const selected = useEditor(({ selection }) => selection.includes(id));
  const state = useRowState(id);
  if (!node) return null;
  const { icon, tone, title, summary } = cardOf(node);
  const annotation = isAnnotation(node.type);
  const outputs = outputsOf(node);
  const addAfter = (output: string, at: DOMRect) =>
    openPicker(store, ui, view.current, {
      purpose: "add",
      at: { x: at.left - 120, y: at.bottom + 4 },
      link: { kind: "after", node: id, output },
    });
  return (
    <div className={cn("flex items-center gap-3 py-2 pr-2 pl-3", selected && "bg-accent-bg")}>
      <NodeIcon name={icon} tone={tone} tile />
      <button
        type="button"
        data-row
        aria-pressed={selected}
        onKeyDown={onKeyDown}
        onClick={() => select([id])}
        onFocus={() => select([id])}
        className="min-w-0 flex-1 rounded-sm text-left"
      >
        <span className="block truncate">
          <span className="font-strong">{node.name}</span>
          <span className="text-dim"> · {summary.startsWith(title) ? summary : `${title} · ${summary}`}</span>
        </span>
        <span className="block truncate text-dim text-sm">
          {readsWords(pipeline, id)}
          {state ? <span className={state.bad ? "text-bad" : ""}> · {state.text}</span> : null}
        </span>
      </button>
      {annotation ? null : (
        <>
          <AddAfter name={node.name} outputs={outputs} disabled={locked} add={addAfter} />
          <DropdownMenu
            align="end"
            trigger={<IconButton icon={Cable} label={`Connect ${node.name}`} disabled={locked} />}
            items={wireMenu(store, pipeline, id)}
          />
        </>
      )}
      <DropdownMenu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={`More for ${node.name}`} onClick={() => select([id])} />}
        items={[
          commandItem(port, "inspect"),
          ...(annotation ? [] : [commandItem(port, "change-type")]),
          commandItem(port, "duplicate"),
          commandItem(port, "copy"),
          "separator",
          ...(node.type === "group" ? [] : [commandItem(port, "group"), commandItem(port, "leave-group")]),
          ...(node.type === "group"
            ? [commandItem(port, "ungroup"), commandItem(port, "delete-members")]
            : []),
        ]}
      />
      <IconButton
        icon={Trash2}
        variant="danger"
        label={`Delete ${node.name}`}
        disabled={locked}
        onClick={() => {
          apply(`Delete “${node.name}”`, (current) => deleteNodes(current, { ids: [id] }));
          announce(`${node.name} deleted`);
        }}
      />
    </div>
  );
}

/** What a row says of its wires; of a group, what is in it. */
function readsWords(pipeline: Pipeline, id: NodeId): string {
  const node = pipeline.nodes[id];
  if (!node) return "";
  if (node.type === "group") return counted(membersOf(pipeline, id).length, "node");
  if (node.type === "note") return "Has no part in what the job does";
  const sources = incomingEdges(id, node);
  if (nodeDefinition(node.type)?.inputs.length === 0) return "Source";
  return sources.length > 0
    ? `Reads ${sources.map((edge) => sourceName(pipeline, edge)).join(", ")}`
    : "Reads nothing yet";
}

interface AddAfterProps {
  name: string;
  outputs: readonly OutputPort[];
  disabled: boolean;
  add: (output: string, at: DOMRect) => void;
}

/** Adds behind the only output, or asks behind which. */
function AddAfter({ name, outputs, disabled, add }: AddAfterProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [only, ...others] = outputs;
  const addHere = (output: string) => {
    const at = button.current?.getBoundingClientRect();
    if (at) add(output, at);
  };
  const common = { ref: button, icon: Plus, label: `Add after ${name}`, disabled: disabled || !only };
  if (others.length === 0)
    return <IconButton {...common} onClick={() => (only ? addHere(only.name) : undefined)} />;
  return (
    <DropdownMenu
      align="end"
      trigger={<IconButton {...common} />}
      items={outputs.map((output) => ({
        id: output.name,
        label: `After ${output.title}…`,
        onSelect: () => afterMenu(() => addHere(output.name)),
      }))}
    />
  );
}

function useRowState(id: NodeId): { text: string; bad: boolean } | null {
  const node = useEditorNode(id);
  const run = useNodeRun(id);
  const [diagnostic] = useNodeDiagnostics(id);
  if (!node) return null;
  const missing = nodeDefinition(node.type)?.inputs.find((port) => lacksWires(node, port));
  if (diagnostic) return { text: diagnostic.message, bad: diagnostic.severity === "error" };
  if (!cardOf(node).configured) return { text: "not configured", bad: false };
  if (missing) return { text: `${missing.title} is not connected`, bad: false };
  if (run?.state === "done")
    return {
      bad: false,
      text: [
        run.rows === null ? "done" : `${formatCount(run.rows)} rows`,
        run.ms === null ? "" : formatDuration(run.ms),
      ]
        .filter(Boolean)
        .join(" in "),
    };
  return run ? { text: run.state, bad: run.state === "failed" } : null;
}
