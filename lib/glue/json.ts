import { jsonEqual } from "../util/stable-json";

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Its own property; never one of the prototype. */
export const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** Without the members that hold undefined. */
export const compact = (object: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );

/**
 * What becomes of `original` when that which was read from it as `before` is now `after`: the parts that did not change
 * stay as they are in the original, with everything around them that was never read.
 */
export function applyChange(original: Json | undefined, before: Json | undefined, after: Json): Json {
  if (original === undefined) return after;
  if (before !== undefined && jsonEqual(before, after)) return original;
  if (isObject(original) && isObject(before) && isObject(after))
    return changedObject(original, before, after);
  if (isList(original) && isList(before) && isList(after) && original.length === before.length)
    return changedList(original, before, after);
  return after;
}

function changedObject(original: JsonObject, before: JsonObject, after: JsonObject): JsonObject {
  const stays = Object.entries(original).flatMap(([key, value]): [string, Json][] => {
    const [was, is] = [own(before, key), own(after, key)];
    if (is !== undefined) return [[key, applyChange(value, was, is)]];
    return was === undefined ? [[key, value]] : [];
  });
  const added = Object.entries(after).filter(
    ([key, value]) => !Object.hasOwn(original, key) && !jsonEqual(own(before, key), value),
  );
  return Object.fromEntries([...stays, ...added]);
}

/** Items that are still there keep their original, wherever they moved; one that changed in its place is changed. */
function changedList(original: readonly Json[], before: readonly Json[], after: readonly Json[]): Json[] {
  const used = new Set<number>();
  const take = (item: Json, preferred: number): number => {
    const same = (index: number) => !used.has(index) && jsonEqual(before[index], item);
    const found = same(preferred) ? preferred : before.findIndex((_, index) => same(index));
    if (found >= 0) used.add(found);
    return found;
  };
  const places = after.map((item, index) => take(item, index));
  return after.map((item, index) => {
    const place = places[index] ?? -1;
    if (place >= 0) return original[place] as Json;
    return index < before.length && !used.has(index)
      ? applyChange(original[index], before[index], item)
      : item;
  });
}

const isList = (value: unknown): value is readonly Json[] => Array.isArray(value);
