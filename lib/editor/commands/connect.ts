import { type Diagnostic, diagnose } from "../../model/diagnostic";
import { type InputRef, type NodeId, type Pipeline, type PipelineNode, readRef } from "../../model/pipeline";
import type { OutputPort } from "../../nodes/define-node";
import { kindProblem } from "../../nodes/output-ports";
import { type AnyNodeDefinition, nodeDefinition } from "../../nodes/registry";
import { err, ok, type Result } from "../../util/result";
import { freeAlias } from "../names";
import { firstOutput, freePort, keysOfPort, kindOf, outputsOf, portOfKey } from "../ports";
import { circle, refTo, withNode } from "../wires";

export interface Connect {
  from: NodeId;
  output?: string | undefined;
  to: NodeId;
  /** A port, or an alias of a `named` port; the first port with room unless said. */
  port?: string | undefined;
}

/** Draws a wire. A wire on a `one` port gives way; a circle is refused. */
export function connect(pipeline: Pipeline, wire: Connect): Result<Pipeline, Diagnostic> {
  const { from, to } = wire;
  const source = pipeline.nodes[from];
  const node = pipeline.nodes[to];
  if (!node || !source)
    return err(diagnose("graph/dangling", { port: wire.port ?? "", missing: node ? from : to }));
  if (from === to) return err(diagnose("graph/self-loop", { name: node.name }, { node: to }));

  const definition = nodeDefinition(node.type);
  const given =
    wire.output === undefined
      ? outputFor(source, definition, wire.port)
      : outputsOf(source).find(({ name }) => name === wire.output);
  const output = given?.name;
  if (!given)
    return err(
      diagnose("graph/unknown-output", { output: wire.output ?? "out", name: source.name }, { node: from }),
    );

  const port =
    wire.port === undefined
      ? freePort(node, given.kind)
      : (definition?.inputs.find(({ name }) => name === wire.port) ??
        (node.inputs[wire.port] === undefined ? undefined : portOfKey(definition, wire.port)));
  if (!definition || !port)
    return err(diagnose("graph/unknown-port", { port: wire.port ?? "in" }, { node: to }));

  const mismatch = kindProblem(source.name, given, node.name, port);
  if (mismatch) return err({ ...mismatch, node: to });

  const loop = circle(pipeline, from, to);
  if (loop) return err(diagnose("graph/cycle", { path: loop.join(" → ") }, { node: to }));

  const ref = refTo(from, output);
  if (port.arity === "one") return ok(put(pipeline, to, node, port.name, ref));
  if (port.arity === "many") {
    const refs = [node.inputs[port.name] ?? []].flat();
    if (refs.some((other) => same(other, ref))) return ok(pipeline);
    return ok(put(pipeline, to, node, port.name, [...refs, ref]));
  }
  const alias = node.inputs[wire.port ?? ""] === undefined ? undefined : wire.port;
  if (alias !== undefined) return ok(put(pipeline, to, node, alias, ref));
  if (keysOfPort(node, port).some((key) => [node.inputs[key] ?? []].flat().some((other) => same(other, ref))))
    return ok(pipeline);
  return ok(put(pipeline, to, node, freeAlias(source.name, node, portNames(definition)), ref));
}

/** The first output that the port takes, or any port where none is named; else the first, which is refused in words. */
function outputFor(
  source: PipelineNode,
  definition: AnyNodeDefinition | undefined,
  port: string | undefined,
): OutputPort | undefined {
  const takes = (definition?.inputs ?? [])
    .filter(({ name }) => port === undefined || name === port)
    .map(kindOf);
  return (
    outputsOf(source).find((output) => !output.optional && takes.includes(kindOf(output))) ??
    firstOutput(source)
  );
}

const portNames = (definition: AnyNodeDefinition) => definition.inputs.map(({ name }) => name);

const put = (
  pipeline: Pipeline,
  to: NodeId,
  node: PipelineNode,
  key: string,
  refs: InputRef | InputRef[],
): Pipeline => {
  const before = node.inputs[key];
  if (before !== undefined && !Array.isArray(before) && !Array.isArray(refs) && same(before, refs))
    return pipeline;
  return withNode(pipeline, to, { ...node, inputs: { ...node.inputs, [key]: refs } });
};

function same(a: InputRef, b: InputRef): boolean {
  const left = readRef(a);
  const right = readRef(b);
  return left.node === right.node && left.output === right.output;
}
