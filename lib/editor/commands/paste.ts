import { type NodeId, type Pipeline, type Position, readRef } from "../../model/pipeline";
import type { ClipboardNodes } from "../clipboard";
import { boundsOf, boxesOf } from "../geometry";
import { withCopiedMembers } from "../groups";
import { freeName, namesOf } from "../names";
import { mapRefs, refTo } from "../wires";
import { joinFrames } from "./drop-nodes";

export interface Paste {
  clipboard: ClipboardNodes;
  /** Copied node → its id here. Nodes that are not named here are left out. */
  ids: Readonly<Record<NodeId, NodeId>>;
  /** Where the middle of what is pasted goes; beside the originals unless said. */
  at?: Position | undefined;
}

/** Adds copied nodes under new ids and free names, with the wires among them. */
export function paste(pipeline: Pipeline, { clipboard, ids, at }: Paste): Pipeline {
  const chosen = Object.entries(clipboard.nodes).flatMap(([from, node]) => {
    const id = ids[from];
    return id === undefined || pipeline.nodes[id] ? [] : [{ from, id, node }];
  });
  if (chosen.length === 0) return pipeline;
  const here = new Map(chosen.map(({ from, id }) => [from, id]));
  const shift = shiftTo(clipboard, at);
  const taken = namesOf(pipeline);
  const names = new Map<string, string>();
  const nodes = { ...pipeline.nodes };
  const layout = { ...pipeline.layout };
  for (const [index, { from, id, node }] of chosen.entries()) {
    const name = freeName(node.name, taken);
    taken.add(name);
    names.set(node.name, name);
    nodes[id] = mapRefs({ ...node, name }, (ref) => {
      const { node: source, output } = readRef(ref);
      const mapped = here.get(source);
      return mapped === undefined ? null : refTo(mapped, output);
    });
    const place = clipboard.layout[from] ?? { x: index * 24, y: index * 24 };
    layout[id] = { ...place, x: Math.round(place.x + shift.x), y: Math.round(place.y + shift.y) };
  }
  const copies = [...here.values()];
  return joinFrames({ ...pipeline, nodes: withCopiedMembers(nodes, copies, names), layout }, copies);
}

function shiftTo(clipboard: ClipboardNodes, at: Position | undefined): Position {
  const bounds = boundsOf(boxesOf(clipboard));
  if (!at || !bounds) return { x: 40, y: 40 };
  return { x: at.x - bounds.x - bounds.width / 2, y: at.y - bounds.y - bounds.height / 2 };
}
