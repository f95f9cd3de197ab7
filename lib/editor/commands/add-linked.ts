import type { Edge, NodeId, Pipeline, Position } from "../../model/pipeline";
import { isAnnotation } from "../../nodes/registry";
import { EMPTY_FRAME, NOTE_SIZE, nodeBox } from "../annotation-shape";
import { NODE_HEIGHT, NODE_WIDTH } from "../card-shape";
import { edgeCurve, pointOn } from "../edge-hit";
import { COLUMN_GAP, freeSpot, ROW_GAP, spotAfter } from "../geometry";
import { groupsOf } from "../groups";
import { firstOutput, inputPort, kindOf, kindOfWire } from "../ports";
import type { Fits } from "../search-nodes";
import { type AddNode, addNode } from "./add-node";
import { connect } from "./connect";
import { joinFrames } from "./drop-nodes";
import { joinGroup } from "./group-nodes";
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

/**
 * Adds a node where it is wanted, wired as it was asked for; unwired where that cannot be. It belongs to the frame it
 * stands in, and to the group whose wire it was put into.
 */
export function addLinked(pipeline: Pipeline, args: AddLinked): Pipeline {
  const added = addWired(pipeline, args);
  if (added === pipeline) return pipeline;
  const { id, link } = args;
  const { groupOf } = groupsOf(pipeline.nodes);
  const group = link?.kind === "edge" ? groupOf.get(link.edge.from) : undefined;
  return link?.kind === "edge" && group !== undefined && group === groupOf.get(link.edge.to)
    ? joinGroup(added, { group, ids: [id] })
    : joinFrames(added, [id]);
}

function addWired(pipeline: Pipeline, { link, place, ...node }: AddLinked): Pipeline {
  const { id } = node;
  if (isAnnotation(node.type))
    return addNode(pipeline, { ...node, position: spotOf(pipeline, node.type, place, link) });
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

/** A note stands above what it was asked for beside, where no card is in its way. */
function spotOf(pipeline: Pipeline, type: string, place: Position | null, link: NodeLink | null): Position {
  const { height } = type === "note" ? NOTE_SIZE : EMPTY_FRAME;
  if (place) return freeSpot(pipeline, place, height);
  const beside = link?.kind === "edge" ? link.edge.from : link?.node;
  const box = beside === undefined ? null : nodeBox(pipeline, beside);
  return freeSpot(pipeline, box ? { x: box.x, y: box.y - height - ROW_GAP } : { x: 0, y: 0 }, height);
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
