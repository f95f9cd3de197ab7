import type { NodeId, Pipeline } from "../../model/pipeline";
import { renameMembers } from "../groups";
import { freeName, namesOf } from "../names";
import { withNode, withNodes } from "../wires";

/** Renames a node, in the groups that name it too; a name that is taken gets the next free number, an empty one changes nothing. */
export function renameNode(pipeline: Pipeline, { id, name }: { id: NodeId; name: string }): Pipeline {
  const node = pipeline.nodes[id];
  const wanted = name.trim();
  if (!node || wanted === "" || wanted === node.name) return pipeline;
  const taken = namesOf(pipeline);
  taken.delete(node.name);
  const free = freeName(wanted, taken);
  const renamed = withNode(pipeline, id, { ...node, name: free });
  return withNodes(renamed, renameMembers(renamed.nodes, new Map([[node.name, free]])));
}
