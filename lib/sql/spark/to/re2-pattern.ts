const CLASSES: Readonly<Record<string, string>> = {
  lower: "Lower",
  upper: "Upper",
  alpha: "Alpha",
  digit: "Digit",
  alnum: "Alnum",
  punct: "Punct",
  graph: "Graph",
  print: "Print",
  blank: "Blank",
  cntrl: "Cntrl",
  xdigit: "XDigit",
  space: "Space",
};

/** What both read in one way, and what is said otherwise. */
const TOKEN = /\\Q.*?(?:\\E|$)|\\[pP][A-Z]|\\.|\[\[?:\^?\w+:\]\]?|\(\?[P<]*[imsU-]*[:)>]?|[\s\S]/g;

/** A pattern of RE2 as Java reads it: Java has all of it, but for a few spellings. */
export function javaFromRe2(pattern: string): string {
  let inClass = false;
  const multiline = /\(\?[a-z]*m/.test(pattern);
  return pattern.replaceAll(TOKEN, (token) => {
    const posix = /^(\[?)\[:(\^?)(\w+):\](\]?)$/.exec(token);
    if (posix) {
      const [, open = "", not = "", name = "", close = ""] = posix;
      if (open) inClass = !close;
      else if (close) inClass = false;
      return `${open}${name === "word" ? (not ? "\\W" : "\\w") : `\\${not ? "P" : "p"}{${CLASSES[name] ?? name}}`}${close}`;
    }
    if (/^\\[pP][A-Z]$/.test(token)) return `${token.slice(0, 2)}{${token.charAt(2)}}`;
    if (token.startsWith("\\")) return token;
    if (inClass) {
      if (token === "]") inClass = false;
      // Java reads these two inside a class as something of its own.
      return token === "[" || token === "&" ? `\\${token}` : token;
    }
    if (token === "[") inClass = true;
    if (token.startsWith("(?P<")) return `(?<${token.slice(4)}`;
    if (token.startsWith("(?")) return token.replace("i", "iu");
    // Java's $ also stands before a line break at the end.
    if (token === "$" && !multiline) return "\\z";
    return token;
  });
}

/** A pattern that has to fit the whole text. */
export const wholeText = (pattern: string): string => {
  const flags = /^\(\?[a-z]+\)/.exec(pattern)?.[0] ?? "";
  return `${flags}^(?:${pattern.slice(flags.length)})\\z`;
};

/** Plain text as a pattern. */
export const literalPattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A replacement of RE2 (`\1`) as Java writes it (`$1`); groups move up by `shift`. */
export function javaReplacementFromRe2(text: string, shift = 0): string {
  let result = "";
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === "\\" && /\d/.test(next)) {
      // The whole match is the second group where the text before it is the first.
      result += `$${Number(next) + shift}`;
      at++;
    } else if (character === "\\" && next === "\\") {
      result += "\\\\";
      at++;
    } else result += character === "$" || character === "\\" ? `\\${character}` : character;
  }
  return result;
}
