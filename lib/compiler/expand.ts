import { type Input, innerStep } from "../ir/rel";
import type { Column } from "../model/column";
import { type Diagnostic, DiagnosticError, diagnose } from "../model/diagnostic";
import { type NodeId, readRef } from "../model/pipeline";
import { nodeDefinition, writesFiles } from "../nodes/registry";
import { err, ok, type Result } from "../util/result";
import type { CheckedNode } from "./check";
import { type Checked, check } from "./check";
import type { Expander, Expansion } from "./expander";
import { inputTables, type Upstream } from "./lower";

/** A document that is being bound: the job itself, or the one that a node with code stands for. */
export interface Scope {
  checked: Checked;
  nameOf(node: NodeId): string;
  /** The step of a node's output. */
  stepOf(node: NodeId, output: string): Input;
  expander: Expander | undefined;
  /** How many nodes with code it stands in. */
  depth: number;
}

export interface Expanded {
  scope: Scope;
  /** The step that gives each output of the node. */
  outputs: Readonly<Record<string, Input>>;
  /** A diagnostic of a part, as one of the node. */
  onNode(diagnostic: Diagnostic): Diagnostic;
}

/** Code in code in code…: most likely a transform that calls itself. */
const DEEPEST = 16;

/**
 * Third pass for a node with code, once its inputs are bound, because code may ask for their columns: evaluates it and
 * checks the document it builds. The steps of its nodes become inner steps of the node, `#part/output`, so that counts,
 * times and errors of a part are the node's without further ado.
 */
export async function expandNode(
  node: CheckedNode,
  scope: Scope,
  upstream: Upstream,
): Promise<Result<Expanded, readonly Diagnostic[]>> {
  const { definition, settings, id } = node;
  const tables = inputTables(node, upstream);
  const code = definition.code?.(settings);
  if (!tables || !code) return err([]);
  if (!scope.expander) return err([diagnose("code/unavailable", { name: node.name }, { node: id })]);
  if (scope.depth >= DEEPEST) return err([diagnose("code/depth", { most: DEEPEST }, { node: id })]);
  const inputs = tables.map(({ name, columns }) => ({ name, columns: columns as readonly Column[] }));
  try {
    const expansion = await scope.expander.expand({ node: id, code, inputs });
    const problems = foreign(expansion).map((one) => onNode(id, expansion, one));
    if (problems.length > 0) return err(problems);
    const steps = new Map(tables.map(({ name, step }) => [name, step]));
    const own = scope.stepOf(id, "");
    const prefix = own.output === "" ? innerStep("") : own.output;
    const stepOf = (part: NodeId, output: string): Input => {
      const input = expansion.inputs[part];
      const given = input === undefined ? undefined : steps.get(input);
      return given ?? { op: "input", node: own.node, output: `${prefix}${part}/${output}` };
    };
    return ok({
      scope: {
        checked: checkParts(expansion),
        nameOf: (part) => expansion.inputs[part] ?? expansion.pipeline.nodes[part]?.name ?? part,
        stepOf,
        expander: expansion.expander ?? scope.expander,
        depth: scope.depth + 1,
      },
      outputs: Object.fromEntries(
        Object.entries(expansion.outputs).map(([output, ref]) => {
          const { node: part, output: of } = readRef(ref);
          return [output, stepOf(part, of)];
        }),
      ),
      onNode: (diagnostic) => onNode(id, expansion, diagnostic),
    });
  } catch (error) {
    if (error instanceof DiagnosticError) return err(error.diagnostics.map((one) => ({ ...one, node: id })));
    throw error;
  }
}

/** The built document, without the nodes that only stand for inputs; what the node gives is read. */
function checkParts({ pipeline, inputs, outputs }: Expansion): Checked {
  const checked = check(pipeline, "draft", Object.values(outputs).map(readRef));
  return { ...checked, nodes: checked.nodes.filter(({ id }) => !(id in inputs)) };
}

/** Code is between tables: what a job reads and writes is drawn, where everybody sees it. */
function foreign({ pipeline, inputs }: Expansion): Diagnostic[] {
  return Object.entries(pipeline.nodes).flatMap(([id, { type, name }]) => {
    const definition = nodeDefinition(type);
    if (definition && writesFiles(definition)) return [diagnose("code/target", { name }, { node: id })];
    const isFile = definition?.category === "source" && type !== "inline-source" && !(id in inputs);
    return isFile ? [diagnose("code/source", { name }, { node: id })] : [];
  });
}

/** A part's diagnostic on the node, at the part's place in the code. */
function onNode(
  node: NodeId,
  expansion: Expansion,
  { code, severity, message, ...rest }: Diagnostic,
): Diagnostic {
  const part = rest.node;
  if (part === undefined) return { code, severity, message, node };
  const { where, ...place } = expansion.placeOf(part);
  const name = expansion.pipeline.nodes[part]?.name ?? part;
  const nearest = rest.choices?.[0] === undefined ? "" : ` The nearest is “${rest.choices[0]}”.`;
  return {
    code,
    severity,
    message: `${where === undefined ? "" : `${where}, `}“${name}”: ${message}${nearest}`,
    ...place,
    node,
  };
}
