import { lowerNode } from "@/lib/compiler/lower";
import type { Project } from "@/lib/ir/rel";
import type { Column } from "@/lib/model/column";
import type { NodeId, Pipeline } from "@/lib/model/pipeline";
import { sameName } from "@/lib/nodes/column-names";
import { nodeDefinition } from "@/lib/nodes/registry";
import { parseSettings } from "@/lib/nodes/settings";
import { quoteIdentifier } from "@/lib/sql/quote";

/**
 * Where each output column of a row-preserving node comes from: the input's column it is, or is a cast of, or null where
 * it is computed.
 * Null for a node whose rows are not its input's rows, one for one. Nodes are judged by what they lower to, not by type.
 */
export function passThrough(
  pipeline: Pipeline,
  columnsOf: (node: NodeId, output: string) => readonly Column[] | undefined,
  id: NodeId,
): ReadonlyMap<string, string | null> | null {
  const node = pipeline.nodes[id];
  const definition = node && nodeDefinition(node.type);
  if (!node || !definition || definition.inputs.length !== 1) return null;
  const parsed = parseSettings(definition, node.settings);
  if (!parsed.ok) return null;
  const checked = { id, name: node.name, node, definition, settings: parsed.settings };
  const lowered = lowerNode(checked, (other) => pipeline.nodes[other]?.name ?? other, columnsOf);
  const [rel, ...others] = Object.values(lowered ?? {});
  if (rel?.op !== "project" || rel.input.op !== "input" || others.length > 0) return null;
  return projected(rel, columnsOf(rel.input.node, rel.input.output) ?? []);
}

function projected({ items }: Project, columns: readonly Column[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const item of items) {
    if (item.kind === "column") {
      const read = /^(?:TRY_)?CAST\((".*") AS [^"]+\)$/s.exec(item.expression)?.[1] ?? item.expression;
      const source = columns.find(({ name }) => quoteIdentifier(name) === read);
      found.set(item.name, source?.name ?? null);
      continue;
    }
    for (const { name } of columns) {
      if (item.except.some((other) => sameName(other, name))) continue;
      const renamed = item.rename.find(({ from }) => sameName(from, name));
      const replaced = item.replace.some((other) => sameName(other.name, name));
      found.set(renamed?.to ?? name, replaced ? null : name);
    }
  }
  return found;
}
