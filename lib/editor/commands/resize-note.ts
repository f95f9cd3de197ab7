import type { NodeId, Pipeline } from "../../model/pipeline";
import { NOTE_LEAST } from "../annotation-shape";

/** Makes a note larger or smaller. */
export function resizeNote(
  pipeline: Pipeline,
  { id, width, height }: { id: NodeId; width: number; height: number },
): Pipeline {
  const place = pipeline.layout[id];
  if (pipeline.nodes[id]?.type !== "note" || !place) return pipeline;
  const size = {
    width: Math.max(NOTE_LEAST.width, Math.round(width)),
    height: Math.max(NOTE_LEAST.height, Math.round(height)),
  };
  if (place.width === size.width && place.height === size.height) return pipeline;
  return { ...pipeline, layout: { ...pipeline.layout, [id]: { ...place, ...size } } };
}
