import { jsonEqual } from "../../util/stable-json";

/** A path of names as the console writes it: `a.b`, in back-ticks where that would be read otherwise. */
export function pathText(path: readonly string[]): string {
  const plain = path.join(".");
  if (jsonEqual(readPath(plain), path)) return plain;
  return path.map((name) => `\`${name.replaceAll("`", "``")}\``).join(".");
}

/**
 * The names of a path. A dot within back-ticks or brackets is part of a name, and so is one that has nothing before or
 * after it: `.serial` and `sum(a.b)` are one name each.
 */
export function readPath(text: string): string[] {
  if (text === "") return [];
  const names: string[] = [];
  let name = "";
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === "`" && name === "") {
      const end = closing(text, at);
      if (end < 0) return [text];
      name = text.slice(at + 1, end).replaceAll("``", "`");
      names.push(name);
      name = "";
      if (end + 1 < text.length && text[end + 1] !== ".") return [text];
      at = end + 1;
      if (at === text.length) return names;
      if (at === text.length - 1) return [text];
      continue;
    }
    if (character === "(") depth++;
    else if (character === ")") depth--;
    if (character !== "." || depth > 0) name += character;
    else if (name === "") return [text];
    else {
      names.push(name);
      name = "";
    }
  }
  return name === "" ? [text] : [...names, name];
}

/** The place of the back-tick that closes the one at `start`; -1 when none does. */
function closing(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== "`") continue;
    if (text[at + 1] !== "`") return at;
    at++;
  }
  return -1;
}
