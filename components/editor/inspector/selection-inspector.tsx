"use client";

import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  CopyPlus,
  type LucideIcon,
  Trash2,
} from "lucide-react";
import { memo } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { NodeIcon } from "@/components/ui/node-icon";
import { type CommandId, commandOf, runCommand } from "@/lib/editor/command-catalogue";
import type { NodeId } from "@/lib/model/pipeline";
import { nodeDefinition } from "@/lib/nodes/registry";
import { useEditor, useEditorActions } from "../editor-store";
import { useEditorPort } from "../session/session";
import { TidyIcon } from "../session/tidy-icon";

const alignments: readonly (readonly [CommandId, LucideIcon])[] = [
  ["align-left", AlignStartVertical],
  ["align-center", AlignCenterVertical],
  ["align-right", AlignEndVertical],
  ["align-columns", AlignHorizontalSpaceBetween],
  ["align-top", AlignStartHorizontal],
  ["align-middle", AlignCenterHorizontal],
  ["align-bottom", AlignEndHorizontal],
  ["align-rows", AlignVerticalSpaceBetween],
];

/** Several nodes: lined up, tidied, copied or deleted together. */
export const SelectionInspector = memo(function SelectionInspector({
  selection,
}: {
  selection: readonly NodeId[];
}) {
  const nodes = useEditor(({ document }) => document.pipeline.nodes);
  const locked = useEditor(({ document }) => document.program !== null);
  const port = useEditorPort();
  const { select } = useEditorActions();
  const run = (id: CommandId) => () => void runCommand(port, id);
  return (
    <>
      <header className="px-4 pt-3.5 pb-2.5">
        <h2 className="font-semibold">{selection.length} nodes</h2>
        <p className="text-sm text-dim">Move, line up or delete them together</p>
      </header>
      <div className="flex min-h-0 flex-1 flex-col gap-3.5 overflow-y-auto px-4 pt-1 pb-6">
        <section aria-label="Arrange" className="flex flex-col gap-1.5">
          <h3 className="font-strong">Arrange</h3>
          <div className="grid w-fit grid-cols-4 gap-1">
            {alignments.map(([id, icon]) => (
              <IconButton
                key={id}
                icon={icon}
                label={commandOf(id).title}
                variant="default"
                disabled={locked}
                onClick={run(id)}
              />
            ))}
          </div>
        </section>
        <div className="flex flex-wrap gap-1.5">
          <Button icon={TidyIcon} onClick={run("tidy")}>
            Tidy
          </Button>
          <Button icon={CopyPlus} disabled={locked} onClick={run("duplicate")}>
            Duplicate
          </Button>
          <Button icon={Trash2} variant="danger-quiet" disabled={locked} onClick={run("delete")}>
            Delete
          </Button>
        </div>
        <ul aria-label="Selected nodes" className="flex flex-col">
          {selection.map((id) => {
            const node = nodes[id];
            const definition = nodeDefinition(node?.type ?? "");
            return (
              <li key={id}>
                <button
                  type="button"
                  onClick={() => select([id])}
                  className="flex h-7 w-full min-w-0 items-center gap-2 rounded-sm px-1.5 text-left hover:bg-sunken"
                >
                  <NodeIcon
                    name={definition?.icon ?? "box"}
                    {...(definition ? { tone: definition.category } : {})}
                  />
                  <span className="min-w-0 flex-1 truncate">{node?.name ?? id}</span>
                  <span className="shrink-0 text-sm text-faint">{definition?.title}</span>
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
});
