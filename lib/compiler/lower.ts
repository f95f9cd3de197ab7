import type { z } from "zod";
import type { Input, Rel } from "../ir/rel";
import type { Column } from "../model/column";
import { DEFAULT_OUTPUT, type InputRef, type NodeId, readRef } from "../model/pipeline";
import type {
  BoundCollection,
  BoundInput,
  InputPort,
  LowerContext,
  OutputPort,
  Probe,
} from "../nodes/define-node";
import { collectionTables } from "../nodes/output-ports";
import type { CheckedNode } from "./check";

/** Columns of a node's output, once bound; undefined before. */
export type ColumnsOf = (node: NodeId, output: string) => readonly Column[] | undefined;

/** What lowering asks of the nodes that a node reads. */
export interface Upstream {
  nameOf(id: NodeId): string;
  outputsOf(id: NodeId): readonly OutputPort[];
  columnsOf: ColumnsOf;
  /** The step of a node's output; the output itself unless the node is a part of another one. */
  stepOf?(node: NodeId, output: string): Input;
}

/** What is known of a node beside its settings and its inputs. */
export type Lowering = Pick<LowerContext<z.ZodObject, readonly InputPort[]>, "probed" | "expanded">;

type LowerInputs = Readonly<Record<string, unknown>>;

/** What a node reads, or null while an input is not bound. */
function lowerInputs(
  { node, definition }: CheckedNode,
  { nameOf, outputsOf, columnsOf, stepOf }: Upstream,
): LowerInputs | null {
  let complete = true;
  const bound = (ref: InputRef): BoundInput => {
    const { node: from, output } = readRef(ref);
    const columns = columnsOf(from, output);
    if (!columns) complete = false;
    const rel = stepOf?.(from, output) ?? { op: "input", node: from, output };
    return { rel, name: nameOf(from), columns: columns ?? [] };
  };
  const collection = (ref: InputRef): BoundCollection => {
    const { node: from } = readRef(ref);
    const tables = collectionTables(outputsOf(from));
    return {
      name: nameOf(from),
      tables: tables.map(({ name, title }) => ({ ...bound({ node: from, output: name }), title })),
    };
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
      const refs = list(node.inputs[port.name]);
      const all = port.kind === "collection" ? refs.map(collection) : refs.map(bound);
      inputs[port.name] = port.arity === "one" ? all[0] : all;
    }
  }
  return complete ? inputs : null;
}

/** The tables that a node with code reads, by the name the code has for each; null while an input is not bound. */
export function inputTables(
  checked: CheckedNode,
  upstream: Upstream,
): { name: string; step: Input; columns: readonly Column[] }[] | null {
  const inputs = lowerInputs(checked, upstream);
  return (
    inputs &&
    checked.definition.inputs.flatMap(({ name, arity }) => {
      const named =
        arity === "named"
          ? (inputs[name] as { alias: string; input: BoundInput }[])
          : [{ alias: name, input: inputs[name] as BoundInput }];
      return named.map(({ alias, input }) => ({ name: alias, step: input.rel, columns: input.columns }));
    })
  );
}

/** What must be seen of the input's rows before the node can be lowered. */
export function probeOf(checked: CheckedNode, upstream: Upstream): Probe | null {
  const { definition } = checked;
  if (!definition.probe) return null;
  const inputs = lowerInputs(checked, upstream);
  return inputs && definition.probe(contextOf<typeof definition.probe>(checked, inputs, upstream));
}

/**
 * Third pass, one node at a time because some operators name their columns from the columns of their inputs. Gives the
 * operators of each output (a target's under `out`) but the optional ones that nothing reads, or null while an input
 * is not bound.
 */
export function lowerNode(
  checked: CheckedNode,
  upstream: Upstream,
  lowering: Lowering = {},
): Readonly<Record<string, Rel>> | null {
  const { definition } = checked;
  const inputs = lowerInputs(checked, upstream);
  if (!inputs) return null;
  const lowered = definition.lower(contextOf<typeof definition.lower>(checked, inputs, upstream, lowering));
  if (isRel(lowered)) return { [definition.outputs[0]?.name ?? DEFAULT_OUTPUT]: lowered };
  const unread = new Set(
    checked.outputs
      .filter(({ name, optional }) => optional && !checked.read.has(name))
      .map(({ name }) => name),
  );
  return Object.fromEntries(Object.entries(lowered).filter(([output]) => !unread.has(output)));
}

/** The settings fit by construction: `check` parsed them with the definition's own schema. */
function contextOf<F extends (context: never) => unknown>(
  { id, settings, read }: CheckedNode,
  inputs: LowerInputs,
  { stepOf }: Upstream,
  lowering: Lowering = {},
): Parameters<F>[0] {
  const own = (output: string): Input => stepOf?.(id, output) ?? { op: "input", node: id, output };
  return { settings, inputs, read, own, ...lowering } as unknown as Parameters<F>[0];
}

const isRel = (value: Rel | Readonly<Record<string, Rel>>): value is Rel => typeof value.op === "string";
