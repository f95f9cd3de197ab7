import { afterBracket, depthChange, isMark, type Token, tokensOf } from "./typescript-tokens";

/** Whether a text is one function and nothing else: `(…) => …` or `function (…) {…}`, comments around it or not. */
export function isFunction(text: string): boolean {
  const tokens = withoutComments(tokensOf(text) ?? []);
  return tokens.length > 0 && functionEnd(tokens, 0) === tokens.length;
}

/** A function that is passed to a method, where it stands in the source. */
export interface FunctionArgument {
  /** Offset of the method's name. */
  call: number;
  /** Offsets of the argument, comments around it included. */
  from: number;
  to: number;
}

/** Every function that is passed to one of these methods, in the order of the calls. */
export function functionArguments(source: string, methods: ReadonlySet<string>): FunctionArgument[] {
  const tokens = tokensOf(source) ?? [];
  return tokens.flatMap((token, index): FunctionArgument[] => {
    const isCall =
      token.kind === "name" &&
      methods.has(token.text) &&
      isMark(tokens[index - 1], ".") &&
      isMark(tokens[index + 1], "(");
    if (!isCall) return [];
    const found = argumentsAt(tokens, index + 1).find((part) => {
      const plain = withoutComments(part);
      return plain.length > 0 && functionEnd(plain, 0) === plain.length;
    });
    const [first, last] = [found?.[0], found?.at(-1)];
    return first && last ? [{ call: token.from, from: first.from, to: last.to }] : [];
  });
}

const withoutComments = (tokens: readonly Token[]): Token[] =>
  tokens.filter(({ kind }) => kind !== "comment");

/** The tokens of each argument of the call whose bracket opens at `start`. */
function argumentsAt(tokens: readonly Token[], start: number): Token[][] {
  const end = afterBracket(tokens, start);
  if (end === null) return [];
  const parts: Token[][] = [[]];
  let at = start + 1;
  while (at < end - 1) {
    const token = tokens[at] as Token;
    if (isMark(token, ",")) {
      parts.push([]);
      at++;
      continue;
    }
    // A function's own commas, as between type arguments, are no ends of an argument.
    const behind =
      (parts.at(-1)?.every(({ kind }) => kind === "comment") ? functionEnd(tokens, at) : null) ??
      (depthChange(token) === "open" ? afterBracket(tokens, at) : null) ??
      at + 1;
    parts.at(-1)?.push(...tokens.slice(at, behind));
    at = behind;
  }
  return parts;
}

/** The index behind the function that starts at `start`; null when none does. */
function functionEnd(tokens: readonly Token[], start: number): number | null {
  const next = (at: number): number => {
    let index = at;
    while (tokens[index]?.kind === "comment") index++;
    return index;
  };
  const word = (at: number, text: string): boolean =>
    tokens[at]?.kind === "name" && tokens[at]?.text === text;
  let at = next(start);
  const isAsync = word(at, "async") && !isMark(tokens[next(at + 1)], "=>");
  if (isAsync) at = next(at + 1);
  if (word(at, "function")) return declaredEnd(tokens, next(at + 1), next);
  if (isMark(tokens[at], "(")) {
    const behind = afterBracket(tokens, at);
    if (behind === null) return null;
    at = next(behind);
    if (isMark(tokens[at], ":")) at = typeEnd(tokens, at + 1, "=>");
  } else if (tokens[at]?.kind === "name") at = next(at + 1);
  else return null;
  if (!isMark(tokens[at], "=>")) return null;
  return bodyEnd(tokens, next(at + 1));
}

/** Behind `function`: perhaps a star and a name, parameters, perhaps a type, and the body. */
function declaredEnd(tokens: readonly Token[], start: number, next: (at: number) => number): number | null {
  let at = start;
  if (isMark(tokens[at], "*")) at = next(at + 1);
  if (tokens[at]?.kind === "name") at = next(at + 1);
  const behind = isMark(tokens[at], "(") ? afterBracket(tokens, at) : null;
  if (behind === null) return null;
  at = next(behind);
  if (isMark(tokens[at], ":")) at = typeEnd(tokens, at + 1, "{");
  return isMark(tokens[at], "{") ? afterBracket(tokens, at) : null;
}

const IN_TYPE = new Set([":", "|", "&", ",", "<", "=>", "("]);

/** The index of the mark that ends a written type. A brace where a type must follow is an object type. */
function typeEnd(tokens: readonly Token[], start: number, end: "=>" | "{"): number {
  let angles = 0;
  let before = ":";
  for (let at = start; at < tokens.length; ) {
    const token = tokens[at] as Token;
    const isType = IN_TYPE.has(before);
    if (angles === 0 && isMark(token, end) && !(end === "{" && isType)) return at;
    if (isMark(token, "<")) angles++;
    if (isMark(token, ">")) angles--;
    const behind = (depthChange(token) === "open" ? afterBracket(tokens, at) : null) ?? at + 1;
    if (token.kind !== "comment") before = tokens[behind - 1]?.text ?? "";
    at = behind;
  }
  return tokens.length;
}

/** A block, or an expression up to what ends an argument. */
function bodyEnd(tokens: readonly Token[], start: number): number | null {
  if (isMark(tokens[start], "{")) return afterBracket(tokens, start);
  let at = start;
  while (at < tokens.length) {
    const token = tokens[at] as Token;
    const depth = depthChange(token);
    if (depth === "close" || isMark(token, ",") || isMark(token, ";")) break;
    const behind = depth === "open" ? afterBracket(tokens, at) : at + 1;
    if (behind === null) return null;
    at = behind;
  }
  return at > start ? at : null;
}
