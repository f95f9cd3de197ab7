import type { Edge as FlowEdgeBase, Node as FlowNodeBase } from "@xyflow/react";
import type { Edge } from "@/lib/model/pipeline";
import type { PortKind } from "@/lib/nodes/define-node";

/** What the canvas gives to React Flow: cards, notes, frames behind them, and groups folded to a card. */
export type FlowNode = FlowNodeBase<Record<string, never>, "card" | "note" | "frame" | "folded">;
export type FlowEdge = FlowEdgeBase<{ edge: Edge; hot: boolean; kind: PortKind }, "wire">;
