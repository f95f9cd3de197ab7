import type { InputRef, NodeId, Pipeline, PipelineNode } from "../model/pipeline";
import { slug } from "../util/slug";
import type { ExampleTable, NodeExample } from "./define-node";
import type { AnyNodeDefinition } from "./registry";
import { canonicalSettings } from "./settings";

/** A document around an example of a node. */
export interface ExamplePipeline {
  pipeline: Pipeline;
  /** The node itself. */
  node: NodeId;
  /** The tables of inline data it reads, in the order of its ports. */
  inputs: readonly NodeId[];
}

const NODE = "node";

/** The node with the example's settings, each of its inputs a table of inline data. Sources read the example's files. */
export function examplePipeline(definition: AnyNodeDefinition, example: NodeExample): ExamplePipeline {
  const nodes: Record<NodeId, PipelineNode> = {};
  const inputIds: NodeId[] = [];
  const inline = (name: string, { columns, rows }: ExampleTable): NodeId => {
    const id = slug(name);
    nodes[id] = {
      type: "inline-source",
      name,
      settings: {
        columns: columns.map((column) => ({ ...column })),
        ...(rows.length > 0 ? { rows: rows.map((row) => [...row]) } : {}),
      },
      inputs: {},
    };
    inputIds.push(id);
    return id;
  };
  const inputs = Object.fromEntries(
    definition.inputs.flatMap((port): [string, InputRef | InputRef[]][] => {
      const tables = [example.inputs?.[port.name] ?? []].flat() as ExampleTable[];
      if (port.kind === "collection") {
        const from = inline(port.title, tables[0] as ExampleTable);
        nodes.split = splitOf(from, tables[0] as ExampleTable);
        return [[port.name, { node: "split", output: "all" }]];
      }
      const ids = tables.map((table, index) =>
        inline(tables.length > 1 ? `${port.title} ${index + 1}` : port.title, table),
      );
      if (port.arity === "named")
        return ids.map((id, index): [string, InputRef] => [example.aliases?.[index] ?? `t${index + 1}`, id]);
      return [[port.name, port.arity === "many" ? ids : (ids[0] as NodeId)]];
    }),
  );
  if (definition.category === "annotation") Object.assign(nodes, ANNOTATED);
  const settings = canonicalSettings(definition, example.settings) as PipelineNode["settings"];
  nodes[NODE] = { type: definition.type, name: example.name, settings, inputs };
  return { pipeline: { version: 1, nodes, layout: {} }, node: NODE, inputs: inputIds };
}

/** What annotations stand around. */
const ANNOTATED: Readonly<Record<NodeId, PipelineNode>> = {
  rows: {
    type: "inline-source",
    name: "Rows",
    settings: { columns: [{ name: "a", type: "INTEGER" }], rows: [["1"]] },
    inputs: {},
  },
  remark: { type: "note", name: 'A "note" */ `$\u007b', settings: {}, inputs: {} },
};

/** A collection of two tables: the first column, and the others. */
const splitOf = (from: NodeId, { columns }: ExampleTable): PipelineNode => ({
  type: "split-fields",
  name: "Split",
  settings: { columns: [columns[0]?.name ?? ""] },
  inputs: { in: from },
});
