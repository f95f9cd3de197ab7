import {
  type Edge,
  type InputRef,
  incomingEdges,
  type NodeId,
  type Pipeline,
  readRef,
} from "../../model/pipeline";
import { jsonEqual } from "../../util/stable-json";
import { mapMembers } from "../groups";
import { kindOfWire, outputsOf } from "../ports";
import { mapAllRefs, refTo } from "../wires";
import { withoutEmptied } from "./group-nodes";

/**
 * Removes nodes and heals the graph: what a removed node read flows on to what read it, where it had exactly one wire
 * in. Other wires are cut, and so are those that would end where they do not fit, or that carried rows only this node
 * refused. Groups lose them, and one that loses its last goes too.
 */
export function deleteNodes(pipeline: Pipeline, { ids }: { ids: readonly NodeId[] }): Pipeline {
  const gone = new Set(ids.filter((id) => pipeline.nodes[id]));
  if (gone.size === 0) return pipeline;

  /** What stands in for a removed node, through any number of removed ones. */
  const standIn = (id: NodeId): InputRef | null => {
    const seen = new Set<NodeId>();
    for (let current = id; ; ) {
      const node = pipeline.nodes[current];
      if (!node || seen.has(current)) return null;
      seen.add(current);
      const [wire, ...others] = incomingEdges(current, node);
      if (!wire || others.length > 0) return null;
      if (!gone.has(wire.from)) return pipeline.nodes[wire.from] ? refTo(wire.from, wire.output) : null;
      current = wire.from;
    }
  };

  const siblings = (to: NodeId, port: string): InputRef[] => {
    const refs = pipeline.nodes[to]?.inputs[port];
    return Array.isArray(refs) ? refs : [];
  };

  const healed = mapAllRefs(pipeline, (ref, edge) => {
    if (gone.has(edge.to)) return ref;
    if (!gone.has(edge.from)) return ref;
    if (isOptional(pipeline, edge)) return null;
    const source = standIn(readRef(ref).node);
    if (source !== null && !fits(pipeline, source, edge)) return null;
    // A union that already reads the source would count its rows twice.
    const others = siblings(edge.to, edge.port);
    return source !== null && others.some((other) => jsonEqual(other, source)) ? null : source;
  });
  const names = new Set([...gone].flatMap((id) => pipeline.nodes[id]?.name ?? []));
  const nodes = mapMembers(without(healed.nodes, gone), (name) => (names.has(name) ? [] : [name]));
  return withoutEmptied({ ...healed, nodes, layout: without(healed.layout, gone) }, pipeline.nodes);
}

const isOptional = ({ nodes }: Pipeline, { from, output }: Edge): boolean => {
  const node = nodes[from];
  return Boolean(node && outputsOf(node).find(({ name }) => name === output)?.optional);
};

/** Whether what stands in gives the kind that the wire had. */
function fits(pipeline: Pipeline, source: InputRef, edge: Edge): boolean {
  const { node, output } = readRef(source);
  const before = kindOfWire(pipeline, edge);
  return before === undefined || kindOfWire(pipeline, { from: node, output }) === before;
}

const without = <T>(record: Readonly<Record<string, T>>, gone: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([id]) => !gone.has(id)));
