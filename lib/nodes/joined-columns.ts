import type { Column } from "../model/column";

/** A column of a join's result. */
export interface JoinedColumn<Side extends string = "left" | "right"> {
  side: Side;
  column: string;
  as: string;
}

/**
 * The columns of two inputs side by side. A name of the right that is taken (without case, as DuckDB compares names) is
 * marked, as often as it takes; without a mark its column is left out.
 */
export function joinedColumns(
  left: readonly Column[],
  right: readonly Column[],
  mark: ((name: string) => string) | null,
): JoinedColumn[] {
  const taken = new Set(left.map(({ name }) => name.toLowerCase()));
  const fromRight = right.flatMap(({ name }): JoinedColumn[] => {
    if (!mark && taken.has(name.toLowerCase())) return [];
    let as = name;
    while (mark && taken.has(as.toLowerCase())) as = mark(as);
    taken.add(as.toLowerCase());
    return [{ side: "right", column: name, as }];
  });
  return [...left.map(({ name }): JoinedColumn => ({ side: "left", column: name, as: name })), ...fromRight];
}

/** What tells equal names apart unless the user says otherwise. */
export const DEFAULT_SUFFIX = "_right";
export const DEFAULT_PREFIX = "right_";

/** Marks a name with a suffix or a prefix, an empty one being the usual one. */
export const suffixed = (suffix: string) => (name: string) => `${name}${suffix || DEFAULT_SUFFIX}`;
export const prefixed = (prefix: string) => (name: string) => `${prefix || DEFAULT_PREFIX}${name}`;
