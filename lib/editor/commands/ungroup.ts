import type { NodeId, Pipeline } from "../../model/pipeline";

/** Takes the frames of groups away; what was in them stays where it is. */
export function ungroup(pipeline: Pipeline, { ids }: { ids: readonly NodeId[] }): Pipeline {
  const gone = new Set(ids.filter((id) => pipeline.nodes[id]?.type === "group"));
  if (gone.size === 0) return pipeline;
  const kept = <T>(record: Readonly<Record<NodeId, T>>): Record<NodeId, T> =>
    Object.fromEntries(Object.entries(record).filter(([id]) => !gone.has(id)));
  return { ...pipeline, nodes: kept(pipeline.nodes), layout: kept(pipeline.layout) };
}
