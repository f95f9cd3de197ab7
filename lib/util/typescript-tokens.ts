/** A piece of TypeScript. A template is one token a part: `` `a${ ``, `}b${`, `}c` ``. */
export interface Token {
  kind: "name" | "number" | "text" | "template" | "regex" | "comment" | "mark";
  text: string;
  /** Offsets into the source, the end exclusive. */
  from: number;
  to: number;
}

/** After these words comes a value, so that a slash starts a regular expression. */
const BEFORE_VALUE = new Set(
  "return typeof case in of instanceof delete void throw new do else yield await extends".split(" "),
);
const BEFORE_PARENTHESIS = new Set(["if", "while", "for", "with"]);
const MARKS = /=>|\.\.\.|\?\?|\?\.(?![0-9])|&&|\|\||[=!]==?|[<>]=|\*\*|\+\+|--|./suy;
const PATTERNS = [
  ["comment", /\/\/[^\n]*|\/\*[\s\S]*?\*\//y],
  ["name", /[#@]?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy],
  ["number", /\.?[0-9](?:[eE][+-]|[\w.])*/y],
  ["text", /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y],
] as const;
const TEMPLATE = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(`|\$\{)/y;
const REGEX = /\/(?:[^/\\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+\/[a-z]*/y;

/** The tokens of a source, comments among them; null where a text, a comment or a template does not end. */
export function tokensOf(source: string): Token[] | null {
  const tokens: Token[] = [];
  /** What each open bracket is: a template's `${`, or whether a value ends with the one that closes it. */
  const open: ("template" | "value" | "clause")[] = [];
  let before: Token | undefined;
  let closed: (typeof open)[number] | undefined;
  const add = (kind: Token["kind"], from: number, text: string): number => {
    const token = { kind, text, from, to: from + text.length };
    tokens.push(token);
    if (kind !== "comment") before = token;
    return token.to;
  };
  for (let at = 0; at < source.length; ) {
    const character = source[at] as string;
    if (/\s/.test(character) || character === "\ufeff") {
      at++;
      continue;
    }
    if (character === "/" && source[at + 1] === "*" && !source.includes("*/", at + 2)) return null;
    const plain = PATTERNS.flatMap(([kind, pattern]) => {
      const text = matchAt(pattern, source, at);
      return text === undefined ? [] : [{ kind, text }];
    })[0];
    if (plain) {
      at = add(plain.kind, at, plain.text);
      continue;
    }
    if (character === '"' || character === "'") return null;
    const resumes = character === "}" && open.at(-1) === "template";
    if (character === "`" || resumes) {
      const rest = matchAt(TEMPLATE, source, at + 1);
      if (rest === undefined) return null;
      if (resumes) open.pop();
      if (rest.endsWith("${")) open.push("template");
      at = add("template", at, character + rest);
      continue;
    }
    if (character === "/" && startsValue(before, closed, source.slice(before?.to ?? 0, at))) {
      const regex = matchAt(REGEX, source, at);
      if (regex !== undefined) {
        at = add("regex", at, regex);
        continue;
      }
    }
    if ("([{".includes(character))
      open.push(character === "(" && BEFORE_PARENTHESIS.has(before?.text ?? "") ? "clause" : "value");
    if (")]}".includes(character)) closed = open.pop();
    at = add("mark", at, matchAt(MARKS, source, at) as string);
  }
  return tokens;
}

function matchAt(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

/** Whether a slash after this token starts a regular expression rather than dividing. */
function startsValue(before: Token | undefined, closed: string | undefined, between: string): boolean {
  if (!before) return true;
  if (before.kind === "name") return BEFORE_VALUE.has(before.text);
  if (before.kind === "template") return before.text.endsWith("${");
  if (before.kind !== "mark") return false;
  if (before.text === ")") return closed === "clause";
  // A block ends a line, an object that is divided does not.
  if (before.text === "}") return between.includes("\n");
  return before.text !== "]" && before.text !== "++" && before.text !== "--";
}

export const isMark = (token: Token | undefined, text: string): boolean =>
  token?.kind === "mark" && token.text === text;

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/**
 * The index behind the bracket that closes the one at `start`; null where brackets do not match. Tokens of a template's
 * parts are balanced among themselves.
 */
export function afterBracket(tokens: readonly Token[], start: number): number | null {
  const open: string[] = [];
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const depth = depthChange(token);
    if (depth === "open") open.push(token.kind === "template" ? "`" : (CLOSING[token.text] as string));
    else if (depth === "close") {
      if (open.pop() !== (token.kind === "template" ? "`" : token.text)) return null;
    }
    if (open.length === 0) return at + 1;
  }
  return null;
}

/** Whether a token opens something that another one closes. */
export function depthChange({ kind, text }: Token): "open" | "close" | null {
  if (kind === "template") {
    if (text.startsWith("`")) return text.endsWith("${") ? "open" : null;
    return text.endsWith("${") ? null : "close";
  }
  if (kind !== "mark") return null;
  return text in CLOSING ? "open" : ")]}".includes(text) ? "close" : null;
}
