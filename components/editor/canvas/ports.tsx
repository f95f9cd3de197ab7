"use client";

import { Handle, Position as Side } from "@xyflow/react";
import { cn } from "@/components/ui/cn";
import { cardShape } from "@/lib/editor/card-shape";
import { kindOf, lacksWires } from "@/lib/editor/ports";
import { isWireEnd } from "@/lib/editor/wire-ends";
import type { NodeId, PipelineNode } from "@/lib/model/pipeline";
import type { InputPort, OutputPort } from "@/lib/nodes/define-node";
import { useEditor } from "../editor-store";
import { useUi } from "../session/session";
import { outputKey, readOutputs } from "../store/selectors";
import { AddAfter } from "./add-after";

const lookOf = (port: InputPort | OutputPort) =>
  cn("canvas-port", kindOf(port) === "collection" && "canvas-port-many");

/** Whether a port could be where the wire ends that is being drawn; undefined while none is. */
function useEnd(id: NodeId, side: "inputs" | "outputs") {
  const ends = useUi(({ wireEnds }) => wireEnds);
  return (port: InputPort | OutputPort) =>
    ends === null ? undefined : isWireEnd(ends, id, side, port) ? "open" : "closed";
}

export function InputPorts({ id, node }: { id: NodeId; node: PipelineNode }) {
  const endAt = useEnd(id, "inputs");
  return cardShape(node).inputs.map(({ port, y }) => {
    const missing = lacksWires(node, port);
    return (
      <Handle
        key={port.name}
        id={port.name}
        type="target"
        position={Side.Left}
        data-end={endAt(port)}
        style={{ top: y - 1, left: -0.5 }}
        title={missing ? `${port.title}: not connected` : port.title}
        className={cn(lookOf(port), missing && "canvas-port-missing")}
      />
    );
  });
}

/** The outputs, each with a plus beside it while the card is pointed at; where there are several, each has its name. */
export function OutputPorts({ id, node, hovered }: { id: NodeId; node: PipelineNode; hovered: boolean }) {
  const endAt = useEnd(id, "outputs");
  const { outputs, rows } = cardShape(node);
  return outputs.map(({ port, y }) => (
    <span key={port.name} className="contents">
      {rows ? (
        <span
          className="card-detail absolute right-3 max-w-[170px] truncate text-dim text-sm leading-4"
          style={{ top: y - 9 }}
        >
          {port.title}
        </span>
      ) : null}
      {port.optional && !rows ? (
        <QuietPort id={id} port={port} y={y} end={endAt(port)} />
      ) : (
        <Output port={port} y={y} end={endAt(port)} />
      )}
      {hovered ? <AddAfter id={id} node={node} port={port} y={y} /> : null}
    </span>
  ));
}

interface OutputProps {
  port: OutputPort;
  y: number;
  end: "open" | "closed" | undefined;
}

const Output = ({ port, y, end, className }: OutputProps & { className?: string }) => (
  <Handle
    id={port.name}
    type="source"
    position={Side.Right}
    data-end={end}
    style={{ top: y - 1, right: -0.5 }}
    title={port.title}
    className={cn(lookOf(port), className)}
  />
);

/** An output that is computed only where something reads it: seen where it is read, and where a wire could use it. */
function QuietPort({ id, ...props }: OutputProps & { id: NodeId }) {
  const key = outputKey(id, props.port.name);
  const read = useEditor(({ document }) => readOutputs(document.pipeline).has(key));
  return <Output {...props} className={cn("canvas-port-small", !read && "canvas-port-quiet")} />;
}
