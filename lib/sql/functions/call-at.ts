import { identifierName, type Token, tokenize } from "../lens/tokenize";

export interface CallAt {
  /** The function, as it is written. */
  name: string;
  /** Where its name begins. */
  from: number;
  /** Which argument the place is in, from 0. */
  argument: number;
}

const OPEN = new Set(["(", "[", "{"]);
const CLOSE = new Set([")", "]", "}"]);

/** The innermost call whose arguments are written at a place; null outside of any, and inside a text. */
export function callAt(sql: string, offset: number): CallAt | null {
  const open: { call: Omit<CallAt, "argument"> | null; argument: number; lambda: boolean }[] = [];
  const tokens = tokenize(sql);
  for (const [index, token] of tokens.entries()) {
    if (token.from >= offset) break;
    const inside = token.to > offset || (token.to === offset && !token.terminated);
    if (inside && (token.kind === "string" || token.kind === "comment")) return null;
    const top = open.at(-1);
    if (token.kind === "operator" && OPEN.has(token.text))
      open.push({
        call: token.text === "(" ? calledBy(tokens[index - 1], token) : null,
        argument: 0,
        lambda: false,
      });
    else if (token.kind === "operator" && CLOSE.has(token.text)) open.pop();
    else if (top && token.kind === "operator" && token.text === "," && !top.lambda) top.argument++;
    // The parameters of a lambda are one argument: `lambda a, x: …`.
    else if (top && token.kind === "identifier" && token.text.toLowerCase() === "lambda") top.lambda = true;
    else if (top && token.text === ":") top.lambda = false;
  }
  const call = open.findLast((one) => one.call !== null);
  return call?.call ? { ...call.call, argument: call.argument } : null;
}

const NO_CALL = new Set(
  "and or not in over filter values select where when then else on using by as from exclude replace".split(
    " ",
  ),
);

function calledBy(before: Token | undefined, paren: Token): Omit<CallAt, "argument"> | null {
  if (!before || before.to > paren.from || (before.kind !== "identifier" && before.kind !== "quoted"))
    return null;
  const name = identifierName(before);
  return NO_CALL.has(name.toLowerCase()) ? null : { name, from: before.from };
}

/** The word at a place, with what its hover help needs to know. */
export function wordAt(
  sql: string,
  offset: number,
): { name: string; from: number; to: number; called: boolean; table: string | null } | null {
  const tokens = tokenize(sql);
  const index = tokens.findIndex(
    ({ from, to, kind }) => (kind === "identifier" || kind === "quoted") && from <= offset && offset < to,
  );
  const token = tokens[index];
  if (!token) return null;
  const next = tokens[index + 1];
  const [before, dot] = [tokens[index - 2], tokens[index - 1]];
  const qualified = dot?.text === "." && (before?.kind === "identifier" || before?.kind === "quoted");
  return {
    name: identifierName(token),
    from: token.from,
    to: token.to,
    called: next?.text === "(" && token.kind === "identifier",
    table: qualified && before ? identifierName(before) : null,
  };
}
