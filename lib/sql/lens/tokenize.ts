/** What a piece of SQL text is. White space is not a token; comments are. */
export type TokenKind = "identifier" | "quoted" | "string" | "number" | "operator" | "parameter" | "comment";

export interface Token {
  kind: TokenKind;
  /** The text as it stands, quotes included. */
  text: string;
  /** UTF-16 offsets, end exclusive. */
  from: number;
  to: number;
  /** False where a string, a quoted name or a comment runs to the end of the text without its end mark. */
  terminated: boolean;
}

/** Every character beyond ASCII belongs to names, but for the spaces of Unicode. */
const LETTERS =
  "\\u0080-\\u009f\\u00a1-\\u167f\\u1681-\\u1fff\\u200b-\\u2027\\u202a-\\u202e\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\ufefe\\uff00-\\uffff";
const IDENTIFIER_START = new RegExp(`[A-Za-z_${LETTERS}]`);
const IDENTIFIER = new RegExp(`[\\w$${LETTERS}]*`, "y");
const NUMBER = /(?:\d(?:_?\d)*(?:\.(?!\.)(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?/y;
const DOLLAR_TAG = new RegExp(`\\$(?:[A-Za-z_${LETTERS}][\\w${LETTERS}]*)?\\$`, "y");
const PARAMETER = new RegExp(`\\$[\\w${LETTERS}]*|\\?\\d*`, "y");
const LINE = /[^\r\n]*/y;
const SPACE = /\s/;
const SELF = "()[]{},;.:";
const OPERATOR_CHARACTERS = "~!@#^&|`+-*/%<>=";

/** The tokens of DuckDB SQL, in order. Any text has tokens: what has no end is flagged. Linear and iterative. */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    if (SPACE.test(sql.charAt(at))) {
      at++;
      continue;
    }
    const [kind, to, terminated] = nextToken(sql, at);
    tokens.push({ kind, text: sql.slice(at, to), from: at, to, terminated });
    at = to;
  }
  return tokens;
}

type Scanned = [kind: TokenKind, to: number, terminated: boolean];

function nextToken(sql: string, at: number): Scanned {
  const character = sql.charAt(at);
  const next = sql.charAt(at + 1);
  if (character === "'") return quoted(sql, "string", at + 1, "'");
  if (character === '"') return quoted(sql, "quoted", at + 1, '"');
  if (character === "-" && next === "-") return ["comment", match(LINE, sql, at), true];
  if (character === "/" && next === "*") return blockComment(sql, at);
  if (next === "'" && /[eEbBxXnN]/.test(character)) {
    return /[eE]/.test(character) ? escaped(sql, at + 2) : quoted(sql, "string", at + 2, "'");
  }
  if (character === "$") return dollar(sql, at);
  if (character === "?") return ["parameter", match(PARAMETER, sql, at), true];
  if (/\d/.test(character) || (character === "." && /\d/.test(next)))
    return ["number", match(NUMBER, sql, at), true];
  if (IDENTIFIER_START.test(character)) return ["identifier", match(IDENTIFIER, sql, at), true];
  return ["operator", operatorEnd(sql, at), true];
}

function match(pattern: RegExp, sql: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(sql)?.[0].length ?? 0);
}

/** To the mark that is not doubled. */
function quoted(sql: string, kind: TokenKind, start: number, mark: string): Scanned {
  for (let at = sql.indexOf(mark, start); at >= 0; at = sql.indexOf(mark, at + 2)) {
    if (sql.charAt(at + 1) !== mark) return [kind, at + 1, true];
  }
  return [kind, sql.length, false];
}

/** `E'…'`: a backslash protects the next character. */
function escaped(sql: string, start: number): Scanned {
  for (let at = start; at < sql.length; at++) {
    const character = sql.charAt(at);
    if (character === "\\") at++;
    else if (character === "'" && sql.charAt(at + 1) === "'") at++;
    else if (character === "'") return ["string", at + 1, true];
  }
  return ["string", sql.length, false];
}

/** `$$…$$`, `$tag$…$tag$`, or the parameters `$1` and `$name`. */
function dollar(sql: string, at: number): Scanned {
  const start = match(DOLLAR_TAG, sql, at);
  if (start === at) return ["parameter", match(PARAMETER, sql, at), true];
  const tag = sql.slice(at, start);
  const end = sql.indexOf(tag, start);
  return end < 0 ? ["string", sql.length, false] : ["string", end + tag.length, true];
}

/** Block comments nest. */
function blockComment(sql: string, start: number): Scanned {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(sql); mark; mark = marks.exec(sql)) {
    depth += mark[0] === "/*" ? 1 : -1;
    if (depth === 0) return ["comment", marks.lastIndex, true];
  }
  return ["comment", sql.length, false];
}

/** The longest operator, by PostgreSQL's rule: a final + or - belongs to what follows (`a=-1`). */
function operatorEnd(sql: string, at: number): number {
  if (sql.startsWith("::", at) || sql.startsWith(":=", at)) return at + 2;
  if (SELF.includes(sql.charAt(at))) return at + 1;
  let end = at;
  while (end < sql.length && OPERATOR_CHARACTERS.includes(sql.charAt(end))) {
    if (end > at && (sql.startsWith("--", end) || sql.startsWith("/*", end))) break;
    end++;
  }
  if (!/[~!@#^&|`%]/.test(sql.slice(at, end))) while (end - at > 1 && /[+-]/.test(sql.charAt(end - 1))) end--;
  return Math.max(end, at + 1);
}

/** The tokens without comments. */
export const withoutComments = (tokens: readonly Token[]): Token[] =>
  tokens.filter(({ kind }) => kind !== "comment");

/** The name that an identifier token stands for. */
export const identifierName = (token: Token): string =>
  token.kind === "quoted"
    ? token.text.slice(1, token.terminated ? -1 : undefined).replaceAll('""', '"')
    : token.text;

/** The text that a plain or dollar-quoted string token stands for; null for `E'…'` and its kin. */
export function stringValue({ text, terminated }: Token): string | null {
  if (!terminated) return null;
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  if (!text.startsWith("$")) return null;
  const tag = text.slice(0, text.indexOf("$", 1) + 1);
  return text.slice(tag.length, -tag.length);
}

/** Whether a token is this word, as a keyword or a bare name. */
export const isWord = (token: Token | undefined, word: string): boolean =>
  token?.kind === "identifier" && token.text.toLowerCase() === word;

/** Whether a token is this operator. */
export const isOperator = (token: Token | undefined, text: string): boolean =>
  token?.kind === "operator" && token.text === text;
