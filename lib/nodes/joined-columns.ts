import type { Column } from "../model/column";

/** A column of a join's result. */
export interface JoinedColumn<Side extends string = "left" | "right"> {
  side: Side;
  column: string;
  as: string;
}

/**
 * The columns of two inputs side by side. A name of the right that is taken (without case, as DuckDB compares names)
 * gets the suffix, as often as it takes; without a suffix its column is left out.
 */
export function joinedColumns(
  left: readonly Column[],
  right: readonly Column[],
  suffix: string | null,
): JoinedColumn[] {
  const taken = new Set(left.map(({ name }) => name.toLowerCase()));
  const fromRight = right.flatMap(({ name }): JoinedColumn[] => {
    if (suffix === null && taken.has(name.toLowerCase())) return [];
    let as = name;
    while (taken.has(as.toLowerCase())) as += suffix || DEFAULT_SUFFIX;
    taken.add(as.toLowerCase());
    return [{ side: "right", column: name, as }];
  });
  return [...left.map(({ name }): JoinedColumn => ({ side: "left", column: name, as: name })), ...fromRight];
}

/** What tells equal names apart unless the user says otherwise. */
export const DEFAULT_SUFFIX = "_right";
