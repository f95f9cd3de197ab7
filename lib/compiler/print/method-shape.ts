import type { InputPort } from "../../nodes/define-node";
import type { AnyNodeDefinition } from "../../nodes/registry";

/** How a node's method takes its inputs: from the table it is called on, then as arguments after the name. */
export interface MethodShape {
  /** The port that the table before the dot goes to. */
  receiver: InputPort | null;
  /** Ports passed as arguments; the receiver again when it takes many, for all wires but the first. */
  ports: readonly InputPort[];
}

export function methodShape({ method, inputs }: Pick<AnyNodeDefinition, "method" | "inputs">): MethodShape {
  const [first, ...others] = inputs;
  if (method.on === "read") return { receiver: null, ports: [] };
  if (method.on === "job" || !first) return { receiver: null, ports: inputs };
  return { receiver: first, ports: first.arity === "many" ? inputs : others };
}

/** What stands before a method's name: `job.read`, `job`, a table, or the table's `write`. */
export const methodOwner = (on: AnyNodeDefinition["method"]["on"], table: string): string =>
  ({ read: "job.read", job: "job", table, collection: table, write: `${table}.write` })[on];
