import { type InputRef, incomingEdges, type NodeId, type PipelineNode, readRef } from "../../model/pipeline";
import type { InputPort } from "../../nodes/define-node";
import { soleOutput } from "../../nodes/output-ports";
import type { CheckedNode } from "../check";
import { codeValue, type Value } from "./value";
import { arrayValue, objectValue } from "./values";
import { VariableNames } from "./variable-names";

/** The tables of a program: what it calls the outputs of its nodes. */
export class Tables {
  private readonly variables: ReadonlyMap<NodeId, string>;
  private readonly nodes: ReadonlyMap<NodeId, CheckedNode>;

  constructor(nodes: readonly CheckedNode[]) {
    const read = new Set(nodes.flatMap(({ id, node }) => incomingEdges(id, node).map(({ from }) => from)));
    const names = new VariableNames();
    const named = nodes.filter(({ id }) => read.has(id));
    this.nodes = new Map(nodes.map((node) => [node.id, node]));
    this.variables = new Map(
      named.map(({ id, name, definition }) => [id, names.take(name, definition.type)]),
    );
  }

  /** The variable that holds a node's rows; undefined when nothing reads them. */
  variable(id: NodeId): string | undefined {
    return this.variables.get(id);
  }

  /** `flights`, or `split.rejected` for one of several outputs. */
  expression(ref: InputRef): string {
    const { node, output } = readRef(ref);
    const variable = this.variables.get(node) ?? node;
    const outputs = this.nodes.get(node)?.outputs ?? [];
    return output === soleOutput(outputs)?.name || outputs.length === 0 ? variable : `${variable}.${output}`;
  }

  /** What a node's port is wired to, as an argument; `skip` wires are passed elsewhere. */
  argument(node: PipelineNode, port: InputPort, others: readonly InputPort[], skip: number): Value {
    if (port.arity === "named") {
      const declared = new Set(others.filter((other) => other !== port).map(({ name }) => name));
      const aliases = Object.entries(node.inputs).filter(([alias]) => !declared.has(alias));
      return objectValue(
        aliases.map(([alias, refs]) => [alias, codeValue(this.expression(list(refs)[0] as InputRef))]),
      );
    }
    const refs = list(node.inputs[port.name] ?? []).slice(skip);
    const values = refs.map((ref) => codeValue(this.expression(ref)));
    return port.arity === "many" ? arrayValue(values) : (values[0] ?? codeValue("undefined"));
  }

  /** The table whose method a node is. */
  receiver(node: PipelineNode, port: InputPort): string {
    const [first] = list(node.inputs[port.name] ?? []);
    return first === undefined ? "undefined" : this.expression(first);
  }
}

const list = (refs: InputRef | readonly InputRef[]): readonly InputRef[] =>
  Array.isArray(refs) ? refs : [refs as InputRef];
