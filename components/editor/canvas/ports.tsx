"use client";

import { Handle, Position as Side } from "@xyflow/react";
import { Plus } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { portOffsets } from "@/lib/editor/edge-hit";
import { NODE_WIDTH } from "@/lib/editor/geometry";
import { lacksWires, outputsOf } from "@/lib/editor/ports";
import type { NodeId, PipelineNode } from "@/lib/model/pipeline";
import { nodeDefinition } from "@/lib/nodes/registry";
import { useEditor, useEditorStore } from "../editor-store";
import { openPicker } from "../session/open-picker";
import { useSession } from "../session/session";
import { readNodes } from "../store/selectors";

const dot =
  "canvas-port !size-[9px] !min-h-0 !min-w-0 !rounded-full !border-[1.5px] !border-line-2 !bg-surface " +
  "hover:!border-accent";

export function InputPorts({ node }: { node: PipelineNode }) {
  const ports = nodeDefinition(node.type)?.inputs ?? [];
  const offsets = portOffsets(ports.length);
  return ports.map((port, index) => {
    const missing = lacksWires(node, port);
    return (
      <Handle
        key={port.name}
        id={port.name}
        type="target"
        position={Side.Left}
        style={{ top: (offsets[index] ?? 0) - 1, left: -0.5 }}
        title={missing ? `${port.title}: not connected` : port.title}
        className={cn(dot, missing && "!border-[#b98a00] !bg-[#f5c542]")}
      />
    );
  });
}

/** The outputs, each with a plus beside it while the card is pointed at. */
export function OutputPorts({ id, node, hovered }: { id: NodeId; node: PipelineNode; hovered: boolean }) {
  const { ui, view } = useSession();
  const store = useEditorStore();
  const ports = outputsOf(node);
  const offsets = portOffsets(ports.length);
  const read = useEditor(({ document }) => readNodes(document.pipeline).has(id));
  return ports.map((port, index) => {
    const top = (offsets[index] ?? 0) - 1;
    return (
      <span key={port.name} className="contents">
        <Handle
          id={port.name}
          type="source"
          position={Side.Right}
          style={{ top, right: -0.5 }}
          title={port.title}
          className={dot}
        />
        {hovered ? (
          <button
            type="button"
            tabIndex={-1}
            aria-label={`Add after ${node.name}`}
            // At the corner where there is a wire already, off its row count.
            style={
              read && ports.length === 1
                ? { top: 44, left: NODE_WIDTH - 13 }
                : { top: top - 11, left: NODE_WIDTH + 5 }
            }
            onClick={(event) => {
              const { right, top: y } = event.currentTarget.getBoundingClientRect();
              openPicker(store, ui, view.current, {
                purpose: "add",
                at: { x: right + 12, y: y - 8 },
                link: { kind: "after", node: id, output: port.name },
              });
            }}
            className="card-detail nodrag nopan absolute grid size-[22px] animate-fade place-items-center"
          >
            <span className="grid size-[18px] place-items-center rounded-full border border-line-2 bg-surface text-dim shadow-card hover:border-accent hover:text-accent">
              <Plus size={12} strokeWidth={2} aria-hidden />
            </span>
          </button>
        ) : null}
      </span>
    );
  });
}
