import { z } from "zod";

/**
 * The document of a job: what is saved, drawn, printed as TypeScript and compiled. Edges live in the child as `inputs`;
 * places on the canvas live in `layout`, so that moving a box never changes the job.
 */

const RESERVED = new Set(["__proto__", "constructor", "prototype"]);
const safeKey = (pattern: RegExp, what: string) =>
  z
    .string()
    .regex(pattern, `${what} must match ${pattern.source}`)
    .refine((key) => !RESERVED.has(key), `${what} is a reserved word`);

/** Stable identity of a node. Starts with a letter, so that objects keyed by it keep document order. */
export const NodeId = safeKey(/^[A-Za-z_][A-Za-z0-9_-]{0,63}$/, "A node id");
export type NodeId = string;

/** Name of a port; for a port with named inputs (SQL), the alias. */
export const PortName = safeKey(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/, "A port name");

/** Where an input comes from: a node's only or first output, or one of its outputs by name. */
export const InputRef = z.union([NodeId, z.strictObject({ node: NodeId, output: PortName })]);
export type InputRef = z.infer<typeof InputRef>;

/** Output port that a bare node id stands for. */
export const DEFAULT_OUTPUT = "out";

export const PipelineNode = z.strictObject({
  type: z.string().min(1).max(64),
  name: z.string().min(1, "A node needs a name").max(255),
  /** Version of the node type's settings; absent means 1. */
  version: z.number().int().min(1).optional(),
  settings: z.record(z.string(), z.json()),
  /** Port → one reference, or a list for a port that takes many. */
  inputs: z.record(PortName, z.union([InputRef, z.array(InputRef).max(1000)])),
});
export type PipelineNode = z.infer<typeof PipelineNode>;

export const Position = z.strictObject({ x: z.number(), y: z.number() });
export type Position = z.infer<typeof Position>;

/** Forms of a job file in AWS Glue's own terms: its API's, its source control's, and its console's download. */
export const GlueForm = z.enum(["api", "source-control", "console"]);
export type GlueForm = z.infer<typeof GlueForm>;

/**
 * The file of AWS Glue that a job was imported from. Like `layout` it is no part of the job's program: it lets the job be
 * written back with everything that this studio does not model.
 */
export const Imported = z.strictObject({
  form: GlueForm,
  /** The file, as it was. */
  text: z.string().max(5_000_000),
  /** Each node as it was read from the file, with its id there. */
  nodes: z.record(NodeId, z.strictObject({ id: z.string().max(1000), node: PipelineNode })),
  /** Folders of the workspace that stand for places in S3: `s3://bucket` → `lake/bucket`. */
  folders: z.record(z.string().max(4096), z.string().max(4096)),
});
export type Imported = z.infer<typeof Imported>;

/** Where a node is drawn; of a note also how large, of a group whether it is folded to a card. */
export const NodePlace = Position.extend({
  width: z.number().positive().optional(),
  height: z.number().positive().optional(),
  collapsed: z.literal(true).optional(),
});
export type NodePlace = z.infer<typeof NodePlace>;

export const PIPELINE_VERSION = 1;

export const Pipeline = z.strictObject({
  version: z.literal(PIPELINE_VERSION),
  nodes: z.record(NodeId, PipelineNode),
  layout: z.record(NodeId, NodePlace),
  imported: Imported.optional(),
});
export type Pipeline = z.infer<typeof Pipeline>;

export const emptyPipeline = (): Pipeline => ({ version: PIPELINE_VERSION, nodes: {}, layout: {} });

/** The nodes alone, or some of them: all that columns and rows depend on. */
export const graphOf = ({ version, nodes }: Pipeline, some: Pipeline["nodes"] = nodes): Pipeline => ({
  version,
  nodes: some,
  layout: {},
});

/** One wire of the graph. `index` counts within a port that takes many. */
export interface Edge {
  from: NodeId;
  output: string;
  to: NodeId;
  port: string;
  index: number;
}

export const readRef = (ref: InputRef): { node: NodeId; output: string } =>
  typeof ref === "string" ? { node: ref, output: DEFAULT_OUTPUT } : ref;

export const writeRef = (node: NodeId, output: string = DEFAULT_OUTPUT): InputRef =>
  output === DEFAULT_OUTPUT ? node : { node, output };

/** The wires into one node, in port order, then in order within a port. */
export function incomingEdges(id: NodeId, node: PipelineNode): Edge[] {
  return Object.entries(node.inputs).flatMap(([port, refs]) =>
    (Array.isArray(refs) ? refs : [refs]).map((ref, index) => {
      const { node: from, output } = readRef(ref);
      return { from, output, to: id, port, index };
    }),
  );
}

/** Every wire of the document. */
export const edgesOf = (pipeline: Pipeline): Edge[] =>
  Object.entries(pipeline.nodes).flatMap(([id, node]) => incomingEdges(id, node));

/** The ids of `id` and of everything it reads from, directly or not. Iterative; cycles are harmless. */
export function upstreamOf(pipeline: Pipeline, id: NodeId): Set<NodeId> {
  const found = new Set<NodeId>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = pipeline.nodes[next];
    if (found.has(next) || !node) continue;
    found.add(next);
    for (const edge of incomingEdges(next, node)) open.push(edge.from);
  }
  return found;
}
