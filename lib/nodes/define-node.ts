import type { z } from "zod";
import type { Division, Input, Rel } from "../ir/rel";
import type { CodeText } from "../model/code-text";
import type { Column } from "../model/column";

/**
 * The contract of a node type: one file, headless data. From it come palette, ports, form, validation, documentation,
 * the method of the TypeScript API, lowering, canvas subtitle and examples.
 */
export interface NodeDefinition<
  Type extends string = string,
  Settings extends z.ZodObject = z.ZodObject,
  Inputs extends readonly InputPort[] = readonly InputPort[],
  Outputs extends readonly OutputPort[] = readonly OutputPort[],
  Method extends MethodSpec = MethodSpec,
> {
  /** Kebab-case, unique, and the name of the file. */
  type: Type;
  title: string;
  /** One or two sentences for the palette and the documentation. */
  description: string;
  /** Name of an icon; `components/ui/node-icon.tsx` draws it. */
  icon: string;
  category: NodeCategory;
  /** The heading it stands under in the palette. */
  family: NodeFamily;
  /** Left out of palette and picker: it comes from imported jobs only. */
  hidden?: true;
  /** Further words the picker's search finds it by. */
  keywords: readonly string[];
  /** One letter that adds it from the picker. */
  shortcut?: string;
  inputs: Inputs;
  outputs: Outputs;
  settings: Settings;
  method: Method;
  /** Counts changes of `settings` from 1; `migrations[n]` takes settings of version n + 1 to n + 2. */
  version: number;
  migrations: readonly ((settings: Record<string, unknown>) => Record<string, unknown>)[];
  /**
   * What lowering must first see of the input's rows, because the columns of an output depend on them; null while the
   * settings leave nothing open.
   */
  probe?(context: LowerContext<Settings, Inputs>): Probe | null;
  /** For a node that stands for others: the code that builds them. `lower` then gets what its outputs give. */
  code?(settings: z.output<Settings>): NodeCode;
  /**
   * The operators of each table output; a bare Rel stands for the only one. Steps that outputs share come before them,
   * under names of `innerStep`. Throws, in words for the user, only where settings do not fit the inputs.
   */
  lower(context: LowerContext<Settings, Inputs>): Rel | Readonly<Record<string, Rel>>;
  /** Writes to its setting `path` although it is no target. */
  writes?: true;
  /** How the outputs share the rows of the input, where they do: each row goes to one of them, or to one at least. */
  divides?(settings: z.output<Settings>): Division | null;
  /** Why the node is drawn and kept but cannot run here, after “because”; null where it can. */
  unsupported?(settings: z.output<Settings>): string | null;
  /** The canvas subtitle: short, from the settings alone; settings may be incomplete. */
  summary(settings: Partial<z.output<Settings>>): string;
  /** The node's name in AWS Glue, where it has one; of a DynamicTransform, also its function's. */
  glue: { type: string; function?: string } | null;
  examples: readonly NodeExample[];
}

/** An annotation is drawn and printed, and has no part in what a job does. */
export type NodeCategory = "source" | "transform" | "target" | "check" | "annotation";

/** Headings of the palette, in their order. */
export const NODE_FAMILIES = {
  files: "Files",
  databases: "Databases",
  lake: "Lake formats",
  inline: "Inline",
  rows: "Rows",
  columns: "Columns",
  values: "Values",
  combine: "Combine",
  group: "Group and window",
  reshape: "Reshape",
  quality: "Quality",
  code: "Code",
  canvas: "Canvas",
} as const;
export type NodeFamily = keyof typeof NODE_FAMILIES;

/** What runs through a wire: the rows of one table, or several tables at once, as AWS Glue's collections. */
export type PortKind = "table" | "collection";

/** `one` wire, `many` wires in order, or any number of wires each under an alias (`named`). */
export interface InputPort {
  name: string;
  title: string;
  arity: "one" | "many" | "named";
  /** Least number of wires of `many` and `named`. */
  min?: number;
  /** A table unless said; a collection has arity `one`. */
  kind?: PortKind;
}

export interface OutputPort {
  name: string;
  title: string;
  /** A table unless said. A collection holds every table output of its node that is not optional, in their order. */
  kind?: PortKind;
  /** Computed only where something reads it; the rows that were refused, for example. */
  optional?: true;
  /** Stands for one output for each entry, a name or `{ name }`, of this list setting; see `outputPorts`. */
  each?: string;
  /** Stands only while this list setting has no entries. */
  without?: string;
}

/**
 * Where the method hangs: `read` is `job.read.x`, `job` is `job.x`, `table` is `table.x`, `collection` is
 * `collection.x`, `write` is `table.write.x`.
 * `positional` settings are passed before the settings object, in this order.
 */
export interface MethodSpec {
  on: "read" | "job" | "table" | "collection" | "write";
  name: string;
  positional: readonly string[];
}

/** One input as lowering sees it. */
export interface BoundInput {
  rel: Input;
  /** Name of the node it comes from. */
  name: string;
  columns: readonly Column[];
}

/** A collection as lowering sees it: its tables in order. */
export interface BoundCollection {
  name: string;
  tables: readonly (BoundInput & { title: string })[];
}

export type BoundInputs<Inputs extends readonly InputPort[]> = {
  [P in Inputs[number] as P["name"]]: P extends { kind: "collection" }
    ? BoundCollection
    : P["arity"] extends "one"
      ? BoundInput
      : P["arity"] extends "many"
        ? BoundInput[]
        : { alias: string; input: BoundInput }[];
};

export interface LowerContext<Settings extends z.ZodObject, Inputs extends readonly InputPort[]> {
  settings: z.output<Settings>;
  inputs: BoundInputs<Inputs>;
  /** The rows of the node's probe; absent when it asked for none, and where only the operators' shape is of interest. */
  probed?: ProbedRows;
  /** Table outputs that something reads. */
  read: ReadonlySet<string>;
  /** The rows of another step of this node: an output before this one, or an inner step (`innerStep`). */
  own(step: string): Input;
  /** What each output of the node's code gives; absent for a node without code, and where only the shape is of interest. */
  expanded?: Readonly<Record<string, Rel>>;
}

/** Code over the `tenon` API that builds the nodes which a node stands for. */
export type NodeCode =
  | { kind: "function"; text: CodeText; outputs: readonly string[] }
  | { kind: "transform"; transform: string; parameters: Readonly<Record<string, unknown>> };

/** A look at the rows of a node's inputs that decides which columns the node gives. */
export interface Probe {
  /** A few rows, in an order of their own: one row of answers, or one for each distinct value. */
  rel: Rel;
  /** What it looks for, after “looking for”. */
  finds: string;
  /** What else can settle the columns: a whole sentence. */
  instead: string;
}

/** Rows of a probe; every cell is cast to text. */
export type ProbedRows = readonly (readonly (string | null)[])[];

/**
 * Small and complete: a case of the golden corpus. The first one is shown in the documentation. Every node has a
 * typical one, one at the edge (no rows, NULL, hostile names) and one that ends in an error.
 */
export interface NodeExample {
  name: string;
  /** The words an error must hold: of a diagnostic while the job is bound, or of the run. */
  fails?: { bind: string } | { run: string };
  /** Columns whose values differ from run to run: the corpus keeps only whether there is one. */
  varies?: readonly string[];
  /** Optional outputs that something reads in this case. */
  reads?: readonly string[];
  /** Settings as a program would write them. */
  settings: Readonly<Record<string, unknown>>;
  /** What a port with named inputs calls its tables, in order; `t1`, `t2`… unless said. */
  aliases?: readonly string[];
  /** Rows for each input: column names, then rows. For sources: what their files hold, by path. */
  inputs?: Readonly<Record<string, ExampleTable | readonly ExampleTable[]>>;
  /** For sources: files that no table says, by path: their text, or their bytes. */
  files?: Readonly<Record<string, ExampleFile>>;
}

export type ExampleFile = string | { base64: string };

export interface ExampleTable {
  columns: readonly Column[];
  rows: readonly (readonly (string | null)[])[];
}

/** Checks a definition against the contract and keeps its exact types, from which the TypeScript API is derived. */
export const defineNode = <
  const Type extends string,
  Settings extends z.ZodObject,
  const Inputs extends readonly InputPort[],
  const Outputs extends readonly OutputPort[],
  const Method extends {
    on: MethodSpec["on"];
    name: string;
    positional: readonly (keyof z.output<Settings> & string)[];
  },
>(
  definition: NodeDefinition<Type, Settings, Inputs, Outputs, Method>,
): NodeDefinition<Type, Settings, Inputs, Outputs, Method> => definition;

/** The ports most nodes have. */
export const oneInput = [{ name: "in", title: "Rows", arity: "one" }] as const;
export const oneOutput = [{ name: "out", title: "Rows" }] as const;
export const noPorts = [] as const;
/** The rows that pass and, where something reads them, those that do not. */
export const rowsAndRejected = [
  { name: "out", title: "Rows" },
  { name: "rejected", title: "Rejected", optional: true },
] as const;
