import { type NodeId, type Pipeline, upstreamOf } from "../model/pipeline";
import type { PortKind } from "../nodes/define-node";
import { inputPort, kindOf, outputsOf } from "./ports";
import { outgoingEdges } from "./wires";

/** The end of a wire that is held while it is drawn. */
export interface WireStart {
  node: NodeId;
  /** Wires are drawn from an output, and from an input backwards. */
  side: "outputs" | "inputs";
  port: string;
}

/** What a wire that is being drawn may end at. */
export interface WireEnds {
  side: WireStart["side"];
  kind: PortKind;
  /** Nodes that would close a circle, the one it starts at among them. */
  closed: ReadonlySet<NodeId>;
}

/** Worked out once, when the wire leaves: every port on the screen asks. */
export function wireEnds(pipeline: Pipeline, { node: id, side, port }: WireStart): WireEnds {
  const node = pipeline.nodes[id];
  const start =
    side === "inputs"
      ? node && inputPort(node.type, port)
      : node && outputsOf(node).find(({ name }) => name === port);
  return {
    side: side === "inputs" ? "outputs" : "inputs",
    kind: start ? kindOf(start) : "table",
    closed: side === "outputs" ? upstreamOf(pipeline, id) : downstreamOf(pipeline, id),
  };
}

/** Whether the wire may end here; `connect` gives the reason where it may not. */
export const isWireEnd = (
  { side, kind, closed }: WireEnds,
  id: NodeId,
  at: WireEnds["side"],
  port: { kind?: PortKind },
): boolean => side === at && kindOf(port) === kind && !closed.has(id);

function downstreamOf(pipeline: Pipeline, id: NodeId): Set<NodeId> {
  const readers = outgoingEdges(pipeline);
  const found = new Set<NodeId>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    for (const { to } of readers.get(next) ?? []) open.push(to);
  }
  return found;
}
