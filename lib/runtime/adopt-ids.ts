import {
  type InputRef,
  type NodeId,
  type Pipeline,
  type PipelineNode,
  readRef,
  writeRef,
} from "../model/pipeline";
import { uniqueName } from "../util/slug";
import { jsonEqual } from "../util/stable-json";

/** A recorded document under the ids of the one before it. */
export interface Adopted {
  pipeline: Pipeline;
  /** Id in the recording → id in `pipeline`. */
  ids: ReadonlyMap<NodeId, NodeId>;
}

/**
 * Gives the nodes of a recording the ids and places they had before. Nodes are the same when their names are; a node
 * that was renamed is the only one of its type left that reads the same inputs. New nodes have no place, and never the
 * id of a node that is gone.
 */
export function adoptIds(recorded: Pipeline, before: Pipeline): Adopted {
  const entries = Object.entries(recorded.nodes);
  const ids = new Map<NodeId, NodeId>();
  const left = new Map(Object.entries(before.nodes));
  const oldByName = new Map([...left].map(([id, { name }]) => [name, id]));
  const keep = (id: NodeId, old: NodeId): void => {
    ids.set(id, old);
    left.delete(old);
  };
  for (const [id, { name }] of entries) {
    const old = oldByName.get(name);
    if (old !== undefined && left.has(old)) keep(id, old);
  }
  const taken = new Set([...Object.keys(before.nodes), ...ids.values()]);
  const unmatched = new Map(entries.filter(([id]) => !ids.has(id)));
  for (const [id, node] of unmatched) {
    const old = left.size > 0 ? renamedFrom(node, unmatched, ids, left) : undefined;
    if (old !== undefined) {
      keep(id, old);
      unmatched.delete(id);
      continue;
    }
    const fresh = uniqueName(id, taken, "_");
    taken.add(fresh);
    ids.set(id, fresh);
  }
  const nodes = entries.map(([id, node]) => [ids.get(id), { ...node, inputs: mapInputs(node.inputs, ids) }]);
  const layout = entries.flatMap(([id]) => {
    const old = ids.get(id) as NodeId;
    const place = before.layout[old];
    return place ? [[old, place] as const] : [];
  });
  return {
    pipeline: {
      version: recorded.version,
      nodes: Object.fromEntries(nodes),
      layout: Object.fromEntries(layout),
    },
    ids,
  };
}

type Nodes = ReadonlyMap<NodeId, PipelineNode>;

/** The old id of a node under a new name, when there is no doubt. */
function renamedFrom(
  node: PipelineNode,
  unmatched: Nodes,
  ids: ReadonlyMap<NodeId, NodeId>,
  left: Nodes,
): NodeId | undefined {
  const inputs = mapInputs(node.inputs, ids);
  const isAlike = (other: PipelineNode, otherInputs: PipelineNode["inputs"]): boolean =>
    other.type === node.type && jsonEqual(otherInputs, inputs);
  const candidates = [...left].filter(([, old]) => isAlike(old, old.inputs));
  const rivals = [...unmatched.values()].filter((other) => isAlike(other, mapInputs(other.inputs, ids)));
  const same = candidates.filter(([, old]) => jsonEqual(old.settings, node.settings));
  const sameRivals = rivals.filter((other) => jsonEqual(other.settings, node.settings));
  if (same.length > 0) return same.length === 1 && sameRivals.length === 1 ? same[0]?.[0] : undefined;
  return candidates.length === 1 && rivals.length === 1 ? candidates[0]?.[0] : undefined;
}

function mapInputs(inputs: PipelineNode["inputs"], ids: ReadonlyMap<NodeId, NodeId>): PipelineNode["inputs"] {
  const mapped = (ref: InputRef): InputRef => {
    const { node, output } = readRef(ref);
    return writeRef(ids.get(node) ?? node, output);
  };
  return Object.fromEntries(
    Object.entries(inputs).map(([port, refs]) => [
      port,
      Array.isArray(refs) ? refs.map(mapped) : mapped(refs),
    ]),
  );
}
