import type { DocumentNode, KeptNode, ReadContext, ReadNode, WriteContext } from "../mapping";

/** One of the transforms that come with AWS Glue Studio as Python files: `gs_derived`, `gs_uuid`…. */
export interface GsFunction {
  name: string;
  read(parameters: Parameters, context: ReadContext): ReadNode | KeptNode;
  types: readonly string[];
  /** Its parameters in order, or null where it cannot say what the node does. */
  write(node: DocumentNode, context: WriteContext): Readonly<Record<string, string | undefined>> | null;
}

/** Parameters by name; every value is a list of texts, mostly of one. */
export interface Parameters {
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
}
