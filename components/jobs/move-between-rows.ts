import type { KeyboardEvent } from "react";

const ROW = "[data-row]";

/** Arrow keys, Home and End move the focus between the elements marked `data-row` inside the element that listens. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
  const target = event.target;
  if (!(target instanceof HTMLElement) || !target.matches(ROW)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(ROW)];
  const at = rows.indexOf(target);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  const next = to === undefined ? undefined : rows[to];
  if (to === undefined) return;
  event.preventDefault();
  next?.focus();
}

/** Puts the focus on the first row inside an element. */
export const focusFirstRow = (inside: HTMLElement | null): void =>
  inside?.querySelector<HTMLElement>(ROW)?.focus();
