import type { Diagnostic } from "@/lib/model/diagnostic";
import type { NodeId } from "@/lib/model/pipeline";

const rank = { error: 0, warning: 1, info: 2 };
const none: readonly Diagnostic[] = [];
const indexes = new WeakMap<readonly Diagnostic[], Map<NodeId, Diagnostic[]>>();

/** The diagnostics of one node, errors first; the same array for the same list, so that it suits a selector. */
export function diagnosticsOf(all: readonly Diagnostic[], id: NodeId): readonly Diagnostic[] {
  let index = indexes.get(all);
  if (!index) {
    index = new Map();
    for (const diagnostic of all) {
      if (diagnostic.node === undefined) continue;
      const list = index.get(diagnostic.node);
      if (list) list.push(diagnostic);
      else index.set(diagnostic.node, [diagnostic]);
    }
    for (const list of index.values()) list.sort((a, b) => rank[a.severity] - rank[b.severity]);
    indexes.set(all, index);
  }
  return index.get(id) ?? none;
}
