/** Java's POSIX classes as RE2 names them. */
const CLASSES: Readonly<Record<string, string>> = {
  Lower: "lower",
  Upper: "upper",
  ASCII: "ascii",
  Alpha: "alpha",
  Digit: "digit",
  Alnum: "alnum",
  Punct: "punct",
  Graph: "graph",
  Print: "print",
  Blank: "blank",
  Cntrl: "cntrl",
  XDigit: "xdigit",
  Space: "space",
};

export type RegexResult = { pattern: string } | { problem: string };

/** A regular expression of Java for DuckDB's engine (RE2), which reads text once and so lacks what looks back or ahead. */
export function javaRegex(pattern: string): RegexResult {
  let result = "";
  let inClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const rest = pattern.slice(at);
    const character = pattern.charAt(at);
    if (character === "\\") {
      const read = readEscape(rest, inClass);
      if ("problem" in read) return read;
      result += read.text;
      at += read.length - 1;
      continue;
    }
    if (inClass && rest.startsWith("&&")) return { problem: "an intersection of character classes (&&)" };
    if (character === "[") {
      if (inClass) return { problem: "a character class inside another" };
      inClass = true;
    } else if (character === "]" && inClass && !/\[\^?$/.test(result)) inClass = false;
    if (!inClass && character === "(") {
      const group = readGroup(rest);
      if ("problem" in group) return group;
      result += group.text;
      at += group.length - 1;
      continue;
    }
    if (!inClass && /^[*+?}]\+/.test(rest))
      return { problem: `a possessive quantifier (${rest.slice(0, 2)})` };
    result += character;
  }
  return { pattern: result };
}

type Read = { text: string; length: number } | { problem: string };

function readEscape(rest: string, inClass: boolean): Read {
  const next = rest.charAt(1);
  if (/^\\[1-9]/.test(rest) && !inClass)
    return { problem: `a reference back to a group (${rest.slice(0, 2)})` };
  if (/^\\k</.test(rest)) return { problem: "a reference back to a group (\\k)" };
  if (next === "Z") return { text: "\\z", length: 2 };
  if (next === "h" || next === "R" || next === "X" || next === "G") return { problem: `\\${next}` };
  const unicode = /^\\u([0-9a-fA-F]{4})/.exec(rest);
  if (unicode) return { text: `\\x{${unicode[1]}}`, length: 6 };
  const named = /^\\([pP])\{(\w+)\}/.exec(rest);
  if (!named) return { text: rest.slice(0, 2), length: Math.min(2, rest.length) };
  const posix = CLASSES[named[2] ?? ""];
  if (posix) {
    const inner = `[:${named[1] === "P" ? "^" : ""}${posix}:]`;
    return { text: inClass ? inner : `[${inner}]`, length: named[0].length };
  }
  const script = (named[2] ?? "").replace(/^Is(?=[A-Z])/, "");
  if (/^(java|In|Alphabetic|Ideographic|Letter|Punctuation|White_Space)/.test(script))
    return { problem: `the class ${named[0]}` };
  return { text: `\\${named[1]}{${script}}`, length: named[0].length };
}

function readGroup(rest: string): Read {
  if (/^\(\?<?[=!]/.test(rest))
    return { problem: `looking ahead or behind (${/^\(\?<?[=!]/.exec(rest)?.[0]}…)` };
  if (rest.startsWith("(?>")) return { problem: "an atomic group (?>…)" };
  if (rest.startsWith("(?<")) return { text: "(?P<", length: 3 };
  if (/^\(\?[a-zA-Z]*[xduU]/.test(rest)) return { problem: `the flags ${/^\(\?[a-zA-Z]*/.exec(rest)?.[0]})` };
  return { text: "(", length: 1 };
}

/** A replacement of Java (`$1`, `${name}`, `\$`) as RE2 writes it (`\1`); null where it names a group. */
export function javaReplacement(text: string): string | null {
  let result = "";
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === "\\") {
      result += next === "\\" ? "\\\\" : next;
      at++;
    } else if (character === "$") {
      if (!/\d/.test(next)) return null;
      result += `\\${next}`;
      at++;
    } else result += character;
  }
  return result;
}
