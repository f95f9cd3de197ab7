import { samples } from "@/components/jobs/samples";
import type { NodeId, Pipeline } from "@/lib/model/pipeline";

/** The first sample job with a node of a type, and that node; null where no sample has one. */
export function sampleWith(type: string): { name: string; pipeline: Pipeline; node: NodeId } | null {
  for (const { name, pipeline } of samples)
    for (const [node, { type: own }] of Object.entries(pipeline.nodes))
      if (own === type) return { name, pipeline, node };
  return null;
}
