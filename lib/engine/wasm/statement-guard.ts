import { SqlError } from "../../runtime/engine";
import { REFUSED_FUNCTIONS } from "../../sql/functions/left-out";
import { identifierName, type Token, tokenize, withoutComments } from "../../sql/lens/tokenize";

/**
 * Decides whether text is one SELECT that only reads, by its tokens: DuckDB's parser cannot be asked for its tree here,
 * which takes the extension for JSON.
 */

const REFUSED: ReadonlySet<string> = new Set(REFUSED_FUNCTIONS);

/** What a SELECT can begin with. */
const READING = new Set([
  "select",
  "from",
  "with",
  "values",
  "table",
  "pivot",
  "unpivot",
  "describe",
  "desc",
  "summarize",
  "show",
]);

/** What may be run of a text: `inner` is the statement without what stands behind it. */
export type Verdict = { inner: string } | { refused: SqlError } | { unreadable: true };

export const notSelect = (what: string): SqlError =>
  new SqlError(`Only SELECT runs here; this is ${what}.`, "not-select", null);

/** Text that does not even fall into tokens is the engine's to explain. */
export function judgeSelect(sql: string): Verdict {
  const tokens = wordsOf(sql);
  if (!tokens) return { unreadable: true };
  const statements = statementsOf(tokens);
  const [first] = statements;
  if (!first) return { refused: notSelect("nothing") };
  const word = first.find(({ text }) => text !== "(")?.text.toUpperCase() ?? "";
  if (!READING.has(word.toLowerCase()))
    return {
      refused: notSelect(
        statements.length > 1 ? `${statements.length} statements` : word || "another statement",
      ),
    };
  if (statements.length > 1) return { refused: notSelect(`${statements.length} statements`) };
  if (word === "WITH" && !READING.has(verbAfterWith(first)))
    return { refused: notSelect("another statement") };
  const called = first.findIndex(
    ({ kind, value }, index) =>
      (kind === "identifier" || kind === "quoted") &&
      REFUSED.has(value) &&
      first[index + 1]?.text === "(" &&
      first[index - 1]?.value !== "as",
  );
  if (called >= 0) return { refused: notSelect(`a call of ${first[called]?.value}`) };
  return { inner: sql.slice(0, first.at(-1)?.to ?? sql.length) };
}

const CREATE_TABLE = /^CREATE (?:OR REPLACE )?TEMP(?:ORARY)? TABLE (?:"(?:[^"]|"")+"|[A-Za-z_]\w*) AS\s+/i;

/** Only `CREATE TEMP TABLE … AS` one SELECT may prepare a query. */
export function judgePreparation(sql: string): Verdict {
  const head = CREATE_TABLE.exec(sql)?.[0];
  if (head === undefined)
    return { refused: notSelect("a preparation that does not create a temporary table") };
  return judgeSelect(sql.slice(head.length));
}

/** A token, and the word or name it stands for in small letters. */
type Word = Token & { value: string };

function wordsOf(sql: string): Word[] | null {
  const tokens = withoutComments(tokenize(sql));
  if (tokens.some(({ terminated }) => !terminated)) return null;
  return tokens.map((token) => ({
    ...token,
    value: (token.kind === "quoted" ? identifierName(token) : token.text).toLowerCase(),
  }));
}

function statementsOf(tokens: readonly Word[]): Word[][] {
  const statements: Word[][] = [[]];
  for (const token of tokens) {
    if (token.kind === "operator" && token.text === ";") statements.push([]);
    else statements.at(-1)?.push(token);
  }
  return statements.filter(({ length }) => length > 0);
}

/** The word after the last common table expression. */
function verbAfterWith(tokens: readonly Word[]): string {
  let depth = 0;
  const outer = tokens.flatMap((token, index) => {
    const opens = token.text === "(" ? 1 : token.text === ")" ? -1 : 0;
    depth += opens;
    return depth === 0 ? [{ token, closes: opens < 0, index }] : [];
  });
  for (const [at, { closes }] of outer.entries()) {
    const next = outer[at + 1]?.token.value;
    const after = tokens[(outer[at]?.index ?? 0) + 1];
    if (!closes) continue;
    if (after?.text === "(") return firstWordIn(tokens, (outer[at]?.index ?? 0) + 1);
    if (next !== undefined && next !== "," && next !== "as" && next !== "using") return next;
  }
  return "";
}

const firstWordIn = (tokens: readonly Word[], from: number): string =>
  tokens.slice(from).find(({ text }) => text !== "(")?.value ?? "";
