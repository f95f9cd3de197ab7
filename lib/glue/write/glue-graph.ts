import type { Step } from "../../ir/rel";
import type { Column } from "../../model/column";
import { type InputRef, type NodeId, type Pipeline, type PipelineNode, readRef } from "../../model/pipeline";
import type { OutputPort } from "../../nodes/define-node";
import { collectionTables, outputPorts } from "../../nodes/output-ports";
import { nodeDefinition } from "../../nodes/registry";
import { uniqueName } from "../../util/slug";

/** What binding found of a graph: columns, and the operators of each output. */
export interface BoundGraph {
  columns: ReadonlyMap<NodeId, Readonly<Record<string, readonly Column[]>>>;
  steps: readonly Step[];
}

/** A wire into a node: the port, or alias, and where it comes from. */
export interface Wire {
  port: string;
  ref: InputRef;
}

/** An output that AWS Glue gives in a node of its own: a table of a collection, or a node's second output. */
export interface Outlet {
  id: string;
  node: NodeId;
  output: string;
}

/** A document as a graph of AWS Glue: which node there stands for which output here. */
export class GlueGraph {
  private readonly ids = new Map<NodeId, string>();
  private readonly names: Set<string>;

  constructor(
    readonly pipeline: Pipeline,
    private readonly bound: BoundGraph,
  ) {
    const imported = Object.entries(pipeline.imported?.nodes ?? {});
    const taken = new Set(imported.map(([, { id }]) => id));
    for (const [node, { id }] of imported) this.ids.set(node, id);
    for (const node of Object.keys(pipeline.nodes)) {
      if (this.ids.has(node)) continue;
      const id = uniqueName(node, taken, "-");
      taken.add(id);
      this.ids.set(node, id);
    }
    this.names = new Set(Object.values(pipeline.nodes).map(({ name }) => name));
  }

  /** The node's id in the file. */
  idOf(node: NodeId): string {
    return this.ids.get(node) ?? node;
  }

  /** The id of the AWS Glue node that gives an output. */
  outletId(ref: InputRef): string {
    const { node, output } = readRef(ref);
    const id = this.idOf(node);
    return this.isMain(node, output) ? id : `${id}-${output}`;
  }

  /** Outputs that are read, and are not what their node's own counterpart gives. */
  outlets(): Outlet[] {
    const refs = Object.values(this.pipeline.nodes).flatMap((node) => wiresOf(node).map(({ ref }) => ref));
    const found = refs.flatMap((ref): [string, Outlet][] => {
      const { node, output } = readRef(ref);
      if (!this.pipeline.nodes[node] || this.isMain(node, output)) return [];
      return [[this.outletId(ref), { id: this.outletId(ref), node, output }]];
    });
    return [...new Map(found).values()];
  }

  /** A name that no node has yet. */
  freeName(wanted: string): string {
    const name = uniqueName(wanted.slice(0, 240), this.names);
    this.names.add(name);
    return name;
  }

  /** Columns of an output, where they are known. */
  columnsOf(node: NodeId, output: string): readonly Column[] | undefined {
    return this.bound.columns.get(node)?.[output];
  }

  stepOf(node: NodeId, output: string): Step | undefined {
    return this.bound.steps.find((step) => step.node === node && step.output === output);
  }

  nameOf(node: NodeId): string {
    return this.nodeAt(node)?.name ?? node;
  }

  /** Any source but the node itself. */
  anySource(except: NodeId): NodeId | undefined {
    return Object.keys(this.pipeline.nodes).find(
      (id) => id !== except && nodeDefinition(this.pipeline.nodes[id]?.type ?? "")?.category === "source",
    );
  }

  private nodeAt(id: NodeId): PipelineNode | undefined {
    return this.pipeline.nodes[id] ?? this.pipeline.imported?.nodes[id]?.node;
  }

  private isMain(id: NodeId, output: string): boolean {
    const node = this.nodeAt(id);
    const main = node && mainOutput(portsOf(node));
    return !main || main.name === output;
  }
}

/** AWS Glue's names have one line. */
export const glueName = ({ name }: Pick<PipelineNode, "name">): string => name.replaceAll(/[\r\n]+/g, " ");

export const portsOf = (node: PipelineNode): readonly OutputPort[] =>
  outputPorts(nodeDefinition(node.type), node.settings);

/** The output that a node of AWS Glue has: the whole collection, or the only table that is no other's rest. */
export const mainOutput = (ports: readonly OutputPort[]): OutputPort | undefined =>
  ports.find(({ kind }) => kind === "collection") ?? ports.find(({ optional }) => !optional);

export const isCollection = (node: PipelineNode): boolean => mainOutput(portsOf(node))?.kind === "collection";

/** The tables of a node's collection, in order. */
export const tablesOf = (node: PipelineNode): string[] =>
  collectionTables(portsOf(node)).map(({ name }) => name);

/** The wires into a node in the order of its ports; those of named inputs in the order of the document. */
export function wiresOf(node: PipelineNode): Wire[] {
  const ports = nodeDefinition(node.type)?.inputs ?? [];
  const declared = ports.filter(({ arity }) => arity !== "named").map(({ name }) => name);
  const rest = Object.keys(node.inputs).filter((port) => !declared.includes(port));
  return [...declared, ...rest].flatMap((port) =>
    [node.inputs[port] ?? []].flat().map((ref): Wire => ({ port, ref })),
  );
}
