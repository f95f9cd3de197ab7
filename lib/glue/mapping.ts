import type { Column } from "../model/column";
import type { InputRef, PipelineNode } from "../model/pipeline";
import type { JsonObject } from "./json";
import type { GlueNodeName } from "./schema/node-types";

/**
 * How one node type of AWS Glue becomes a node of a document, and back. `Name` and `Inputs` are no concern of a mapping:
 * they are read and written for all alike.
 */
export interface GlueMapping {
  glue: GlueNodeName;
  /** The node, or why this studio cannot run it. Throws `Unfit` where the fields have another shape than the API's. */
  read(fields: JsonObject, context: ReadContext): ReadNode | KeptNode;
  /** Types of this studio's nodes that it can write. */
  types: readonly string[];
  /** The fields, or null where AWS Glue's node cannot say what the document's does. */
  write(node: DocumentNode, context: WriteContext): JsonObject | null;
}

/** A node as a document holds it, but for its name. */
export type ReadNode = Pick<PipelineNode, "type" | "inputs"> & {
  settings: Readonly<Record<string, unknown>>;
};

/** A node of a document, its settings of any shape: it may be a draft. */
export interface DocumentNode {
  type: string;
  settings: JsonObject;
}

/** A node that is kept as it is. */
export interface KeptNode {
  /** After “not supported here, because”. */
  kept: string;
  /** Whether the result has the columns of the first input. */
  keepsColumns?: boolean;
}

/** `translated` and `assumed` are worth a look; `ignored` has no effect here and is written back. */
export type NoteKind = "kept" | "translated" | "assumed" | "ignored";

export interface ReadContext {
  /** The name of the node. */
  name: string;
  /** What it reads, in order. */
  inputs: readonly InputRef[];
  /** The columns of an input by its place, where they are known. */
  columnsOf(place: number): readonly Column[] | undefined;
  /** The places among `inputs` of a node of the file; several when it is read twice. */
  placesOf(id: string): readonly number[];
  /** A place in S3 as a path of the workspace, where a folder stands for it. */
  path(place: string): string;
  note(kind: NoteKind, message: string): void;
}

export interface WriteContext {
  name: string;
  /** The ids of the nodes it reads, in the order of its ports. */
  inputs: readonly string[];
  /** The ports, or aliases, of these, one each. */
  ports: readonly string[];
  /** The columns of a port's first wire, or of an output, where they are known. */
  columnsOf(port: string): readonly Column[] | undefined;
  /** Whether two ports have columns of the same name, or may have. */
  collides(left: string, right: string): boolean;
  /** Whether the wires of a port have the same columns in the same order, as far as is known. */
  sameColumns(port: string): boolean;
  /** A path of the workspace as a place in S3. */
  place(path: string): string;
  note(message: string): void;
}

/** Fields of another shape than the API's; the message ends a sentence that names the node. */
export class Unfit extends Error {
  override readonly name = "Unfit";
}

/** The only input of a node, under the name of its port. */
export const oneWire = (inputs: readonly InputRef[], port = "in"): PipelineNode["inputs"] =>
  inputs[0] === undefined ? {} : { [port]: inputs[0] };
