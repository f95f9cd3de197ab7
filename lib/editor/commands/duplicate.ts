import type { NodeId, Pipeline, Position } from "../../model/pipeline";
import { readRef } from "../../model/pipeline";
import { withCopiedMembers } from "../groups";
import { freeName, namesOf } from "../names";
import { mapRefs, refTo } from "../wires";
import { joinFrames } from "./drop-nodes";

export interface Duplicate {
  /** Original → the id of its copy. */
  ids: Readonly<Record<NodeId, NodeId>>;
  offset?: Position;
}

/** Copies nodes beside themselves: wires among them are copied, wires from elsewhere are shared. */
export function duplicate(pipeline: Pipeline, { ids, offset = { x: 40, y: 88 } }: Duplicate): Pipeline {
  const nodes = { ...pipeline.nodes };
  const layout = { ...pipeline.layout };
  const taken = namesOf(pipeline);
  const names = new Map<string, string>();
  for (const [original, copy] of Object.entries(ids)) {
    const node = pipeline.nodes[original];
    if (!node || nodes[copy]) continue;
    const name = freeName(node.name, taken);
    taken.add(name);
    names.set(node.name, name);
    nodes[copy] = mapRefs({ ...node, name }, (ref) => {
      const { node: from, output } = readRef(ref);
      const mapped = ids[from];
      return mapped === undefined || !pipeline.nodes[from] ? ref : refTo(mapped, output);
    });
    const place = pipeline.layout[original] ?? { x: 0, y: 0 };
    layout[copy] = { ...place, x: place.x + offset.x, y: place.y + offset.y };
  }
  if (Object.keys(nodes).length === Object.keys(pipeline.nodes).length) return pipeline;
  const copies = Object.values(ids);
  return joinFrames({ ...pipeline, nodes: withCopiedMembers(nodes, copies, names), layout }, copies);
}
