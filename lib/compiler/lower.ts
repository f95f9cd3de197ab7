import type { Rel } from "../ir/rel";
import type { Column } from "../model/column";
import { DEFAULT_OUTPUT, type InputRef, type NodeId, readRef } from "../model/pipeline";
import type { BoundInput } from "../nodes/define-node";
import type { CheckedNode } from "./check";

/** Columns of a node's output, once bound; undefined before. */
export type ColumnsOf = (node: NodeId, output: string) => readonly Column[] | undefined;

/**
 * Third pass, one node at a time because some operators name their columns from the columns of their inputs. Gives the
 * operators of each output (a target's under `out`), or null while an input is not bound.
 */
export function lowerNode(
  checked: CheckedNode,
  nameOf: (id: NodeId) => string,
  columnsOf: ColumnsOf,
): Readonly<Record<string, Rel>> | null {
  const { node, definition, settings } = checked;
  let complete = true;
  const bound = (ref: InputRef): BoundInput => {
    const { node: from, output } = readRef(ref);
    const columns = columnsOf(from, output);
    if (!columns) complete = false;
    return { rel: { op: "input", node: from, output }, name: nameOf(from), columns: columns ?? [] };
  };
  const list = (value: InputRef | InputRef[] | undefined): InputRef[] =>
    value === undefined ? [] : Array.isArray(value) ? value : [value];

  const inputs: Record<string, unknown> = {};
  const declared = new Set(
    definition.inputs.filter(({ arity }) => arity !== "named").map(({ name }) => name),
  );
  for (const port of definition.inputs) {
    if (port.arity === "named") {
      const aliases = Object.entries(node.inputs).filter(([alias]) => !declared.has(alias));
      inputs[port.name] = aliases.flatMap(([alias, refs]) =>
        list(refs).map((ref) => ({ alias, input: bound(ref) })),
      );
    } else {
      const all = list(node.inputs[port.name]).map(bound);
      inputs[port.name] = port.arity === "one" ? all[0] : all;
    }
  }
  if (!complete) return null;
  const lowered = definition.lower({ settings, inputs } as unknown as Parameters<typeof definition.lower>[0]);
  return isRel(lowered) ? { [definition.outputs[0]?.name ?? DEFAULT_OUTPUT]: lowered } : lowered;
}

const isRel = (value: Rel | Readonly<Record<string, Rel>>): value is Rel => typeof value.op === "string";
