"use client";

import type { NodeProps } from "@xyflow/react";
import { FoldVertical } from "lucide-react";
import { memo } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { foldGroup } from "@/lib/editor/commands/fold-group";
import { membersOf } from "@/lib/editor/groups";
import { useEditor, useEditorActions, useEditorNode } from "../editor-store";
import { useUi } from "../session/session";
import type { FlowNode } from "./flow-graph";
import { memberWords } from "./member-words";
import { NameInput } from "./name-input";

/** The frame of a group, behind its members, which are nodes of the canvas beside it. */
export const GroupFrame = memo(function GroupFrame({
  id,
  selected,
  width = 0,
  height = 0,
}: NodeProps<FlowNode>) {
  const node = useEditorNode(id);
  const renaming = useUi((ui) => ui.renaming === id);
  const target = useUi((ui) => ui.frameTarget === id);
  const words = useEditor(({ document }) => memberWords(document.pipeline, id));
  const empty = useEditor(({ document }) => membersOf(document.pipeline, id).length === 0);
  const { apply, announce } = useEditorActions();
  if (!node) return null;
  return (
    <div
      data-color={node.settings.color ?? "grey"}
      data-selected={selected ? "" : undefined}
      data-target={target ? "" : undefined}
      style={{ width, height }}
      className="frame relative rounded-xl"
    >
      <div className="flex h-[34px] items-center gap-1 pr-1 pl-3">
        {renaming ? (
          <NameInput id={id} name={node.name} />
        ) : (
          <span data-name className="card-detail min-w-0 truncate font-strong text-dim">
            {node.name}
          </span>
        )}
        <IconButton
          icon={FoldVertical}
          label="Fold to a card"
          size="sm"
          side="top"
          tabIndex={selected ? 0 : -1}
          className="nodrag card-detail ml-auto"
          onClick={(event) => {
            event.stopPropagation();
            apply("Fold the group", (pipeline) => foldGroup(pipeline, { id, collapsed: true }));
            announce("Folded");
          }}
        />
      </div>
      {empty ? <p className="card-detail px-3 text-dim text-sm">Drop nodes here to group them.</p> : null}
      <span id={`card-state-${id}`} hidden>
        {words}
      </span>
    </div>
  );
});
