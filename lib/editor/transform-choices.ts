import type { CustomTransform } from "../model/custom-transform";
import type { PipelineNode } from "../model/pipeline";
import { type AnyNodeDefinition, nodeDefinition } from "../nodes/registry";

/** What a picker offers: a node type, or one that comes with settings. */
export interface NodeChoice extends AnyNodeDefinition {
  preset?: {
    /** Tells it from its node type and the others of that type. */
    id: string;
    settings: PipelineNode["settings"];
    /** Why it does not work; it can be added all the same. */
    problems: readonly string[];
  };
}

export const choiceId = ({ type, preset }: NodeChoice): string => preset?.id ?? type;

/** The transforms of the workspace beside the node types: each a custom transform that is chosen already. */
export function transformChoices(transforms: readonly CustomTransform[]): NodeChoice[] {
  const definition = nodeDefinition("custom-transform");
  if (!definition) return [];
  const { shortcut: _, ...common } = definition;
  return transforms.map(({ name, title, description, problems }) => ({
    ...common,
    title,
    description: problems[0] ?? (description || `The transform ${name} of this workspace.`),
    keywords: [name.replaceAll("_", " "), name, "custom transform"],
    glue: null,
    preset: { id: `${definition.type}:${name}`, settings: { transform: name, parameters: {} }, problems },
  }));
}
