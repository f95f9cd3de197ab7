import type { Column } from "../../model/column";
import { DEFAULT_OUTPUT, type NodeId, type Pipeline, type PipelineNode } from "../../model/pipeline";
import { sameName } from "../../nodes/column-names";
import { fieldMeta } from "../../nodes/fields";
import { initialSetting, renameColumn } from "../../nodes/references";
import { type AnyNodeDefinition, nodeDefinition } from "../../nodes/registry";
import { outputsOf } from "../ports";
import { outgoingEdges, withNode } from "../wires";

export interface RenameColumnDownstream {
  /** The node whose output has the column under its new name now. */
  id: NodeId;
  output?: string | undefined;
  from: string;
  to: string;
  /** Columns of an output as they were before; null when not known. */
  columns: (id: NodeId, output: string) => readonly Column[] | null;
}

/** Carries the new name of a column into every node that reads it, directly or through nodes that pass it on. */
export function renameColumnDownstream(
  pipeline: Pipeline,
  { id, output = DEFAULT_OUTPUT, from, to, columns }: RenameColumnDownstream,
): Pipeline {
  const readers = outgoingEdges(pipeline);
  const open = [{ id, output }];
  const seen = new Set<string>();
  let next = pipeline;
  for (let source = open.pop(); source; source = open.pop()) {
    const { id: current, output: currentOutput } = source;
    for (const edge of readers.get(current) ?? []) {
      const node = next.nodes[edge.to];
      const definition = nodeDefinition(node?.type ?? "");
      const key = `${edge.to}.${edge.port}`;
      if (!node || !definition || edge.output !== currentOutput || seen.has(key)) continue;
      seen.add(key);
      const settings = renameColumn(
        definition,
        node.settings,
        edge.port,
        from,
        to,
      ) as PipelineNode["settings"];
      if (settings !== node.settings) next = withNode(next, edge.to, { ...node, settings });
      for (const { name } of outputsOf(node))
        if (hasColumn(columns(edge.to, name), from) && !makes(definition, settings, from))
          open.push({ id: edge.to, output: name });
    }
  }
  return next;
}

/** How many nodes a rename would change. */
export function countReaders(pipeline: Pipeline, rename: RenameColumnDownstream): number {
  const after = renameColumnDownstream(pipeline, rename);
  return Object.keys(pipeline.nodes).filter((id) => pipeline.nodes[id] !== after.nodes[id]).length;
}

const hasColumn = (columns: readonly Column[] | null, name: string): boolean =>
  columns?.some((column) => sameName(column.name, name)) ?? false;

/** Whether a node gives a column this name by itself, whatever its input calls it. */
function makes(definition: AnyNodeDefinition, settings: PipelineNode["settings"], name: string): boolean {
  return Object.entries(definition.settings.shape).some(([key, schema]) => {
    const value = settings[key] ?? initialSetting(definition, key);
    switch (fieldMeta(schema as Parameters<typeof fieldMeta>[0])?.widget) {
      case "column-name":
        return typeof value === "string" && sameName(value, name);
      case "named-expressions":
      case "aggregations":
      case "named-texts":
        return listed(value, "name", name);
      case "mapping":
        return listed(value, "to", name);
      case "sql":
        return typeof value === "string" && aliased(value, name);
      default:
        return false;
    }
  });
}

const listed = (value: unknown, key: string, name: string): boolean =>
  Array.isArray(value) &&
  value.some((item: unknown) => {
    const found =
      typeof item === "object" && item !== null ? (item as Record<string, unknown>)[key] : undefined;
    return typeof found === "string" && sameName(found, name);
  });

const aliased = (sql: string, name: string): boolean => {
  const word = name.toLowerCase().replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`\\bas\\s+"?${word}"?(?![\\w"])`, "i").test(sql);
};
