"use client";

import { Cable, Ellipsis, Plus, Trash2 } from "lucide-react";
import type { KeyboardEvent } from "react";
import { cn } from "@/components/ui/cn";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { MenuEntry } from "@/components/ui/menu-entries";
import { NodeIcon } from "@/components/ui/node-icon";
import { toast } from "@/components/ui/toast";
import { cardOf } from "@/lib/editor/card";
import { connect } from "@/lib/editor/commands/connect";
import { deleteNodes } from "@/lib/editor/commands/delete-nodes";
import { disconnect } from "@/lib/editor/commands/disconnect";
import { firstOutput, lacksWires } from "@/lib/editor/ports";
import { formatCount, formatDuration } from "@/lib/editor/row-flow";
import { type Edge, incomingEdges, type NodeId, type Pipeline } from "@/lib/model/pipeline";
import { nodeDefinition } from "@/lib/nodes/registry";
import { useNodeRun } from "../canvas/use-node-run";
import {
  useEditor,
  useEditorActions,
  useEditorNode,
  useEditorStore,
  useNodeDiagnostics,
} from "../editor-store";
import { commandItem } from "../session/command-menu";
import { openPicker } from "../session/open-picker";
import { useSession } from "../session/session";
import type { EditorStore } from "../store/context";

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
  const sources = incomingEdges(id, node);
  const output = firstOutput(node);
  return (
    <li className={cn("flex items-center gap-3 py-2 pr-2 pl-3", selected && "bg-accent-bg")}>
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
          {nodeDefinition(node.type)?.inputs.length === 0
            ? "Source"
            : sources.length > 0
              ? `Reads ${sources.map(({ from }) => pipeline.nodes[from]?.name).join(", ")}`
              : "Reads nothing yet"}
          {state ? <span className={state.bad ? "text-bad" : ""}> · {state.text}</span> : null}
        </span>
      </button>
      <IconButton
        icon={Plus}
        label={`Add after ${node.name}`}
        disabled={locked || !output}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          openPicker(store, ui, view.current, {
            purpose: "add",
            at: { x: left - 120, y: bottom + 4 },
            link: { kind: "after", node: id, output: output?.name },
          });
        }}
      />
      <DropdownMenu
        align="end"
        trigger={<IconButton icon={Cable} label={`Connect ${node.name}`} disabled={locked} />}
        items={wireMenu(store, pipeline, id)}
      />
      <DropdownMenu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={`More for ${node.name}`} onClick={() => select([id])} />}
        items={[
          commandItem(port, "inspect"),
          commandItem(port, "change-type"),
          commandItem(port, "duplicate"),
          commandItem(port, "copy"),
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
    </li>
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

/** Nodes it could feed, and the wires into it that could be cut. */
function wireMenu(store: EditorStore, pipeline: Pipeline, id: NodeId): MenuEntry[] {
  const { actions } = store;
  const node = pipeline.nodes[id];
  const name = (other: NodeId) => pipeline.nodes[other]?.name ?? other;
  const readers = Object.keys(pipeline.nodes).filter((to) => {
    const result = connect(pipeline, { from: id, to });
    return to !== id && result.ok && result.value !== pipeline;
  });
  const cut = (edge: Edge) => {
    actions.apply("Delete wire", (current) => disconnect(current, { edge }));
    actions.announce(`${name(edge.from)} disconnected from ${name(id)}`);
  };
  const draw = (to: NodeId) => {
    const problem = actions.attempt("Connect", (current) => connect(current, { from: id, to }));
    if (problem) toast.warn(problem.message);
    else actions.announce(`${name(id)} connected to ${name(to)}`);
  };
  const wires = node ? incomingEdges(id, node) : [];
  return [
    { id: "to", heading: readers.length > 0 ? "Connect to" : "Nothing takes its rows" },
    ...readers.map((to) => ({ id: `to-${to}`, label: name(to), onSelect: () => draw(to) })),
    ...(wires.length > 0 ? (["separator", { id: "from", heading: "Disconnect from" }] as const) : []),
    ...wires.map((edge) => ({
      id: `from-${edge.from}-${edge.port}-${edge.index}`,
      label: name(edge.from),
      onSelect: () => cut(edge),
    })),
  ];
}
