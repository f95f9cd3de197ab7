import type { DocumentNode, KeptNode, ReadContext, ReadNode, WriteContext } from "../mapping";

/** One of the transforms that come with AWS Glue Studio as Python files: `gs_derived`, `gs_uuid`…. */
export interface GsFunction {
  name: string;
  read(parameters: Parameters, context: ReadContext): ReadNode | KeptNode;
  types: readonly string[];
  /** Its parameters in order, or null where it cannot say what the node does. */
  write(node: DocumentNode, context: WriteContext): GsValues | null;
}

/** Values of parameters, in order; one without a value is left out. */
export type GsValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Parameters by name; every value is a list of texts, mostly of one. */
export interface Parameters {
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  /** One that the function cannot do without. */
  needed(name: string): string;
  /** `true`, as Python spells it or not. */
  flag(name: string): boolean;
  /** A list of names, as one or divided by commas. */
  names(name: string): string[];
}
