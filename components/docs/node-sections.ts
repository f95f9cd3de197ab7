import { NODE_FAMILIES, type NodeFamily } from "@/lib/nodes/define-node";
import { type AnyNodeDefinition, allNodeDefinitions } from "@/lib/nodes/registry";

export interface NodeSection {
  key: string;
  title: string;
  definitions: readonly AnyNodeDefinition[];
}

/** The node types that hold every word of a search: sources, then the headings of the palette, then targets. */
export function nodeSections(search: string): readonly NodeSection[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = allNodeDefinitions.filter((definition) => !definition.hidden && matches(definition, words));
  const side = (category: "source" | "target", title: string): NodeSection => ({
    key: category,
    title,
    definitions: found.filter((definition) => definition.category === category),
  });
  const between = (Object.keys(NODE_FAMILIES) as NodeFamily[]).map((family) => ({
    key: family,
    title: NODE_FAMILIES[family],
    definitions: found.filter(
      ({ category, family: own }) => own === family && category !== "source" && category !== "target",
    ),
  }));
  return [side("source", "Sources"), ...between, side("target", "Targets")].filter(
    ({ definitions }) => definitions.length > 0,
  );
}

const matches = (
  { title, type, description, keywords, glue }: AnyNodeDefinition,
  words: readonly string[],
): boolean => {
  const text = [title, type, description, ...keywords, glue?.type ?? ""].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
};
