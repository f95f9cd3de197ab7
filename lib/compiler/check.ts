import { type Diagnostic, diagnose, hasErrors } from "../model/diagnostic";
import { incomingEdges, type NodeId, type Pipeline, type PipelineNode } from "../model/pipeline";
import type { InputPort, OutputPort } from "../nodes/define-node";
import { collectionTables, kindProblem, outputPorts } from "../nodes/output-ports";
import {
  type AnyNodeDefinition,
  allNodeDefinitions,
  isAnnotation,
  nodeDefinition,
  writesFiles,
} from "../nodes/registry";
import { parseSettings } from "../nodes/settings";
import { nearest } from "../util/nearest";
import { topologicalSort } from "../util/topological-sort";

/** A node whose settings parsed and whose inputs are wired. */
export interface CheckedNode {
  id: NodeId;
  name: string;
  node: PipelineNode;
  definition: AnyNodeDefinition;
  settings: Record<string, unknown>;
  outputs: readonly OutputPort[];
  /** Names of the outputs that something reads; of a collection's, all its tables. */
  read: ReadonlySet<string>;
}

export interface Checked {
  pipeline: Pipeline;
  /** The sound nodes, in topological order; a node with an error, and what depends on a cycle, is left out. */
  nodes: readonly CheckedNode[];
  diagnostics: readonly Diagnostic[];
}

/** An output of a node. */
export interface OutputRef {
  node: NodeId;
  output: string;
}

/** Whether a run of a job can be for such a node. */
const isEnd = (definition: AnyNodeDefinition | undefined): boolean =>
  definition !== undefined && (definition.category === "check" || writesFiles(definition));

/** A draft may be unfinished; a run also needs a target. */
export type Purpose = "draft" | "run";

/**
 * Second pass: the graph and every node's settings. Never throws; what is wrong is in the diagnostics. `wanted` are
 * outputs that count as read.
 */
export function check(
  pipeline: Pipeline,
  purpose: Purpose = "draft",
  wanted: readonly OutputRef[] = [],
): Checked {
  const diagnostics: Diagnostic[] = [];
  const entries = Object.entries(pipeline.nodes);
  const sound = new Map<NodeId, CheckedNode>();
  const read = readOutputs(entries);
  for (const { node, output } of wanted) read.set(node, new Set(read.get(node)).add(output));
  for (const [id, node] of entries) {
    const definition = nodeDefinition(node.type);
    if (!definition) {
      const choices = nearest(
        node.type,
        allNodeDefinitions.map(({ type }) => type),
      );
      diagnostics.push(diagnose("node/unknown-type", { type: node.type }, { node: id }, choices));
      continue;
    }
    const settings = parseSettings(definition, node.settings);
    const problems = [
      ...checkInputs(pipeline, id, node, definition),
      ...(settings.ok
        ? unsupported(definition, settings.settings, id, purpose)
        : settings.diagnostics.map((one) => ({ ...one, node: id }))),
    ];
    diagnostics.push(...problems);
    if (!settings.ok || hasErrors(problems)) continue;
    const outputs = outputPorts(definition, settings.settings);
    sound.set(id, {
      id,
      name: node.name,
      node,
      definition,
      settings: settings.settings,
      outputs,
      read: readTables(outputs, read.get(id)),
    });
  }
  diagnostics.push(...duplicateNames(entries), ...sharedPaths(sound), ...wrongMembers(entries));

  const parents = new Map(entries.map(([id, node]) => [id, incomingEdges(id, node).map(({ from }) => from)]));
  const order = sortBeforeCycles(
    entries.map(([id]) => id),
    parents,
    pipeline,
    diagnostics,
  );
  if (purpose === "run") {
    if (entries.every(([, { type }]) => isAnnotation(type))) diagnostics.push(diagnose("graph/empty", {}));
    else if (!entries.some(([, node]) => isEnd(nodeDefinition(node.type))))
      diagnostics.push(diagnose("graph/no-target", {}));
  }
  return { pipeline, nodes: order.flatMap((id) => sound.get(id) ?? []), diagnostics };
}

/** A node that is kept but does not run here: known while a job is drawn, refused when it is to run. */
function unsupported(
  definition: AnyNodeDefinition,
  settings: Record<string, unknown>,
  node: NodeId,
  purpose: Purpose,
): Diagnostic[] {
  const reason = definition.unsupported?.(settings) ?? null;
  if (reason === null) return [];
  return [diagnose(purpose === "run" ? "node/unsupported" : "node/kept", { reason }, { node })];
}

function checkInputs(
  pipeline: Pipeline,
  id: NodeId,
  node: PipelineNode,
  definition: AnyNodeDefinition,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const named = definition.inputs.find(({ arity }) => arity === "named");
  const edges = incomingEdges(id, node);
  for (const { from, output, port } of edges) {
    const place = { node: id, field: ["inputs", port] };
    const declared = definition.inputs.find(({ name, arity }) => name === port && arity !== "named") ?? named;
    const source = pipeline.nodes[from];
    if (!declared)
      found.push(
        diagnose(
          "graph/unknown-port",
          { port },
          place,
          definition.inputs.map(({ name }) => name),
        ),
      );
    if (from === id) found.push(diagnose("graph/self-loop", { name: node.name }, place));
    else if (!source) found.push(diagnose("graph/dangling", { port, missing: from }, place));
    else {
      const giver = nodeDefinition(source.type);
      const outputs = outputPorts(giver, source.settings);
      const taken = outputs.find(({ name }) => name === output);
      if (taken && declared) found.push(...kindProblems(source.name, taken, node.name, declared, place));
      if (giver && !taken) {
        found.push(
          diagnose(
            "graph/unknown-output",
            { output, name: source.name },
            place,
            outputs.map(({ name }) => name),
          ),
        );
      }
    }
  }
  for (const port of definition.inputs) {
    const wires = port.arity === "named" ? edges : edges.filter((edge) => edge.port === port.name);
    const place = { node: id, field: ["inputs", port.name] };
    if (port.arity === "one" && wires.length > 1)
      found.push(diagnose("graph/too-many-inputs", { port: port.title }, place));
    if (port.arity === "one" && wires.length === 0)
      found.push(diagnose("graph/missing-input", { port: port.title }, place));
    const min = port.arity === "one" ? 0 : (port.min ?? 1);
    if (wires.length < min)
      found.push(diagnose("graph/too-few-inputs", { port: port.title, min, have: wires.length }, place));
  }
  return found;
}

function readOutputs(entries: readonly [NodeId, PipelineNode][]): Map<NodeId, Set<string>> {
  const read = new Map<NodeId, Set<string>>();
  for (const [id, node] of entries)
    for (const { from, output } of incomingEdges(id, node))
      read.set(from, (read.get(from) ?? new Set()).add(output));
  return read;
}

function readTables(outputs: readonly OutputPort[], read: ReadonlySet<string> = new Set()): Set<string> {
  const isRead = ({ name }: OutputPort) => read.has(name);
  const tables = outputs.some((port) => port.kind === "collection" && isRead(port))
    ? collectionTables(outputs)
    : [];
  return new Set([...outputs.filter(isRead), ...tables].map(({ name }) => name));
}

function kindProblems(
  source: string,
  output: OutputPort,
  name: string,
  input: InputPort,
  place: { node: NodeId; field: string[] },
): Diagnostic[] {
  const problem = kindProblem(source, output, name, input);
  return problem ? [{ ...problem, ...place }] : [];
}

/** Groups are drawn, not run: what is wrong with one stops nothing. */
function wrongMembers(entries: readonly [NodeId, PipelineNode][]): Diagnostic[] {
  const types = new Map(entries.map(([, { name, type }]) => [name, type]));
  const holders = new Map<string, string>();
  const groups = entries.filter(
    ([, { type, settings }]) => type === "group" && Array.isArray(settings.members),
  );
  return groups.flatMap(([id, { name, settings }]) =>
    (settings.members as unknown[]).flatMap((entry, index) => {
      const member = String(entry);
      const place = { node: id, field: ["members", index] };
      const other = holders.get(member);
      if (other === undefined) holders.set(member, name);
      if (!types.has(member)) {
        const choices = nearest(member, [...types.keys()]);
        return [diagnose("group/unknown-member", { name, member }, place, choices)];
      }
      if (types.get(member) === "group") return [diagnose("group/nested", { name, member }, place)];
      return other === undefined || other === name
        ? []
        : [diagnose("group/two-groups", { name, member, other }, place)];
    }),
  );
}

function duplicateNames(entries: readonly [NodeId, PipelineNode][]): Diagnostic[] {
  const seen = new Set<string>();
  return entries.flatMap(([id, { name }]) => {
    if (seen.has(name)) return [diagnose("graph/duplicate-name", { name }, { node: id, field: ["name"] })];
    seen.add(name);
    return [];
  });
}

/** Two targets that write to one path, or one inside the other, would destroy each other's output. */
function sharedPaths(nodes: ReadonlyMap<NodeId, CheckedNode>): Diagnostic[] {
  const targets = [...nodes.values()].flatMap(({ id, name, definition, settings }) =>
    writesFiles(definition) && typeof settings.path === "string"
      ? [{ id, name, path: normalPath(settings.path) }]
      : [],
  );
  const byPath = [...targets].sort((a, b) => (`${a.path}/` < `${b.path}/` ? -1 : 1));
  return byPath.flatMap((target, index) => {
    const clash = byPath.slice(0, index).findLast((other) => `${target.path}/`.startsWith(`${other.path}/`));
    if (!clash) return [];
    return [
      diagnose(
        "graph/same-path",
        { path: clash.path, names: `“${clash.name}” and “${target.name}”` },
        { node: target.id, field: ["path"] },
      ),
    ];
  });
}

const normalPath = (path: string): string =>
  path
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/")
    .toLowerCase();

/** Topological order of what is outside every cycle and not below one; each cycle becomes one diagnostic. */
function sortBeforeCycles(
  ids: readonly NodeId[],
  parents: ReadonlyMap<NodeId, readonly NodeId[]>,
  pipeline: Pipeline,
  diagnostics: Diagnostic[],
): NodeId[] {
  let left = [...ids];
  for (;;) {
    const sorted = topologicalSort(left, (id) => (parents.get(id) ?? []).filter((parent) => parent !== id));
    if (sorted.ok) return sorted.order;
    const names = sorted.cycle.map((id) => `“${pipeline.nodes[id]?.name ?? id}”`);
    for (const id of sorted.cycle)
      diagnostics.push(diagnose("graph/cycle", { path: [...names, names[0]].join(" → ") }, { node: id }));
    const inCycle = new Set(sorted.cycle);
    left = left.filter((id) => !inCycle.has(id));
  }
}
