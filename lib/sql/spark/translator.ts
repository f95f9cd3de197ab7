import type { MaybeType } from "../syntax/sql-type";
import type { Expression, Name, OrderKey, Query, Span, WindowSpec } from "../syntax/tree";
import type { Context, LambdaParam, LambdaPiece } from "./context";
import { atom, type Piece } from "./piece";
import { translateQuery } from "./queries";
import type { QueryContext, Target, TranslatedQuery } from "./query-context";
import { emptyScope, type KnownColumn, type Scope, typeInScope } from "./scope";
import { enclosed } from "./sql-layout";

export interface Remark extends Span {
  message: string;
  choices?: readonly string[];
}

/** Goes through a tree, says it in the target's words, and gathers what it cannot say. */
export class Translator implements Context, QueryContext {
  readonly problems: Remark[] = [];
  readonly notes: (Remark & { kept: boolean })[] = [];
  private current: Scope = emptyScope(null);
  private readonly lambdas: ReadonlyMap<string, Piece>[] = [];
  private readonly ctes: { name: string; columns: readonly KnownColumn[] | null }[] = [];
  private names = 0;

  constructor(
    readonly target: Target,
    private readonly tables: ReadonlyMap<string, readonly KnownColumn[]>,
  ) {}

  get scope(): Scope {
    return this.current;
  }

  expression(node: Expression): Piece {
    const bound = node.kind === "column" && node.path[0] ? this.bound(node.path[0].text) : undefined;
    if (node.kind !== "column" || !bound) return this.target.expression(node, this);
    if (node.path.length === 1) return bound;
    const base: Expression = { ...node, path: node.path.slice(0, 1) };
    const place = { from: node.from, to: node.to };
    const fields = node.path.slice(1);
    return this.target.expression(
      fields.reduce<Expression>((held, name) => ({ kind: "field", base: held, name, ...place }), base),
      this,
    );
  }

  private bound(name: string): Piece | undefined {
    return this.lambdas.findLast((params) => params.has(name.toLowerCase()))?.get(name.toLowerCase());
  }

  lambda(node: Expression | undefined, params: readonly LambdaParam[]): LambdaPiece {
    if (node?.kind !== "lambda") {
      const piece = this.problem(node ?? { from: 0, to: 0 }, "A lambda such as x -> x + 1 is expected here.");
      return { sql: "NULL", body: piece };
    }
    if (node.params.length > params.length) {
      const piece = this.problem(node, `The lambda takes at most ${params.length} parameters here.`);
      return { sql: "NULL", body: piece };
    }
    const heads: string[] = [];
    const pieces = node.params.map(({ text }, index): [string, Piece] => {
      const { type, as, hidden } = params[index] as LambdaParam;
      const name = this.target.name(text);
      if (!hidden) heads.push(name);
      return [text.toLowerCase(), atom(as ? as(name) : name, type)];
    });
    this.lambdas.push(new Map(pieces));
    const body = this.expression(node.body);
    this.lambdas.pop();
    return { sql: this.target.lambda(heads, body.sql), body };
  }

  fresh(): string {
    return `_${++this.names}`;
  }

  subquery(query: Query): { sql: string; type: MaybeType } {
    const { sql, columns } = this.query(query, false);
    return { sql: enclosed(sql), type: columns?.length === 1 ? (columns[0]?.type ?? null) : null };
  }

  query(query: Query, named = true): TranslatedQuery {
    return translateQuery(query, this, named);
  }

  order(keys: readonly OrderKey[]): string {
    return keys.map((key) => this.expression(key.expression).sql + this.target.order(key)).join(", ");
  }

  window(spec: WindowSpec): string {
    const { base, bare, partition, order, frame } = this.target.window(spec, this);
    if (bare && base) return this.target.name(base.text);
    const parts = [
      base ? this.target.name(base.text) : "",
      partition.length > 0
        ? `PARTITION BY ${partition.map((node) => this.expression(node).sql).join(", ")}`
        : "",
      order.length > 0 ? `ORDER BY ${this.order(order)}` : "",
      frame ? this.frame(frame) : "",
    ];
    return `(${parts.filter((part) => part !== "").join(" ")})`;
  }

  private frame({ unit, start, end, exclude }: NonNullable<WindowSpec["frame"]>): string {
    const [first, last] = [start, end].map((bound) =>
      bound
        ? `${bound.offset ? `${this.expression(bound.offset).sql} ` : ""}${bound.bound.toUpperCase()}`
        : null,
    );
    const range = last ? `BETWEEN ${first} AND ${last}` : first;
    return `${unit.toUpperCase()} ${range}${exclude ? ` EXCLUDE ${exclude.toUpperCase()}` : ""}`;
  }

  columnType(path: readonly Name[]): MaybeType | undefined {
    return typeInScope(path, this.current);
  }

  groupKeys(): readonly Expression[] {
    return this.current.groupKeys;
  }

  keepsRows(): boolean {
    return this.current.keepsRows;
  }

  bind<T>(names: ReadonlyMap<string, Piece>, body: () => T): T {
    this.lambdas.push(names);
    const result = body();
    this.lambdas.pop();
    return result;
  }

  within<T>(scope: Scope, body: () => T): T {
    const before = this.current;
    this.current = scope;
    const result = body();
    this.current = before;
    return result;
  }

  tableColumns(path: readonly Name[]): readonly KnownColumn[] | null {
    const name = path.at(-1)?.text.toLowerCase() ?? "";
    const cte = path.length === 1 ? this.ctes.findLast((one) => one.name === name) : undefined;
    return cte
      ? cte.columns
      : (this.tables.get(path.map(({ text }) => text.toLowerCase()).join(".")) ?? null);
  }

  pushCte(name: string, columns: readonly KnownColumn[] | null): void {
    this.ctes.push({ name: name.toLowerCase(), columns });
  }
  popCtes(count: number): void {
    this.ctes.splice(this.ctes.length - count);
  }

  problem({ from, to }: Span, message: string, choices: readonly string[] = []): Piece {
    if (!this.problems.some((one) => one.from === from && one.message === message))
      this.problems.push({ from, to, message, ...(choices.length > 0 ? { choices } : {}) });
    return atom("NULL");
  }

  note(span: Span, message: string): void {
    this.remark(span, message, false);
  }
  kept(span: Span, message: string): void {
    this.remark(span, message, true);
  }

  private remark({ from, to }: Span, message: string, kept: boolean): void {
    if (!this.notes.some((one) => one.from === from && one.message === message))
      this.notes.push({ from, to, message, kept });
  }
}
