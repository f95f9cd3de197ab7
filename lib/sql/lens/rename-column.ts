import { asSql, type SqlText } from "../../model/sql-text";
import { quoteIdentifier } from "../quote";
import { writeIdentifier } from "./identifier";
import { COLUMN_NAME_KEYWORDS, canBeBareColumn } from "./keywords";
import { identifierName, isOperator, isWord, type Token, tokenize, withoutComments } from "./tokenize";

/**
 * Renames a column in SQL text: its bare and quoted mentions, and those behind one of `qualifiers` (`l.delay`).
 * Functions, types, aliases, struct fields, argument names, lambda parameters and strings of that name stay.
 */
export function renameColumnInSql(
  sql: string,
  from: string,
  to: string,
  qualifiers: readonly string[] = [],
): SqlText {
  let result = "";
  let end = 0;
  for (const token of columnMentions(sql, from, qualifiers)) {
    result +=
      sql.slice(end, token.from) + (token.kind === "quoted" ? quoteIdentifier(to) : writeIdentifier(to));
    end = token.to;
  }
  return asSql(result + sql.slice(end));
}

/** The tokens that mention a column, in order. */
export function columnMentions(sql: string, column: string, qualifiers: readonly string[] = []): Token[] {
  const name = column.toLowerCase();
  const aliases = new Set(qualifiers.map((qualifier) => qualifier.toLowerCase()));
  const tokens = withoutComments(tokenize(sql));
  const scopes = new Scopes();
  return tokens.filter((token, at) => {
    scopes.enter(tokens, at);
    const isName = token.kind === "quoted" || (token.kind === "identifier" && canBeBareColumn(token.text));
    if (!isName || identifierName(token).toLowerCase() !== name) return false;
    if (scopes.inType || scopes.isParameter(name)) return false;
    return isColumn(tokens, at, aliases, scopes.head, scopes.open);
  });
}

/** Tables and aliases that a query names after FROM and JOIN: `from flights f` gives `flights → f`. */
export function tableAliases(sql: string): { table: string; alias: string }[] {
  const tokens = withoutComments(tokenize(sql));
  return tokens.flatMap((token, at) => {
    const table = tokens[at + 1];
    if (!(isWord(token, "from") || isWord(token, "join")) || !table || !isFreeName(table)) return [];
    const after = tokens[isWord(tokens[at + 2], "as") ? at + 3 : at + 2];
    const alias = after && isFreeName(after) ? after : table;
    return [{ table: identifierName(table), alias: identifierName(alias) }];
  });
}

const isFreeName = (token: Token): boolean =>
  token.kind === "quoted" ||
  (token.kind === "identifier" &&
    canBeBareColumn(token.text) &&
    !COLUMN_NAME_KEYWORDS.has(token.text.toLowerCase()));

/** Words after which a name is a column although they are free names themselves. */
const LEADS_TO_COLUMN = new Set(["exclude", "if", "escape"]);
/** Functions whose arguments are parted by FROM. */
const FROM_FUNCTIONS = new Set(["extract", "trim", "substring", "overlay", "position"]);

function isColumn(
  tokens: readonly Token[],
  at: number,
  aliases: ReadonlySet<string>,
  head: string,
  open: string,
): boolean {
  const token = tokens[at] as Token;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (isOperator(before, ".")) {
    const qualifier = tokens[at - 2];
    return (
      qualifier !== undefined &&
      aliases.has(identifierName(qualifier).toLowerCase()) &&
      !isOperator(tokens[at - 3], ".")
    );
  }
  if (isOperator(next, ".") && aliases.has(identifierName(token).toLowerCase())) return false;
  if (isOperator(next, ":=") || isOperator(next, "=>")) return false;
  if (open === "{" && isOperator(next, ":") && (isOperator(before, "{") || isOperator(before, ",")))
    return false;
  if (isOperator(next, "(") && token.kind === "identifier") return false;
  if (token.kind === "identifier" && isKeywordHere(token, before, next, head)) return false;
  if (isWord(before, "as") || isWord(before, "collate") || isWord(before, "join")) return false;
  if (isWord(before, "from")) return FROM_FUNCTIONS.has(head) || isWord(tokens[at - 2], "distinct");
  return !endsOperand(before);
}

/** `date '2024-01-01'`, `interval 1 day`, `extract(year from …)`, `at time zone …`. */
function isKeywordHere(
  token: Token,
  before: Token | undefined,
  next: Token | undefined,
  head: string,
): boolean {
  if (next?.kind === "string") return true;
  if (isWord(token, "interval") && (next?.kind === "number" || isOperator(next, "("))) return true;
  if (head === "extract" && isOperator(before, "(") && isWord(next, "from")) return true;
  return (isWord(token, "time") && isWord(next, "zone")) || (isWord(token, "zone") && isWord(before, "time"));
}

/** After a whole operand comes an operator, a keyword or an alias: never a column. */
function endsOperand(token: Token | undefined): boolean {
  if (!token) return false;
  if (token.kind === "number" || token.kind === "string" || token.kind === "parameter") return true;
  if (token.kind === "operator") return [")", "]", "}"].includes(token.text);
  return isFreeName(token) && !(token.kind === "identifier" && LEADS_TO_COLUMN.has(token.text.toLowerCase()));
}

interface Scope {
  open: string;
  /** The word before the bracket. */
  head: string;
  /** Within the type of a cast. */
  type: boolean;
  /** Parameters of the lambda whose body is being read. */
  parameters: ReadonlySet<string>;
  /** Parameters that are being declared, until the colon. */
  declaring: Set<string> | null;
}

/** What surrounds the current token: brackets, casts and lambdas. */
class Scopes {
  private readonly stack: Scope[] = [
    { open: "", head: "", type: false, parameters: new Set(), declaring: null },
  ];
  private afterCast = false;

  private get top(): Scope {
    return this.stack.at(-1) as Scope;
  }
  get open(): string {
    return this.top.open;
  }
  get head(): string {
    return this.top.head;
  }
  get inType(): boolean {
    return this.top.type || this.afterCast;
  }

  /** Whether the name belongs to a lambda here. */
  isParameter(name: string): boolean {
    return this.stack.some(({ parameters, declaring }) => parameters.has(name) || declaring?.has(name));
  }

  /** Takes in the token at `at`; the state is then the one around it. */
  enter(tokens: readonly Token[], at: number): void {
    const token = tokens[at] as Token;
    const before = tokens[at - 1];
    this.afterCast = isOperator(before, "::");
    if (token.kind === "operator") this.enterOperator(token, tokens, at);
    else if (isWord(token, "lambda")) this.top.declaring = new Set();
    else if (this.top.declaring) this.top.declaring.add(identifierName(token).toLowerCase());
    else if (isWord(before, "as") && ["cast", "try_cast"].includes(this.top.head)) this.top.type = true;
  }

  private enterOperator({ text }: Token, tokens: readonly Token[], at: number): void {
    const top = this.top;
    if (text === "(" || text === "[" || text === "{") {
      const word = tokens[at - 1];
      const head = word?.kind === "identifier" ? word.text.toLowerCase() : "";
      const type = top.type || (text === "(" && isOperator(tokens[at - 2], "::"));
      this.stack.push({
        open: text,
        head: text === "(" ? head : "",
        type,
        parameters: new Set(),
        declaring: null,
      });
    } else if (text === ")" || text === "]" || text === "}") {
      if (this.stack.length > 1) this.stack.pop();
    } else if (text === ":" && top.declaring) {
      top.parameters = top.declaring;
      top.declaring = null;
    } else if (text === "," && !top.declaring) {
      top.parameters = new Set();
    }
  }
}
