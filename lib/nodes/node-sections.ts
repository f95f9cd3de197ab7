import { NODE_FAMILIES, type NodeFamily } from "./define-node";
import type { AnyNodeDefinition } from "./registry";

/** Node types under one heading. */
export interface NodeSection<Definition extends AnyNodeDefinition = AnyNodeDefinition> {
  key: string;
  title: string;
  definitions: readonly Definition[];
}

/** Node types under the headings of the palette: sources, then what stands between by family, then targets. */
export function nodeSections<Definition extends AnyNodeDefinition>(
  definitions: readonly Definition[],
): readonly NodeSection<Definition>[] {
  const side = (category: "source" | "target", title: string): NodeSection<Definition> => ({
    key: category,
    title,
    definitions: definitions.filter((one) => one.category === category),
  });
  const between = (Object.keys(NODE_FAMILIES) as NodeFamily[]).map((family) => ({
    key: family,
    title: NODE_FAMILIES[family],
    definitions: definitions.filter(
      (one) => one.family === family && one.category !== "source" && one.category !== "target",
    ),
  }));
  return [side("source", "Sources"), ...between, side("target", "Targets")].filter(
    (section) => section.definitions.length > 0,
  );
}
