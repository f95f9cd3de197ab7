/**
 * Globs over one path segment, and braces over a whole pattern. Matching never backtracks more than once per star, so
 * that no pattern is slow on any name.
 */

/** Whether the text means more than itself. */
export const hasGlob = (text: string): boolean => /[*?[{]/.test(text);

/** A name as the pattern that matches it and nothing else: for an engine that takes every path for a pattern. */
export const escapeGlob = (path: string): string => path.replace(/[*?[]/g, "[$&]");

const MAX_PATTERNS = 1000;

/** `a{b,c}d` → `abd`, `acd`; nested braces too. Braces without a comma stay. Null when there are too many. */
export function expandBraces(pattern: string): string[] | null {
  let open: string[] = [pattern];
  const done: string[] = [];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const group = firstGroup(next);
    if (!group) done.push(next);
    else {
      const { from, to, choices } = group;
      const head = next.slice(0, from);
      const tail = next.slice(to + 1);
      open = [...choices.map((choice) => head + choice + tail), ...open];
    }
    if (done.length + open.length > MAX_PATTERNS) return null;
  }
  return done;
}

/** The first brace group that holds a comma on its own level. */
function firstGroup(pattern: string): { from: number; to: number; choices: string[] } | null {
  for (let from = pattern.indexOf("{"); from >= 0; from = pattern.indexOf("{", from + 1)) {
    const choices: string[] = [];
    let depth = 0;
    let start = from + 1;
    for (let at = from; at < pattern.length; at++) {
      const character = pattern[at];
      if (character === "{") depth++;
      else if (character === "," && depth === 1) {
        choices.push(pattern.slice(start, at));
        start = at + 1;
      } else if (character === "}" && --depth === 0) {
        if (choices.length === 0) break;
        return { from, to: at, choices: [...choices, pattern.slice(start, at)] };
      }
    }
  }
  return null;
}

/**
 * A test for files that are left out: a pattern matches a file's name, its path, or its path below the one that was
 * named. `*` stays within a folder, `**` does not, as in AWS Glue's exclusions.
 */
export function pathExclusion(patterns: readonly string[]): (path: string, named: string) => boolean {
  const tests = patterns.flatMap((pattern) => expandBraces(pattern) ?? []).map(pathMatcher);
  if (tests.length === 0) return () => false;
  return (path, named) => {
    const base = `${fixedFolders(named)}/`;
    const forms = [path, path.slice(path.lastIndexOf("/") + 1)];
    if (path.startsWith(base)) forms.push(path.slice(base.length));
    return tests.some((test) => forms.some(test));
  };
}

/** The folders of a path before its first wildcard. */
const fixedFolders = (path: string): string => {
  const names = path.split("/").filter((name) => name !== "" && name !== ".");
  const wild = names.findIndex(hasGlob);
  return (wild < 0 ? names : names.slice(0, wild)).join("/");
};

/** Every token is tried at every place once, so that no pattern is slow. */
function pathMatcher(pattern: string): (path: string) => boolean {
  const tokens = pattern
    .replace(/^\.?\//, "")
    .split(/(\*\*\/?|\/)/)
    .flatMap((part, index): (Token | "deep" | "slash")[] =>
      index % 2 === 0 ? tokenize(part) : [part === "/" ? "slash" : "deep"],
    );
  return (path) => {
    const characters = [...path];
    let places = new Set([0]);
    for (const token of tokens) places = placesAfter(token, characters, places);
    return places.has(characters.length);
  };
}

function placesAfter(
  token: Token | "deep" | "slash",
  characters: readonly string[],
  places: ReadonlySet<number>,
): Set<number> {
  const next = new Set<number>();
  for (const place of places) {
    const character = characters[place];
    if (token === "slash") {
      if (character === "/") next.add(place + 1);
    } else if (token !== "deep" && token.kind === "one") {
      if (character !== undefined && character !== "/" && token.matches(character)) next.add(place + 1);
    } else
      for (let at = place; at <= characters.length; at++) {
        next.add(at);
        if (token !== "deep" && characters[at] === "/") break;
      }
  }
  return next;
}

type Token = { kind: "star" } | { kind: "one"; matches(character: string): boolean };

/** A test for names against one segment: `*`, `?`, `[a-z]`, `[!a-z]`. Hidden and `_` names must be asked for by their first character. */
export function segmentMatcher(segment: string): (name: string) => boolean {
  const tokens = tokenize(segment);
  const first = segment[0];
  return (name) => ((name[0] !== "." && name[0] !== "_") || first === name[0]) && matches(tokens, [...name]);
}

function tokenize(segment: string): Token[] {
  const characters = [...segment];
  const tokens: Token[] = [];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? "";
    if (character === "*") {
      if (tokens.at(-1)?.kind !== "star") tokens.push({ kind: "star" });
    } else if (character === "?") tokens.push({ kind: "one", matches: () => true });
    else {
      // A `]` right after the opening stands for itself.
      const close =
        character === "["
          ? characters.indexOf("]", at + (/[!^]/.test(characters[at + 1] ?? "") ? 3 : 2))
          : -1;
      if (close < 0) tokens.push({ kind: "one", matches: (other) => other === character });
      else {
        tokens.push({ kind: "one", matches: characterClass(characters.slice(at + 1, close)) });
        at = close;
      }
    }
  }
  return tokens;
}

function characterClass(body: readonly string[]): (character: string) => boolean {
  const negated = body[0] === "!" || body[0] === "^";
  const members = negated ? body.slice(1) : body;
  const ranges: [string, string][] = [];
  for (let at = 0; at < members.length; at++) {
    const low = members[at] ?? "";
    const high = members[at + 2];
    if (members[at + 1] === "-" && high !== undefined) {
      ranges.push([low, high]);
      at += 2;
    } else ranges.push([low, low]);
  }
  const point = (character: string) => character.codePointAt(0) ?? 0;
  return (character) =>
    ranges.some(([low, high]) => point(character) >= point(low) && point(character) <= point(high)) !==
    negated;
}

function matches(tokens: readonly Token[], name: readonly string[]): boolean {
  let token = 0;
  let at = 0;
  let star = -1;
  let resume = 0;
  while (at < name.length) {
    const current = tokens[token];
    if (current?.kind === "star") {
      star = token++;
      resume = at;
    } else if (current?.kind === "one" && current.matches(name[at] ?? "")) {
      token++;
      at++;
    } else if (star >= 0) {
      token = star + 1;
      at = ++resume;
    } else return false;
  }
  while (tokens[token]?.kind === "star") token++;
  return token === tokens.length;
}
