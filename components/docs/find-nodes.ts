import { type NodeSection, nodeSections } from "@/lib/nodes/node-sections";
import { type AnyNodeDefinition, allNodeDefinitions } from "@/lib/nodes/registry";

/** The node types that hold every word of a search, under the headings of the palette. */
export function findNodes(search: string): readonly NodeSection[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return nodeSections(
    allNodeDefinitions.filter((definition) => !definition.hidden && matches(definition, words)),
  );
}

const matches = (
  { title, type, description, keywords, glue }: AnyNodeDefinition,
  words: readonly string[],
): boolean => {
  const text = [title, type, description, ...keywords, glue?.type ?? ""].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
};
