"use client";

import { Plus } from "lucide-react";
import { cardShape, NODE_WIDTH } from "@/lib/editor/card-shape";
import { outputLabel } from "@/lib/editor/ports";
import type { NodeId, PipelineNode } from "@/lib/model/pipeline";
import type { OutputPort } from "@/lib/nodes/define-node";
import { useEditor, useEditorStore } from "../editor-store";
import { openPicker } from "../session/open-picker";
import { useSession } from "../session/session";
import { outputKey, readOutputs } from "../store/selectors";

interface AddAfterProps {
  id: NodeId;
  node: PipelineNode;
  port: OutputPort;
  y: number;
}

/** The plus beside an output: adds a node that reads it. Beside it stands the name of an output that has no row. */
export function AddAfter({ id, node, port, y }: AddAfterProps) {
  const { ui, view } = useSession();
  const store = useEditorStore();
  const key = outputKey(id, port.name);
  const read = useEditor(({ document }) => readOutputs(document.pipeline).has(key));
  const { rows, height } = cardShape(node);
  const label = outputLabel(node, port.name);
  // Below the card where there is a wire already, off its row count.
  const place =
    read && !rows && !port.optional
      ? { top: height - 12, left: NODE_WIDTH - 48 }
      : { top: y - 12, left: NODE_WIDTH + 5 };
  return (
    <div className="card-detail nodrag nopan absolute flex animate-fade items-center gap-1" style={place}>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Add after ${node.name}${label === null ? "" : `, ${label}`}`}
        onClick={(event) => {
          const { right, top } = event.currentTarget.getBoundingClientRect();
          openPicker(store, ui, view.current, {
            purpose: "add",
            at: { x: right + 12, y: top - 8 },
            link: { kind: "after", node: id, output: port.name },
          });
        }}
        className="grid size-[22px] place-items-center"
      >
        <span className="grid size-[18px] place-items-center rounded-full border border-line-2 bg-surface text-dim shadow-card hover:border-accent hover:text-accent">
          <Plus size={12} strokeWidth={2} aria-hidden />
        </span>
      </button>
      {label === null || rows ? null : (
        <span className="pointer-events-none rounded-xs bg-sunken px-1 text-dim text-xs leading-4">
          {label}
        </span>
      )}
    </div>
  );
}
