"use client";

import { Handle, type NodeProps, Position } from "@xyflow/react";
import { CircleAlert, UnfoldVertical } from "lucide-react";
import { memo } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { NodeIcon } from "@/components/ui/node-icon";
import { Tooltip } from "@/components/ui/tooltip";
import { foldGroup } from "@/lib/editor/commands/fold-group";
import { membersOf } from "@/lib/editor/groups";
import type { NodeId } from "@/lib/model/pipeline";
import { useEditor, useEditorActions, useEditorNode } from "../editor-store";
import { useUi } from "../session/session";
import type { EditorState } from "../store/state";
import type { FlowNode } from "./flow-graph";
import { memberWords } from "./member-words";
import { NameInput } from "./name-input";

/** A group as one card, which stands for what is in it: the wires of its members lead to it. */
export const FoldedGroup = memo(function FoldedGroup({ id, selected }: NodeProps<FlowNode>) {
  const node = useEditorNode(id);
  const renaming = useUi((ui) => ui.renaming === id);
  const words = useEditor(({ document }) => memberWords(document.pipeline, id));
  const problem = useEditor((state) => firstProblem(state, id));
  const { apply, announce } = useEditorActions();
  if (!node) return null;
  return (
    <div
      data-color={node.settings.color ?? "grey"}
      data-selected={selected ? "" : undefined}
      className="folded relative flex h-14 w-[204px] items-center gap-2.5 rounded-lg pr-1 pl-3"
    >
      <Handle type="target" id="in" position={Position.Left} isConnectable={false} className="folded-port" />
      <NodeIcon name="group" tone="annotation" tile />
      <div className="card-detail min-w-0 flex-1">
        {renaming ? (
          <NameInput id={id} name={node.name} />
        ) : (
          <div data-name className="truncate font-strong leading-[1.25]">
            {node.name}
          </div>
        )}
        <div className="truncate text-dim text-sm leading-[1.3]">{words}</div>
      </div>
      <IconButton
        icon={UnfoldVertical}
        label="Unfold"
        size="sm"
        side="top"
        tabIndex={selected ? 0 : -1}
        className="nodrag card-detail"
        onClick={(event) => {
          event.stopPropagation();
          apply("Unfold the group", (pipeline) => foldGroup(pipeline, { id, collapsed: false }));
          announce("Unfolded");
        }}
      />
      {problem === null ? null : (
        <Tooltip label={problem} side="top">
          <span
            role="img"
            aria-label={problem}
            className="-top-2 -left-2 absolute grid size-[18px] place-items-center rounded-full bg-bad text-on-bad"
          >
            <CircleAlert size={12} strokeWidth={2.25} aria-hidden />
          </span>
        </Tooltip>
      )}
      <Handle
        type="source"
        id="out"
        position={Position.Right}
        isConnectable={false}
        className="folded-port"
      />
      <span id={`card-state-${id}`} hidden>
        {`folded; ${words}`}
      </span>
    </div>
  );
});

/** What does not work in the group, in words; null where all of it does. */
function firstProblem({ document, binding }: EditorState, group: NodeId): string | null {
  const members = new Set(membersOf(document.pipeline, group));
  const found = binding.diagnostics.find(
    ({ node, severity }) => severity === "error" && node !== undefined && members.has(node),
  );
  return found ? `${document.pipeline.nodes[found.node ?? ""]?.name}: ${found.message}` : null;
}
