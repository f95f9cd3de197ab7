/** JSON with object keys sorted, so that equal values give equal text: for hashes and comparisons. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

/** Structural equality of JSON values; key order does not matter. */
export const jsonEqual = (a: unknown, b: unknown): boolean => a === b || stableJson(a) === stableJson(b);
