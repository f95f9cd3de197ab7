/** A group of a regular expression that captures: its number, and its name where it has one. */
export interface RegexGroup {
  number: number;
  name: string | null;
}

/** What begins a group, and what hides a parenthesis: an escape, quoted text, a class of characters. */
const PART =
  /\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:[^\]]*:\]|[^\]\\])*\]?|\((\?P?<([A-Za-z_]\w*)>|\?)?/g;

/** The groups of an RE2 expression, in order. `(?<name>…)` counts, though the engine knows `(?P<name>…)` only. */
export function regexGroups(pattern: string): RegexGroup[] {
  const groups: RegexGroup[] = [];
  for (const [part, kind, name] of pattern.matchAll(PART))
    if (part.startsWith("(") && (kind === undefined || name !== undefined))
      groups.push({ number: groups.length + 1, name: name ?? null });
  return groups;
}

/** The pattern with groups named as RE2 has it: Java writes `(?<name>…)`. */
export const re2Pattern = (pattern: string): string =>
  pattern.replaceAll(PART, (part) =>
    part.startsWith("(?<") && part.length > 3 ? `(?P<${part.slice(3)}` : part,
  );
