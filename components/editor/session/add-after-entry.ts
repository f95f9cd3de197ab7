import { ChevronsRight } from "lucide-react";
import type { MenuEntry } from "@/components/ui/menu-entries";
import { firstOutput, outputsOf } from "@/lib/editor/ports";
import type { PipelineNode } from "@/lib/model/pipeline";

/** “Add after…” of a node: behind its only output, or behind the one that is chosen. */
export function addAfterEntry(
  node: PipelineNode,
  locked: boolean,
  add: (output: string) => void,
): Exclude<MenuEntry, string> {
  const outputs = outputsOf(node);
  const first = firstOutput(node);
  const common = { id: "add-after", icon: ChevronsRight };
  if (outputs.length < 2)
    return {
      ...common,
      label: "Add after…",
      shortcut: "a",
      disabled: locked || !first,
      onSelect: () => (first ? add(first.name) : undefined),
    };
  return {
    ...common,
    label: "Add after",
    disabled: locked,
    items: outputs.map((output) => ({
      id: `add-after-${output.name}`,
      label: `${output.title}…`,
      ...(output === first ? { shortcut: "a" } : {}),
      onSelect: () => add(output.name),
    })),
  };
}
