/** A pattern of RE2 as Java reads it: Java has all of it, but for a few spellings. */
export const javaFromRe2 = (pattern: string): string =>
  pattern
    .replaceAll("(?P<", "(?<")
    .replaceAll(
      /\[\[:(\^?)(\w+):\]\]/g,
      (_, not: string, name: string) => `\\${not ? "P" : "p"}{${CLASSES[name] ?? name}}`,
    )
    .replaceAll(/\[:(\w+):\]/g, (_, name: string) => `\\p{${CLASSES[name] ?? name}}`)
    .replaceAll(/\\x\{([0-9a-fA-F]{1,6})\}/g, "\\x{$1}")
    .replaceAll(/\\([pP])([A-Z])/g, "\\$1{$2}");

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
  word: "Alnum",
};

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
