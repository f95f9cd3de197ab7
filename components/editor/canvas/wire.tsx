"use client";

import { BaseEdge, type EdgeProps, getBezierPath } from "@xyflow/react";
import { memo, use } from "react";
import { createPortal } from "react-dom";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";
import { type EdgeFlow, formatCount } from "@/lib/editor/row-flow";
import { useUi } from "../session/session";
import type { FlowEdge } from "./flow-graph";
import { LabelLayer } from "./label-layer";
import { useEdgeFlow } from "./use-node-run";

/** A wire, with the rows that went along it in the shown run. */
export const Wire = memo(function Wire(props: EdgeProps<FlowEdge>) {
  const [path, x, y] = getBezierPath(props);
  const splice = useUi((ui) => ui.spliceTarget === props.id);
  const { data, selected } = props;
  const lit = data?.hot || selected || splice;
  const stroke = lit ? "var(--accent)" : "var(--line-2)";
  const many = data?.kind === "collection";
  return (
    <>
      <BaseEdge
        id={props.id}
        path={path}
        interactionWidth={18}
        style={{ stroke, strokeWidth: (splice ? 4 : selected ? 2.5 : 1.75) + (many ? 3 : 0) }}
      />
      {many ? <path d={path} fill="none" stroke="var(--sunken)" strokeWidth={1.75} aria-hidden /> : null}
      {data ? <RowCount data={data} x={x} y={y} /> : null}
    </>
  );
});

function RowCount({ data, x, y }: { data: NonNullable<FlowEdge["data"]>; x: number; y: number }) {
  const flow = useEdgeFlow(data.edge);
  const layer = use(LabelLayer);
  if (!flow || !layer) return null;
  return createPortal(
    <div className="absolute top-0 left-0" style={{ translate: `calc(${x}px - 50%) calc(${y}px - 50%)` }}>
      <Pill flow={flow} />
    </div>,
    layer,
  );
}

const pill = "block rounded-full border px-1.5 font-mono text-xs leading-[17px]";

function Pill({ flow: { rows, warning } }: { flow: EdgeFlow }) {
  if (warning === null)
    return <span className={cn(pill, "border-line bg-bg text-dim")}>{formatCount(rows)}</span>;
  return (
    <Tooltip label={warning} side="top">
      <button
        type="button"
        tabIndex={-1}
        className={cn(pill, "pointer-events-auto cursor-help border-bad bg-bg text-bad")}
        aria-label={`${formatCount(rows)} rows. ${warning}`}
      >
        {formatCount(rows)}
      </button>
    </Tooltip>
  );
}
