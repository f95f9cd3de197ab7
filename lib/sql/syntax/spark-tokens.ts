import { SyntaxProblem, type SyntaxToken } from "./token";

const SPACE = /\s/;
const WORD = /[\p{L}\p{N}_]+/uy;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?:BD|[LSYDF])?(?![\p{L}\p{N}_])/iuy;
const WORD_NUMBER = /^\d+(?:[eE]\d+)?(?:BD|[LSYDF])?$/i;
const OPERATOR = /<=>|=>|<=|>=|<>|!=|==|->|::|\|\||[!=<>+\-*/%&|^~()[\]{},.:;?]/y;

/** The tokens of Spark SQL, an `end` last. Comments and hints are left out: neither changes a result. */
export function sparkTokens(sql: string): SyntaxToken[] {
  const tokens: SyntaxToken[] = [];
  let at = 0;
  const push = (kind: SyntaxToken["kind"], to: number, value: string) => {
    tokens.push({ kind, text: sql.slice(at, to), value, from: at, to });
    at = to;
  };
  while (at < sql.length) {
    const character = sql.charAt(at);
    const next = sql.charAt(at + 1);
    if (SPACE.test(character)) at++;
    else if (character === "-" && next === "-") at = lineEnd(sql, at);
    else if (character === "/" && next === "*") at = commentEnd(sql, at);
    else if (character === "'" || character === '"') push("string", ...readString(sql, at, at));
    else if (/r/i.test(character) && (next === "'" || next === '"')) push("string", ...readRaw(sql, at));
    else if (/x/i.test(character) && next === "'") push("blob", ...readBlob(sql, at));
    else if (character === "`") push("quoted", ...readQuoted(sql, at));
    else {
      const number = tokens.at(-1)?.text === "." ? null : matchAt(NUMBER, sql, at);
      const word = number === null || WORD_NUMBER.test(number) ? matchAt(WORD, sql, at) : null;
      if (number !== null && (word === null || word.length <= number.length))
        push("number", at + number.length, number.toLowerCase());
      else if (word !== null) push("word", at + word.length, word.toLowerCase());
      else {
        const operator = matchAt(OPERATOR, sql, at);
        if (operator === null)
          throw new SyntaxProblem(`“${character}” means nothing in Spark SQL.`, { from: at, to: at + 1 });
        push("operator", at + operator.length, operator);
      }
    }
  }
  tokens.push({ kind: "end", text: "", value: "", from: sql.length, to: sql.length });
  return tokens;
}

function matchAt(pattern: RegExp, sql: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0] ?? null;
}

/** A comment goes on where its line ends in a backslash. */
function lineEnd(sql: string, at: number): number {
  for (let end = at; end < sql.length; end++)
    if (sql.charAt(end) === "\n" && sql.charAt(end - 1) !== "\\") return end;
  return sql.length;
}

function commentEnd(sql: string, start: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(sql); mark; mark = marks.exec(sql)) {
    depth += mark[0] === "/*" ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  throw new SyntaxProblem("The comment has no end.", { from: start, to: start + 2 });
}

const ESCAPES: Readonly<Record<string, string>> = {
  "0": "\0",
  b: "\b",
  n: "\n",
  r: "\r",
  t: "\t",
  Z: "\u001a",
  "%": "\\%",
  _: "\\_",
};
const CODE = /u([0-9a-f]{4})|U([0-9a-f]{8})|([01][0-7]{2})/iy;

/** A text in quotes of either kind, its backslash escapes read. A doubled quote is one of them, as in Spark 4. */
function readString(sql: string, from: number, start: number): [to: number, value: string] {
  const mark = sql.charAt(start);
  let value = "";
  for (let at = start + 1; at < sql.length; at++) {
    const character = sql.charAt(at);
    if (character === mark && sql.charAt(at + 1) !== mark) return [at + 1, value];
    if (character === mark) at++;
    if (character !== "\\") {
      value += character;
      continue;
    }
    const code = matchCode(sql, at + 1);
    if (code) {
      value += code.text;
      at += code.length;
    } else {
      at++;
      value += ESCAPES[sql.charAt(at)] ?? sql.charAt(at);
    }
  }
  throw new SyntaxProblem("The text has no closing quote.", { from, to: from + 1 });
}

function matchCode(sql: string, at: number): { text: string; length: number } | null {
  CODE.lastIndex = at;
  const found = CODE.exec(sql);
  if (!found) return null;
  const code = found[3] ? Number.parseInt(found[3], 8) : Number.parseInt(found[1] ?? found[2] ?? "", 16);
  return code > 0x10ffff ? null : { text: String.fromCodePoint(code), length: found[0].length };
}

/** `r'…'`: backslashes stay. */
function readRaw(sql: string, at: number): [to: number, value: string] {
  const end = sql.indexOf(sql.charAt(at + 1), at + 2);
  if (end < 0) throw new SyntaxProblem("The text has no closing quote.", { from: at, to: at + 2 });
  return [end + 1, sql.slice(at + 2, end)];
}

function readBlob(sql: string, at: number): [to: number, value: string] {
  const end = sql.indexOf("'", at + 2);
  const hex = end < 0 ? "" : sql.slice(at + 2, end);
  if (end < 0 || !/^[0-9a-f]*$/i.test(hex))
    throw new SyntaxProblem("Bytes are written X'1F', in hexadecimal.", {
      from: at,
      to: Math.max(end + 1, at + 2),
    });
  return [end + 1, hex.length % 2 === 1 ? `0${hex}` : hex];
}

function readQuoted(sql: string, at: number): [to: number, value: string] {
  for (let end = sql.indexOf("`", at + 1); end >= 0; end = sql.indexOf("`", end + 2))
    if (sql.charAt(end + 1) !== "`") return [end + 1, sql.slice(at + 1, end).replaceAll("``", "`")];
  throw new SyntaxProblem("The name has no closing back-tick.", { from: at, to: at + 1 });
}
