import type { NodeId, Pipeline } from "../../model/pipeline";
import { firstOutput, kindOfWire } from "../ports";
import { mapAllRefs, refTo } from "../wires";
import { type AddNode, addNode } from "./add-node";
import { connect } from "./connect";

export interface InsertAfter extends AddNode {
  after: NodeId;
  /** Which output of `after`; its first unless said. */
  output?: string | undefined;
  /** Puts the node between `after` and everything that reads it, instead of beside them. */
  between?: boolean | undefined;
}

/** Adds a node that reads another. A node that takes no rows is added unwired. */
export function insertAfter(
  pipeline: Pipeline,
  { after, output, between = false, ...node }: InsertAfter,
): Pipeline {
  const added = addNode(pipeline, node);
  const source = pipeline.nodes[after];
  if (added === pipeline || !source) return added;
  const leaving = output ?? firstOutput(source)?.name;
  const wired = connect(added, { from: after, output: leaving, to: node.id });
  if (!wired.ok) return added;
  const made = added.nodes[node.id];
  const own = made && firstOutput(made, kindOfWire(pipeline, { from: after, output: leaving ?? "" }));
  if (!between || !own) return wired.value;
  return mapAllRefs(wired.value, (ref, edge) =>
    edge.from === after && edge.output === leaving && edge.to !== node.id ? refTo(node.id, own.name) : ref,
  );
}
