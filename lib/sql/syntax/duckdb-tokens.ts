import { identifierName, stringValue, type Token, tokenize, withoutComments } from "../lens/tokenize";
import { SyntaxProblem, type SyntaxToken } from "./token";

/** The tokens of DuckDB SQL as the parser takes them, an `end` last. */
export function duckdbTokens(sql: string): SyntaxToken[] {
  const tokens = withoutComments(tokenize(sql)).map((token): SyntaxToken => {
    const { text, from, to } = token;
    if (!token.terminated) throw new SyntaxProblem("The text or name has no end.", { from, to: from + 1 });
    return { ...kindAndValue(token), text, from, to };
  });
  return [...tokens, { kind: "end", text: "", value: "", from: sql.length, to: sql.length }];
}

function kindAndValue(token: Token): Pick<SyntaxToken, "kind" | "value"> {
  const { kind, text } = token;
  switch (kind) {
    case "identifier":
      return { kind: "word", value: text.toLowerCase() };
    case "quoted":
      return { kind: "quoted", value: identifierName(token) };
    case "string": {
      if (/^[bx]/i.test(text)) return { kind: "blob", value: blobHex(token) };
      const value = stringValue(token) ?? escapedValue(text);
      return { kind: "string", value };
    }
    case "number":
      return { kind: "number", value: text.replaceAll("_", "").toLowerCase() };
    case "parameter":
      return { kind: "parameter", value: text };
    default:
      return { kind: "operator", value: text };
  }
}

function blobHex({ text, from, to }: Token): string {
  if (/^x/i.test(text)) return text.slice(2, -1);
  throw new SyntaxProblem("Bit strings cannot be translated.", { from, to });
}

const ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** What `E'…'` stands for. */
const escapedValue = (text: string): string =>
  text
    .slice(2, -1)
    .replaceAll("''", "'")
    .replaceAll(/\\(u[0-9a-f]{4}|x[0-9a-f]{1,2}|[0-7]{1,3}|.)/gis, (_, code: string) =>
      /^[ux]./i.test(code)
        ? String.fromCodePoint(Number.parseInt(code.slice(1), 16))
        : /^[0-7]/.test(code)
          ? String.fromCodePoint(Number.parseInt(code, 8))
          : (ESCAPES[code] ?? code),
    );
