import type { NodeId, Pipeline } from "../../model/pipeline";
import { freeName, namesOf } from "../names";
import { withNode } from "../wires";

/** Renames a node; a name that is taken gets the next free number, an empty one changes nothing. */
export function renameNode(pipeline: Pipeline, { id, name }: { id: NodeId; name: string }): Pipeline {
  const node = pipeline.nodes[id];
  const wanted = name.trim();
  if (!node || wanted === "" || wanted === node.name) return pipeline;
  const taken = namesOf(pipeline);
  taken.delete(node.name);
  return withNode(pipeline, id, { ...node, name: freeName(wanted, taken) });
}
