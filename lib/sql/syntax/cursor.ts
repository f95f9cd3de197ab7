import type { SqlType } from "./sql-type";
import { SyntaxProblem, type SyntaxToken } from "./token";
import type { Expression, Name, Query, Span } from "./tree";

export type Dialect = "spark" | "duckdb";

/** The three entrances of the grammar, which call each other. */
export interface Grammar {
  expression(cursor: Cursor): Expression;
  query(cursor: Cursor): Query;
  type(cursor: Cursor): SqlType;
}

const MAX_DEPTH = 400;

/** A place in a list of tokens, with the small questions every rule asks. */
export class Cursor {
  private at = 0;
  private depth = 0;

  constructor(
    readonly dialect: Dialect,
    private readonly tokens: readonly SyntaxToken[],
    private readonly grammar: Grammar,
  ) {}

  expression(): Expression {
    return this.nested(() => this.grammar.expression(this));
  }
  query(): Query {
    return this.nested(() => this.grammar.query(this));
  }
  type(): SqlType {
    return this.nested(() => this.grammar.type(this));
  }

  private nested<T>(rule: () => T): T {
    if (++this.depth > MAX_DEPTH) throw new SyntaxProblem("This is nested too deeply.", this.token);
    const result = rule();
    this.depth--;
    return result;
  }

  get token(): SyntaxToken {
    return this.peek(0);
  }

  /** The token some places ahead; past the last one, the end. */
  peek(ahead: number): SyntaxToken {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)] as SyntaxToken;
  }

  /** A place to come back to. */
  mark(): number {
    return this.at;
  }
  reset(mark: number): void {
    this.at = mark;
  }

  next(): SyntaxToken {
    const { token } = this;
    if (token.kind !== "end") this.at++;
    return token;
  }

  /** From a start to the last token that was taken. */
  since(from: number): Span {
    return { from, to: this.tokens[this.at - 1]?.to ?? from };
  }

  isWord(...words: readonly string[]): boolean {
    return this.wordAt(0, ...words);
  }
  wordAt(ahead: number, ...words: readonly string[]): boolean {
    const { kind, value } = this.peek(ahead);
    return kind === "word" && (words.length === 0 || words.includes(value));
  }
  isOperator(...operators: readonly string[]): boolean {
    return this.operatorAt(0, ...operators);
  }
  operatorAt(ahead: number, ...operators: readonly string[]): boolean {
    const { kind, value } = this.peek(ahead);
    return kind === "operator" && operators.includes(value);
  }

  /** Takes words that follow each other, or none of them. */
  takeWords(...words: readonly string[]): boolean {
    if (!words.every((word, ahead) => this.wordAt(ahead, word))) return false;
    this.at += words.length;
    return true;
  }
  takeWord(...words: readonly string[]): string | null {
    return this.isWord(...words) ? this.next().value : null;
  }
  takeOperator(...operators: readonly string[]): string | null {
    return this.isOperator(...operators) ? this.next().value : null;
  }

  expectWord(...words: readonly string[]): string {
    return this.takeWord(...words) ?? this.fail(words.map((word) => word.toUpperCase()).join(" or "));
  }
  expectOperator(operator: string): Span {
    if (!this.isOperator(operator)) this.fail(`“${operator}”`);
    return this.next();
  }

  /** Complains that something else was expected. */
  fail(expected: string): never {
    const { token } = this;
    const found = token.kind === "end" ? "the text ends" : `“${token.text}” stands there`;
    throw new SyntaxProblem(`${expected} is expected here, but ${found}.`, token);
  }

  name(what = "A name"): Name {
    const { kind, text, value, from, to } = this.token;
    if (kind !== "word" && kind !== "quoted") this.fail(what);
    this.next();
    return { text: kind === "quoted" ? value : text, quoted: kind === "quoted", from, to };
  }

  /** `a, b, c`, at least one. */
  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.takeOperator(",")) items.push(item());
    return items;
  }
  /** `(a, b, c)`, at least one. */
  inParens<T>(item: () => T): T[] {
    this.expectOperator("(");
    const items = this.list(item);
    this.expectOperator(")");
    return items;
  }
}
