import type { NodeId, Pipeline } from "../../model/pipeline";
import { nodeBox } from "../annotation-shape";
import { isCollapsed } from "../groups";

/** Folds a group to one card where its frame began, or unfolds it. It is a matter of the drawing, not of the job. */
export function foldGroup(
  pipeline: Pipeline,
  { id, collapsed }: { id: NodeId; collapsed: boolean },
): Pipeline {
  if (pipeline.nodes[id]?.type !== "group" || isCollapsed(pipeline, id) === collapsed) return pipeline;
  const { x, y } = nodeBox(pipeline, id) ?? { x: 0, y: 0 };
  const place = { x: Math.round(x), y: Math.round(y), ...(collapsed ? { collapsed: true as const } : {}) };
  return { ...pipeline, layout: { ...pipeline.layout, [id]: place } };
}
