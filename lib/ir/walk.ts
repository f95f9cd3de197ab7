import { children } from "./children";
import type { Rel } from "./rel";

/** Every operator of a tree, parents before children, left to right. */
export function* walk(rel: Rel): Generator<Rel> {
  const open: Rel[] = [rel];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    open.push(...[...children(next)].reverse());
  }
}
