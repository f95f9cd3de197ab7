import { type Edge, edgesOf, type NodeId, type Pipeline, type PipelineNode } from "../model/pipeline";
import type { InputPort, OutputPort, PortKind } from "../nodes/define-node";
import { outputPorts, soleOutput } from "../nodes/output-ports";
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

/** The first output that is not optional, which a wire leaves from unless said otherwise. */
export const firstOutput = (node: PipelineNode, kind?: PortKind): OutputPort | undefined =>
  outputsOf(node).find((port) => !port.optional && (kind === undefined || kindOf(port) === kind));

export const kindOf = ({ kind = "table" }: { kind?: PortKind }): PortKind => kind;

/** What runs along a wire; undefined where its start is no output. */
export function kindOfWire(
  pipeline: Pipeline,
  { from, output }: Pick<Edge, "from" | "output">,
): PortKind | undefined {
  const node = pipeline.nodes[from];
  const port = node && outputsOf(node).find(({ name }) => name === output);
  return port && kindOf(port);
}

/** The outputs of a node as its settings have them. */
export const outputsOf = (node: PipelineNode): readonly OutputPort[] =>
  outputPorts(nodeDefinition(node.type), node.settings);

/** What to call an output beside the name of its node; null for one that needs no name, the main one of its node. */
export function outputLabel(node: PipelineNode | undefined, output: string | undefined): string | null {
  if (!node || output === undefined) return null;
  const ports = outputsOf(node);
  const port = ports.find(({ name }) => name === output);
  return port && port !== soleOutput(ports) ? port.title : null;
}

/** The tables of a node that can be looked at: an optional one only where something reads it. */
export function tableOutputs(pipeline: Pipeline, id: NodeId): readonly OutputPort[] {
  const node = pipeline.nodes[id];
  if (!node) return [];
  const outputs = outputsOf(node).filter(({ kind }) => kind !== "collection");
  if (!outputs.some(({ optional }) => optional)) return outputs;
  const read = new Set(edgesOf(pipeline).flatMap(({ from, output }) => (from === id ? [output] : [])));
  return outputs.filter(({ name, optional }) => !optional || read.has(name));
}

/** The port that a wire takes when only the node is named: the first of its kind that has room, else the first. */
export function freePort(node: PipelineNode, kind: PortKind = "table"): InputPort | undefined {
  const all = nodeDefinition(node.type)?.inputs ?? [];
  const fitting = all.filter((port) => kindOf(port) === kind);
  const ports = fitting.length > 0 ? fitting : all;
  return ports.find((port) => port.arity !== "one" || wiresAt(node, port) === 0) ?? ports[0];
}
