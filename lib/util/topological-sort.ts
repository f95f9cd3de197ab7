/** What a topological sort found: every node in dependency order, or the members of one cycle. */
export type TopologicalOrder<Id> = { ok: true; order: Id[] } | { ok: false; cycle: Id[] };

/**
 * Kahn's algorithm, iterative so that a chain of 50,000 nodes does not overflow the stack. Ties keep the order of
 * `ids`. `parentsOf` may name ids that are not in `ids`: they are ignored.
 */
export function topologicalSort<Id>(
  ids: readonly Id[],
  parentsOf: (id: Id) => readonly Id[],
): TopologicalOrder<Id> {
  const position = new Map(ids.map((id, index) => [id, index]));
  const waiting = new Map<Id, number>();
  const children = new Map<Id, Id[]>();
  for (const id of ids) {
    const parents = new Set(parentsOf(id).filter((parent) => position.has(parent)));
    waiting.set(id, parents.size);
    for (const parent of parents) {
      const list = children.get(parent);
      if (list) list.push(id);
      else children.set(parent, [id]);
    }
  }
  const ready = new MinHeap<Id>((id) => position.get(id) ?? 0);
  for (const id of ids) if (waiting.get(id) === 0) ready.push(id);
  const order: Id[] = [];
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    order.push(id);
    for (const child of children.get(id) ?? []) {
      const left = (waiting.get(child) ?? 0) - 1;
      waiting.set(child, left);
      if (left === 0) ready.push(child);
    }
  }
  if (order.length === ids.length) return { ok: true, order };
  return { ok: false, cycle: findCycle(ids, parentsOf, new Set(order)) };
}

/** Walks parents from any unsorted node until one repeats: every unsorted node has an unsorted parent. */
function findCycle<Id>(ids: readonly Id[], parentsOf: (id: Id) => readonly Id[], sorted: Set<Id>): Id[] {
  const inPlay = new Set(ids.filter((id) => !sorted.has(id)));
  const path: Id[] = [];
  const seenAt = new Map<Id, number>();
  let current = [...inPlay][0] as Id;
  while (!seenAt.has(current)) {
    seenAt.set(current, path.length);
    path.push(current);
    current = parentsOf(current).find((parent) => inPlay.has(parent)) as Id;
  }
  return path.slice(seenAt.get(current)).reverse();
}

class MinHeap<T> {
  private readonly items: T[] = [];
  constructor(private readonly rank: (item: T) => number) {}

  push(item: T): void {
    const items = this.items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.rank(items[parent] as T) <= this.rank(item)) break;
      items[at] = items[parent] as T;
      at = parent;
    }
    items[at] = item;
  }

  pop(): T | undefined {
    const items = this.items;
    const top = items[0];
    const last = items.pop();
    if (items.length === 0 || last === undefined) return top;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && this.rank(items[child + 1] as T) < this.rank(items[child] as T))
        child++;
      if (this.rank(items[child] as T) >= this.rank(last)) break;
      items[at] = items[child] as T;
      at = child;
    }
    items[at] = last;
    return top;
  }
}
