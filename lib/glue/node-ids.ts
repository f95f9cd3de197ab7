import { NodeId } from "../model/pipeline";
import { slug, uniqueName } from "../util/slug";

/** Ids of a file's nodes as ids of a document: the same where a document takes them. */
export class NodeIds {
  private readonly known = new Map<string, string>();
  private readonly taken: Set<string>;

  constructor(ids: readonly string[]) {
    this.taken = new Set(ids.filter(isNodeId));
    for (const id of ids) this.of(id);
  }

  /** Also for an id that no node has: a wire may lead to it. */
  of(id: string): string {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const own = isNodeId(id) ? id : uniqueName(`node_${slug(id).slice(0, 40)}`, this.taken, "_");
    this.taken.add(own);
    this.known.set(id, own);
    return own;
  }
}

const isNodeId = (id: string): boolean => NodeId.safeParse(id).success;
