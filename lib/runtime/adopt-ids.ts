import {
  type InputRef,
  type NodeId,
  type Pipeline,
  type PipelineNode,
  readRef,
  writeRef,
} from "../model/pipeline";
import { uniqueName } from "../util/slug";
import { jsonEqual, stableJson } from "../util/stable-json";

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
  const fresh = entries.filter(([id]) => !ids.has(id));
  const renames = new Renames(
    fresh.map(([, node]) => node),
    left,
  );
  for (const [id, node] of fresh) {
    const old = renames.of(node, mapInputs(node.inputs, ids));
    if (old !== undefined) keep(id, old);
    else {
      const own = uniqueName(id, taken, "_");
      taken.add(own);
      ids.set(id, own);
    }
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
      ...(before.imported ? { imported: before.imported } : {}),
    },
    ids,
  };
}

/** Finds the old node of one under a new name, where there is no doubt: the same type, the same inputs. */
class Renames {
  /** How many new nodes are alike, by type and inputs as they were recorded. */
  private readonly rivals = new Map<string, PipelineNode[]>();
  private readonly candidates = new Map<string, NodeId[]>();

  constructor(
    fresh: readonly PipelineNode[],
    private readonly left: ReadonlyMap<NodeId, PipelineNode>,
  ) {
    for (const node of fresh) append(this.rivals, keyOf(node, node.inputs), node);
    for (const [id, node] of left) append(this.candidates, keyOf(node, node.inputs), id);
  }

  of(node: PipelineNode, inputs: PipelineNode["inputs"]): NodeId | undefined {
    const candidates = this.candidates.get(keyOf(node, inputs))?.filter((id) => this.left.has(id)) ?? [];
    const rivals = this.rivals.get(keyOf(node, node.inputs)) ?? [];
    const isSame = (other: PipelineNode | undefined): boolean => jsonEqual(other?.settings, node.settings);
    const same = candidates.filter((id) => isSame(this.left.get(id)));
    if (same.length > 0) return same.length === 1 && rivals.filter(isSame).length === 1 ? same[0] : undefined;
    return candidates.length === 1 && rivals.length === 1 ? candidates[0] : undefined;
  }
}

const keyOf = ({ type }: PipelineNode, inputs: PipelineNode["inputs"]): string => stableJson([type, inputs]);

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
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
