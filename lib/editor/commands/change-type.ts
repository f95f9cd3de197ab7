import {
  type Edge,
  type InputRef,
  incomingEdges,
  type NodeId,
  type Pipeline,
  type PipelineNode,
} from "../../model/pipeline";
import type { InputPort } from "../../nodes/define-node";
import { type AnyNodeDefinition, nodeDefinition } from "../../nodes/registry";
import { renameMembers } from "../groups";
import { freeAlias, freeName, namesOf } from "../names";
import { firstOutput, kindOf, kindOfWire, outputsOf, portOfKey } from "../ports";
import { mapAllRefs, refTo, withNode } from "../wires";

/**
 * Makes a node another type in place. It keeps the wires that fit, the settings that the new type reads, and its name,
 * unless that is only the old type's title.
 */
export function changeType(pipeline: Pipeline, { id, type }: { id: NodeId; type: string }): Pipeline {
  const node = pipeline.nodes[id];
  const next = nodeDefinition(type);
  if (!node || !next || node.type === type) return pipeline;
  const before = nodeDefinition(node.type);
  const isTitle = before !== undefined && node.name.replace(/ \d+$/, "") === before.title;
  const taken = namesOf(pipeline);
  taken.delete(node.name);
  const changed: PipelineNode = {
    type,
    name: isTitle ? freeName(next.title, taken) : node.name,
    settings: settingsThatFit(node.settings, next),
    inputs: inputsThatFit(pipeline, id, node, before, next),
  };
  const named = { ...pipeline, nodes: renameMembers(pipeline.nodes, new Map([[node.name, changed.name]])) };
  return rewireChildren(withNode(named, id, changed), id, node, changed);
}

const settingsThatFit = (settings: PipelineNode["settings"], next: AnyNodeDefinition) =>
  Object.fromEntries(
    Object.entries(settings).filter(([key, value]) => next.settings.shape[key]?.safeParse(value).success),
  );

/** Wires keep their port where the new type has it too; the others take the first port with room, in order. */
function inputsThatFit(
  pipeline: Pipeline,
  id: NodeId,
  node: PipelineNode,
  before: AnyNodeDefinition | undefined,
  next: AnyNodeDefinition,
): PipelineNode["inputs"] {
  const inputs: PipelineNode["inputs"] = {};
  const portNames = next.inputs.map(({ name }) => name);
  const place = (port: AnyNodeDefinition["inputs"][number], ref: InputRef, from: NodeId, key: string) => {
    if (port.arity === "one") inputs[port.name] = ref;
    else if (port.arity === "many") inputs[port.name] = [...[inputs[port.name] ?? []].flat(), ref];
    else {
      const kept = portOfKey(before, key)?.arity === "named" && !inputs[key] && !portNames.includes(key);
      const alias = kept
        ? key
        : freeAlias(pipeline.nodes[from]?.name ?? "input", { ...node, inputs }, portNames);
      inputs[alias] = ref;
    }
  };
  const wires = incomingEdges(id, node);
  const takes = (port: InputPort, edge: Edge) =>
    kindOf(port) === (kindOfWire(pipeline, edge) ?? "table") && (port.arity !== "one" || !inputs[port.name]);
  const waiting = wires.filter((edge) => {
    const { port, from, output } = edge;
    const same = next.inputs.find((one) => one.name === port && one.arity === "one" && takes(one, edge));
    if (same) place(same, refTo(from, output), from, port);
    return !same;
  });
  for (const edge of waiting) {
    const free = next.inputs.find((port) => takes(port, edge));
    if (free) place(free, refTo(edge.from, edge.output), edge.from, edge.port);
  }
  return inputs;
}

/** Wires out of an output that the new type lacks leave its first one of their kind; those of refused rows are cut. */
function rewireChildren(pipeline: Pipeline, id: NodeId, before: PipelineNode, node: PipelineNode): Pipeline {
  const old = outputsOf(before);
  const outputs = outputsOf(node);
  return mapAllRefs(pipeline, (ref, edge) => {
    if (edge.from !== id) return ref;
    const left = old.find(({ name }) => name === edge.output);
    const kind = left ? kindOf(left) : "table";
    if (outputs.some((port) => port.name === edge.output && kindOf(port) === kind)) return ref;
    const first = left?.optional ? undefined : firstOutput(node, kind);
    return first ? refTo(id, first.name) : null;
  });
}
