import { incomingEdges, type NodeId, type Pipeline } from "../model/pipeline";
import type { InputPort } from "../nodes/define-node";
import { nodeDefinition } from "../nodes/registry";
import { portOfKey } from "./ports";

/** One wire into a node, with what a form needs to speak of it. */
export interface NodeInput {
  /** Undefined when the node's type has no such port. */
  port: InputPort | undefined;
  /** Key in `inputs`: the port's name, or the alias for a `named` port. */
  key: string;
  /** Counts within a port that takes many. */
  index: number;
  from: NodeId;
  output: string;
  /** Name of the node it comes from. */
  name: string;
}

/** The wires into a node, in the order of the definition's ports, then of the document. */
export function nodeInputs(pipeline: Pipeline, id: NodeId): NodeInput[] {
  const node = pipeline.nodes[id];
  if (!node) return [];
  const definition = nodeDefinition(node.type);
  const order = (port: InputPort | undefined) => (port ? (definition?.inputs.indexOf(port) ?? 0) : 1000);
  return incomingEdges(id, node)
    .map(({ from, output, port: key, index }) => ({
      port: portOfKey(definition, key),
      key,
      index,
      from,
      output,
      name: pipeline.nodes[from]?.name ?? from,
    }))
    .sort((a, b) => order(a.port) - order(b.port));
}
