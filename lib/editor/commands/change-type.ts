import {
  type InputRef,
  incomingEdges,
  type NodeId,
  type Pipeline,
  type PipelineNode,
} from "../../model/pipeline";
import { type AnyNodeDefinition, nodeDefinition } from "../../nodes/registry";
import { freeAlias, freeName, namesOf } from "../names";
import { outputsOf, portOfKey } from "../ports";
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
  return rewireChildren(withNode(pipeline, id, changed), id, changed);
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
  const waiting = wires.filter(({ port, from, output }) => {
    const same = next.inputs.find(({ name, arity }) => name === port && arity === "one" && !inputs[name]);
    if (same) place(same, refTo(from, output), from, port);
    return !same;
  });
  for (const { port: key, from, output } of waiting) {
    const free = next.inputs.find(({ name, arity }) => arity !== "one" || !inputs[name]);
    if (free) place(free, refTo(from, output), from, key);
  }
  return inputs;
}

/** Wires out of an output that the new type lacks leave its first one, or are cut where it has none. */
function rewireChildren(pipeline: Pipeline, id: NodeId, node: PipelineNode): Pipeline {
  const outputs = outputsOf(node);
  const [first] = outputs;
  return mapAllRefs(pipeline, (ref, edge) => {
    if (edge.from !== id || outputs.some(({ name }) => name === edge.output)) return ref;
    return first ? refTo(id, first.name) : null;
  });
}
