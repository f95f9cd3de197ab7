import { type NodeId, type Pipeline, type PipelineNode, PortName } from "../model/pipeline";
import { outputsOf } from "./ports";
import { mapAllRefs, refTo } from "./wires";

/**
 * After the settings of a node have changed: the wires of an output that has another name at the same place follow it,
 * those of one that is gone are cut. A name that no wire can hold changes nothing, and is told of as any other problem.
 */
export function followOutputs(pipeline: Pipeline, id: NodeId, before: PipelineNode): Pipeline {
  const node = pipeline.nodes[id];
  const old = outputsOf(before).map(({ name }) => name);
  const now = node ? outputsOf(node).map(({ name }) => name) : [];
  const gone = new Set(old.filter((name) => !now.includes(name)));
  if (gone.size === 0) return pipeline;
  const follows = (output: string): string | undefined => {
    const name = old.length === now.length ? now[old.indexOf(output)] : undefined;
    return name === undefined || old.includes(name) ? undefined : name;
  };
  return mapAllRefs(pipeline, (ref, { from, output }) => {
    if (from !== id || !gone.has(output)) return ref;
    const name = follows(output);
    if (name === undefined) return null;
    return PortName.safeParse(name).success ? refTo(id, name) : ref;
  });
}
