import type { PipelineNode } from "../model/pipeline";
import type { InputPort, OutputPort } from "../nodes/define-node";
import { type AnyNodeDefinition, nodeDefinition } from "../nodes/registry";

/** The port that a key of `inputs` belongs to: the key names it, or is an alias of the node's `named` port. */
export function portOfKey(definition: AnyNodeDefinition | undefined, key: string): InputPort | undefined {
  const ports = definition?.inputs ?? [];
  return (
    ports.find(({ name, arity }) => name === key && arity !== "named") ??
    ports.find(({ arity }) => arity === "named")
  );
}

/** The keys of `inputs` that hold wires of a port. */
export function keysOfPort(node: PipelineNode, port: InputPort): string[] {
  const definition = nodeDefinition(node.type);
  return Object.keys(node.inputs).filter((key) => portOfKey(definition, key)?.name === port.name);
}

/** How many wires a port has. */
export const wiresAt = (node: PipelineNode, port: InputPort): number =>
  keysOfPort(node, port).reduce((count, key) => {
    const refs = node.inputs[key];
    return count + (Array.isArray(refs) ? refs.length : 1);
  }, 0);

/** Whether a run needs more wires here than there are. */
export const lacksWires = (node: PipelineNode, port: InputPort): boolean =>
  wiresAt(node, port) < (port.arity === "one" ? 1 : (port.min ?? 1));

export const inputPort = (type: string, name: string): InputPort | undefined =>
  nodeDefinition(type)?.inputs.find((port) => port.name === name);

/** The first output, which a wire leaves from unless said otherwise. */
export const firstOutput = (type: string): OutputPort | undefined => nodeDefinition(type)?.outputs[0];

/** The port that a wire takes when only the node is named: the first that has room, else the first. */
export function freePort(node: PipelineNode): InputPort | undefined {
  const ports = nodeDefinition(node.type)?.inputs ?? [];
  return ports.find((port) => port.arity !== "one" || wiresAt(node, port) === 0) ?? ports[0];
}
