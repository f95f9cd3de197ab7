import { addNode } from "@/lib/editor/commands/add-node";
import { changeType } from "@/lib/editor/commands/change-type";
import { connect } from "@/lib/editor/commands/connect";
import { insertAfter } from "@/lib/editor/commands/insert-after";
import { spliceNode } from "@/lib/editor/commands/splice-node";
import { edgeCurve, pointOn } from "@/lib/editor/edge-hit";
import { COLUMN_GAP, freeSpot, NODE_HEIGHT, NODE_WIDTH, spotAfter } from "@/lib/editor/geometry";
import type { NodeId, Pipeline, Position } from "@/lib/model/pipeline";
import { nodeDefinition } from "@/lib/nodes/registry";
import { newId } from "@/lib/util/ids";
import type { EditorStore } from "../store/context";
import type { PickerRequest } from "./ui-store";

/** Does what a picker was opened for, with the type that was picked; gives the node. */
export function addFromPicker(store: EditorStore, request: PickerRequest, type: string): NodeId | null {
  const { actions } = store;
  const title = nodeDefinition(type)?.title ?? type;
  if (request.purpose === "change-type") {
    const { target } = request;
    if (target === null) return null;
    actions.apply(`Change type to ${title}`, (pipeline) => changeType(pipeline, { id: target, type }));
    actions.announce(`Changed to ${title}`);
    return target;
  }
  const id = newId("n");
  const before = store.getState().document.pipeline;
  actions.apply(`Add ${title}`, (pipeline) => addLinked(pipeline, id, type, request));
  const { pipeline } = store.getState().document;
  if (pipeline === before || !pipeline.nodes[id]) return null;
  actions.select([id]);
  actions.announce(words(pipeline, id, request));
  return id;
}

function addLinked(pipeline: Pipeline, id: NodeId, type: string, { link, place }: PickerRequest): Pipeline {
  const position = place
    ? freeSpot(pipeline, place)
    : link
      ? spotFor(pipeline, link)
      : freeSpot(pipeline, { x: 0, y: 0 });
  if (link?.kind === "after") {
    const { node: after, output } = link;
    return insertAfter(pipeline, { id, type, after, output, position });
  }
  const added = addNode(pipeline, { id, type, position });
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

function spotFor(pipeline: Pipeline, link: NonNullable<PickerRequest["link"]>): Position {
  if (link.kind === "after") return spotAfter(pipeline, link.node);
  if (link.kind === "into") {
    const { x, y } = pipeline.layout[link.node] ?? { x: 0, y: 0 };
    return freeSpot(pipeline, { x: x - NODE_WIDTH - COLUMN_GAP, y });
  }
  const curve = edgeCurve(pipeline, link.edge);
  const { x, y } = curve ? pointOn(curve, 0.5) : { x: 0, y: 0 };
  return freeSpot(pipeline, { x: x - NODE_WIDTH / 2, y: y - NODE_HEIGHT / 2 });
}

function words(pipeline: Pipeline, id: NodeId, { link }: PickerRequest): string {
  const name = pipeline.nodes[id]?.name ?? "Node";
  const other = (node: NodeId) => pipeline.nodes[node]?.name ?? "";
  if (link?.kind === "after") return `${name} added after ${other(link.node)}`;
  if (link?.kind === "into") return `${name} added before ${other(link.node)}`;
  if (link?.kind === "edge")
    return `${name} added between ${other(link.edge.from)} and ${other(link.edge.to)}`;
  return `${name} added`;
}
