import { graphOf, type NodeId, type Pipeline, type PipelineNode, upstreamOf } from "@/lib/model/pipeline";
import { stableJson } from "@/lib/util/stable-json";

/** A node with everything it reads from and nothing else: all that its rows depend on. */
export function upstreamPipeline(pipeline: Pipeline, id: NodeId): Pipeline {
  const upstream = upstreamOf(pipeline, id);
  const nodes = Object.fromEntries(Object.entries(pipeline.nodes).filter(([node]) => upstream.has(node)));
  return graphOf(pipeline, nodes);
}

/** Equal keys mean equal rows. Places and names do not count; neither does anything downstream or beside. */
export function upstreamKey(pipeline: Pipeline, id: NodeId): string {
  const upstream = upstreamOf(pipeline, id);
  const parts: string[] = [];
  for (const [node, content] of Object.entries(pipeline.nodes))
    if (upstream.has(node)) parts.push(`${node} ${partOf(content)}`);
  return parts.join("\n");
}

// Nodes are immutable, so an edit costs one node's JSON, not the graph's.
const known = new WeakMap<PipelineNode, string>();

function partOf(node: PipelineNode): string {
  const found = known.get(node);
  if (found !== undefined) return found;
  const { type, settings, inputs } = node;
  const part = stableJson([type, settings, inputs]);
  known.set(node, part);
  return part;
}
