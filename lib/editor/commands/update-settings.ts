import type { NodeId, Pipeline, PipelineNode } from "../../model/pipeline";
import { jsonEqual } from "../../util/stable-json";
import { followOutputs } from "../follow-outputs";
import { withNode } from "../wires";

type Setting = PipelineNode["settings"][string];

/**
 * Changes some settings of a node; `undefined` takes a setting back to its default. Outputs that a setting names take
 * their wires along when they are renamed, and lose them when they are gone.
 */
export function updateSettings(
  pipeline: Pipeline,
  { id, patch }: { id: NodeId; patch: Readonly<Record<string, Setting | undefined>> },
): Pipeline {
  const node = pipeline.nodes[id];
  if (!node) return pipeline;
  const settings = Object.fromEntries(
    Object.entries({ ...node.settings, ...patch }).filter(
      (entry): entry is [string, Setting] => entry[1] !== undefined,
    ),
  );
  if (jsonEqual(settings, node.settings)) return pipeline;
  return followOutputs(withNode(pipeline, id, { ...node, settings }), id, node);
}
