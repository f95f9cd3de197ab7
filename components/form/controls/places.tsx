import { Fragment, type ReactNode } from "react";

/** Entries of a list that have no identity but their place: equal values, rows of a result. */
export function Places<T>({
  items,
  children,
}: {
  items: readonly T[];
  children: (item: T, place: number) => ReactNode;
}) {
  const shown: ReactNode[] = [];
  let place = 0;
  for (const item of items) {
    shown.push(<Fragment key={place}>{children(item, place)}</Fragment>);
    place++;
  }
  return shown;
}
