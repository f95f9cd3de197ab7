import type { Column } from "../model/column";
import type { Place } from "../model/diagnostic";
import type { InputRef, NodeId, Pipeline } from "../model/pipeline";
import type { NodeCode } from "../nodes/define-node";

/** What binding asks of whoever can evaluate code. */
export interface Expander {
  /**
   * The nodes that code builds over these inputs. Throws `DiagnosticError` with what is wrong in the code, each at its
   * place in the node's settings, or in the program that the node comes from.
   */
  expand(request: ExpandRequest): Promise<Expansion>;
}

export interface ExpandRequest {
  /** The node whose code it is. */
  node: NodeId;
  code: NodeCode;
  inputs: readonly { name: string; columns: readonly Column[] }[];
}

/** A node with code, as the nodes it stands for. */
export interface Expansion {
  /** A whole document, in which each input is a node of its own. */
  pipeline: Pipeline;
  /** The nodes that stand for inputs → the input's name. */
  inputs: Readonly<Record<NodeId, string>>;
  /** What each output of the node gives. */
  outputs: Readonly<Record<string, InputRef>>;
  /** Where a node of the pipeline was built. */
  placeOf(id: NodeId): CodePlace;
  /** Who expands code in the code; the same expander when absent. */
  expander?: Expander;
}

export interface CodePlace extends Place {
  /** The place in words, where the line of a program does not say it: `Line 3`. */
  where?: string;
}
