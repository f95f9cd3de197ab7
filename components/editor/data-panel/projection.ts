import { lowerNode, probeOf } from "@/lib/compiler/lower";
import { outputsOf } from "@/lib/editor/ports";
import type { Input, Project } from "@/lib/ir/rel";
import type { Column } from "@/lib/model/column";
import { type NodeId, type Pipeline, type PipelineNode, writeRef } from "@/lib/model/pipeline";
import { sameName } from "@/lib/nodes/column-names";
import { nodeDefinition } from "@/lib/nodes/registry";
import { parseSettings } from "@/lib/nodes/settings";
import { quoteIdentifier } from "@/lib/sql/quote";

/** A node whose rows are its input's rows, one for one: what each output column is computed from. */
export interface Projection {
  input: Input;
  columns: readonly ProjectedColumn[];
}

export interface ProjectedColumn {
  name: string;
  expression: string;
  /** The input's column that it is, or is a cast of; null where it is computed. */
  source: string | null;
}

type ColumnsOf = (node: NodeId, output: string) => readonly Column[] | undefined;

/** Null for a node that drops, multiplies or orders rows. Nodes are judged by what they lower to, not by their type. */
export function projectionOf(pipeline: Pipeline, columnsOf: ColumnsOf, id: NodeId): Projection | null {
  const node = pipeline.nodes[id];
  const definition = node && nodeDefinition(node.type);
  if (!node || !definition || definition.inputs.length !== 1) return null;
  const parsed = parseSettings(definition, node.settings);
  if (!parsed.ok) return null;
  const outputs = outputsOf(node);
  const { settings } = parsed;
  const checked = { id, name: node.name, node, definition, settings, outputs, read: new Set<string>() };
  const nameOf = (other: NodeId) => pipeline.nodes[other]?.name ?? other;
  const upstream = { nameOf, outputsOf: () => outputs, columnsOf };
  if (probeOf(checked, upstream)) return null;
  const lowered = lowerNode(checked, upstream);
  const [rel, ...others] = Object.values(lowered ?? {});
  if (rel?.op !== "project" || rel.input.op !== "input" || others.length > 0) return null;
  const { input } = rel;
  return { input, columns: projected(rel, columnsOf(input.node, input.output) ?? []) };
}

const CAST = /^(?:TRY_)?CAST\((".*") AS [^"]+\)$/s;

function projected({ items }: Project, columns: readonly Column[]): ProjectedColumn[] {
  return items.flatMap((item): ProjectedColumn[] => {
    if (item.kind === "column") {
      const { name, expression } = item;
      const read = CAST.exec(expression)?.[1] ?? expression;
      const source = columns.find((column) => quoteIdentifier(column.name) === read)?.name ?? null;
      return [{ name, expression, source }];
    }
    const kept = columns.filter(({ name }) => !item.except.some((other) => sameName(other, name)));
    return kept.map(({ name }) => {
      const renamed = item.rename.find(({ from }) => sameName(from, name));
      const replaced = item.replace.find((other) => sameName(other.name, name));
      return {
        name: renamed?.to ?? name,
        expression: replaced?.expression ?? quoteIdentifier(name),
        source: replaced ? null : name,
      };
    });
  });
}

/** Id of the node that computes both sides; a document's ids start with a letter and are random. */
export const PAIRED_NODE = "paired_rows";

/**
 * A node that gives the output's columns and then the input's, computed together: two separate queries may give the same
 * rows in different orders, and then cells must not be compared.
 */
export function pairedNode({ input, columns }: Projection, before: readonly Column[]): PipelineNode {
  const items = [
    ...columns.map(({ expression }, index) => `(${expression}\n) AS o${index}`),
    ...before.map(({ name }, index) => `${quoteIdentifier(name)} AS i${index}`),
  ];
  return {
    type: "sql",
    name: PAIRED_NODE,
    settings: { query: `SELECT\n${items.join(",\n")}\nFROM paired_input` },
    inputs: { paired_input: writeRef(input.node, input.output) },
  };
}
