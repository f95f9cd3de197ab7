/** The `most` candidates closest to `word` by edit distance, nearest first; only plausible ones. */
export function nearest(word: string, candidates: readonly string[], most = 3): string[] {
  const target = word.toLowerCase();
  const limit = Math.max(2, Math.floor(word.length / 2));
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(target, candidate.toLowerCase(), limit) }))
    .filter(({ candidate, distance }) => distance <= limit || candidate.toLowerCase().includes(target))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** Levenshtein distance; anything above `limit` may be reported as `limit + 1`. */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min((row[j - 1] ?? 0) + 1, (previous[j] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
