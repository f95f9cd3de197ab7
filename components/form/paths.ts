import type { Diagnostic } from "@/lib/model/diagnostic";

export type FieldPath = readonly (string | number)[];

/** The value with another one put at a path inside of it; lists and objects that are missing on the way are made. */
export function setIn(value: unknown, path: FieldPath, next: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return next;
  if (typeof head === "number") {
    const list = Array.isArray(value) ? [...value] : [];
    list[head] = setIn(list[head], rest, next);
    return list;
  }
  const record = typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  return { ...record, [head]: setIn((record as Record<string, unknown>)[head], rest, next) };
}

export function getIn(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

/** The diagnostics at a place or inside of it. */
export const diagnosticsAt = (diagnostics: readonly Diagnostic[], path: FieldPath): readonly Diagnostic[] =>
  diagnostics.filter(({ field = [] }) => path.every((part, index) => field[index] === part));

/** The value after one of a diagnostic's choices was taken, relative to the field itself. */
export function withChoice(value: unknown, diagnostic: Diagnostic, choice: string): unknown {
  const path = (diagnostic.field ?? []).slice(1);
  const { range } = diagnostic;
  const before = getIn(value, path);
  if (!range || typeof before !== "string") return setIn(value, path, choice);
  return setIn(value, path, before.slice(0, range.from) + choice + before.slice(range.to));
}

/** Text that names a place in the page, for putting the focus there. */
export const pathKey = (path: FieldPath): string => path.join(".");

/** A list with one entry moved. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(Math.max(0, Math.min(to, next.length)), 0, item);
  return next;
}

export const replacedAt = <T>(list: readonly T[], at: number, item: T): T[] =>
  list.map((other, index) => (index === at ? item : other));

export const removedAt = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);
