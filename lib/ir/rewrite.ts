import { children, withChildren } from "./children";
import type { Rel } from "./rel";

/** Rebuilds a tree from the leaves up; `change` returns its argument where nothing changes. */
export function rewrite(rel: Rel, change: (rel: Rel) => Rel): Rel {
  const before = children(rel);
  const after = before.map((child) => rewrite(child, change));
  return change(after.some((child, index) => child !== before[index]) ? withChildren(rel, after) : rel);
}
