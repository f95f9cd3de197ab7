import {
  type Edge,
  type InputRef,
  incomingEdges,
  type NodeId,
  type Pipeline,
  type PipelineNode,
  readRef,
  upstreamOf,
  writeRef,
} from "../model/pipeline";

/** The small edits of wires that commands are made of. All keep what does not change, by identity. */

export const withNode = (pipeline: Pipeline, id: NodeId, node: PipelineNode): Pipeline =>
  pipeline.nodes[id] === node ? pipeline : { ...pipeline, nodes: { ...pipeline.nodes, [id]: node } };

export const withNodes = (pipeline: Pipeline, nodes: Pipeline["nodes"]): Pipeline => ({ ...pipeline, nodes });

/** Changes each wire into a node: the new source, or null to cut it. The node itself when nothing changed. */
export function mapRefs(
  node: PipelineNode,
  change: (ref: InputRef, key: string, index: number) => InputRef | null,
): PipelineNode {
  let changed = false;
  const apply = (ref: InputRef, key: string, index: number): InputRef[] => {
    const next = change(ref, key, index);
    if (next !== ref) changed = true;
    return next === null ? [] : [next];
  };
  const inputs: PipelineNode["inputs"] = {};
  for (const [key, refs] of Object.entries(node.inputs)) {
    if (Array.isArray(refs)) {
      const kept = refs.flatMap((ref, index) => apply(ref, key, index));
      if (kept.length > 0) inputs[key] = kept;
      else changed = true;
    } else {
      const [kept] = apply(refs, key, 0);
      if (kept !== undefined) inputs[key] = kept;
    }
  }
  return changed ? { ...node, inputs } : node;
}

/** Changes every wire of the document. */
export function mapAllRefs(
  pipeline: Pipeline,
  change: (ref: InputRef, edge: Edge) => InputRef | null,
): Pipeline {
  let nodes: Pipeline["nodes"] | null = null;
  for (const [to, node] of Object.entries(pipeline.nodes)) {
    const next = mapRefs(node, (ref, port, index) => {
      const { node: from, output } = readRef(ref);
      return change(ref, { from, output, to, port, index });
    });
    if (next !== node) {
      nodes ??= { ...pipeline.nodes };
      nodes[to] = next;
    }
  }
  return nodes ? withNodes(pipeline, nodes) : pipeline;
}

/** Puts a reference where an edge of the document stands. */
export const replaceWire = (pipeline: Pipeline, edge: Edge, source: InputRef | null): Pipeline => {
  const node = pipeline.nodes[edge.to];
  if (!node) return pipeline;
  const changed = mapRefs(node, (ref, key, index) =>
    key === edge.port && index === edge.index ? source : ref,
  );
  return withNode(pipeline, edge.to, changed);
};

/** The edge as the document has it now, or undefined: an edge that was kept may be stale. */
export const findEdge = (pipeline: Pipeline, edge: Edge): Edge | undefined => {
  const node = pipeline.nodes[edge.to];
  return node && incomingEdges(edge.to, node).find((other) => sameEdge(other, edge));
};

export const sameEdge = (a: Edge, b: Edge): boolean =>
  a.to === b.to && a.port === b.port && a.index === b.index && a.from === b.from && a.output === b.output;

/** Text that tells an edge from every other one of the document. */
export const edgeKey = ({ from, output, to, port, index }: Edge): string =>
  `${from}.${output}>${to}.${port}.${index}`;

/** The wires out of each node. */
export function outgoingEdges(pipeline: Pipeline): Map<NodeId, Edge[]> {
  const found = new Map<NodeId, Edge[]>();
  for (const [id, node] of Object.entries(pipeline.nodes))
    for (const edge of incomingEdges(id, node)) {
      const list = found.get(edge.from);
      if (list) list.push(edge);
      else found.set(edge.from, [edge]);
    }
  return found;
}

/** Names of the nodes that a wire `from` → `to` would close into a circle, or null when it would not. */
export function circle(pipeline: Pipeline, from: NodeId, to: NodeId): string[] | null {
  if (!upstreamOf(pipeline, from).has(to)) return null;
  const parent = new Map<NodeId, NodeId>();
  const open = [from];
  for (let id = open.pop(); id !== undefined && id !== to; id = open.pop()) {
    const node = pipeline.nodes[id];
    for (const edge of node ? incomingEdges(id, node) : []) {
      if (edge.from === from || parent.has(edge.from)) continue;
      parent.set(edge.from, id);
      open.push(edge.from);
    }
  }
  const path = [to];
  for (let id = to; id !== from; ) {
    const next = parent.get(id);
    if (next === undefined) break;
    path.push(next);
    id = next;
  }
  return [...path, to].map((id) => pipeline.nodes[id]?.name ?? id);
}

/** A reference to a node's output; its first output is written as the bare id when it has the usual name. */
export const refTo = (id: NodeId, output?: string): InputRef => writeRef(id, output);
