/** `With airport!` → `with_airport`: lower-case words joined by `_`; `fallback` when nothing is left. */
export function slug(text: string, fallback = "x"): string {
  const words = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words ? words.join("_") : fallback;
}

/** `With airport!` → `withAirport`: a JavaScript identifier stem, before reserved words and collisions are handled. */
export function camelCase(text: string, fallback = "x"): string {
  const joined = slug(text, fallback).replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return /^[0-9]/.test(joined) ? `_${joined}` : joined;
}

/** `name`, or `name 2`, `name 3`… : the first that `taken` does not hold. */
export function uniqueName(name: string, taken: ReadonlySet<string>, separator = " "): string {
  if (!taken.has(name)) return name;
  for (let suffix = 2; ; suffix++) {
    const candidate = `${name}${separator}${suffix}`;
    if (!taken.has(candidate)) return candidate;
  }
}
