import type { Edge, NodeId, Pipeline, Position } from "../../model/pipeline";
import { NODE_HEIGHT, NODE_WIDTH } from "../card-shape";
import { edgeCurve, pointOn } from "../edge-hit";
import { COLUMN_GAP, freeSpot, spotAfter } from "../geometry";
import { firstOutput, inputPort, kindOf, kindOfWire } from "../ports";
import type { Fits } from "../search-nodes";
import { type AddNode, addNode } from "./add-node";
import { connect } from "./connect";
import { insertAfter } from "./insert-after";
import { spliceNode } from "./splice-node";

/** Where the wires of a node that is added go. */
export type NodeLink =
  | { kind: "after"; node: NodeId; output: string | undefined }
  | { kind: "into"; node: NodeId; port: string }
  | { kind: "edge"; edge: Edge };

export interface AddLinked extends Pick<AddNode, "id" | "type" | "name" | "settings"> {
  link: NodeLink | null;
  /** Beside what it is linked to unless said. */
  place: Position | null;
}

/** Adds a node where it is wanted, wired as it was asked for; unwired where that cannot be. */
export function addLinked(pipeline: Pipeline, { link, place, ...node }: AddLinked): Pipeline {
  const { id } = node;
  const position = place ? freeSpot(pipeline, place) : spotFor(pipeline, link);
  if (link?.kind === "after") {
    const { node: after, output } = link;
    return insertAfter(pipeline, { ...node, after, output, position });
  }
  const added = addNode(pipeline, { ...node, position });
  if (link?.kind === "into") {
    const wired = connect(added, { from: id, to: link.node, port: link.port });
    return wired.ok ? wired.value : added;
  }
  if (link?.kind === "edge") {
    const spliced = spliceNode(added, { id, edge: link.edge });
    return spliced.ok ? spliced.value : added;
  }
  return added;
}

function spotFor(pipeline: Pipeline, link: NodeLink | null): Position {
  if (link === null) return freeSpot(pipeline, { x: 0, y: 0 });
  if (link.kind === "after") return spotAfter(pipeline, link.node, link.output);
  if (link.kind === "into") {
    const { x, y } = pipeline.layout[link.node] ?? { x: 0, y: 0 };
    return freeSpot(pipeline, { x: x - NODE_WIDTH - COLUMN_GAP, y });
  }
  const curve = edgeCurve(pipeline, link.edge);
  const { x, y } = curve ? pointOn(curve, 0.5) : { x: 0, y: 0 };
  return freeSpot(pipeline, { x: x - NODE_WIDTH / 2, y: y - NODE_HEIGHT / 2 });
}

/** What a type must take and give to be linked so. */
export function fitsOf(pipeline: Pipeline, link: NodeLink | null): Fits {
  if (link === null) return {};
  if (link.kind === "edge") {
    const kind = kindOfWire(pipeline, link.edge) ?? "table";
    return { takes: kind, gives: kind };
  }
  const node = pipeline.nodes[link.node];
  if (link.kind === "into") {
    const port = node && inputPort(node.type, link.port);
    return { gives: port ? kindOf(port) : "table" };
  }
  const output = link.output ?? (node && firstOutput(node)?.name) ?? "";
  return { takes: kindOfWire(pipeline, { from: link.node, output }) ?? "table" };
}
