import type { MaybeType } from "../syntax/sql-type";
import type { Call, Expression, Name, OrderKey, Query, Span, WindowSpec } from "../syntax/tree";
import type { Piece } from "./piece";

/** What the rules of a translation need of each other. */
export interface Context {
  expression(node: Expression): Piece;
  /** A query inside an expression. */
  subquery(query: Query): { sql: string; type: MaybeType };
  /** `ORDER BY` keys with their nulls said. */
  order(keys: readonly OrderKey[]): string;
  window(spec: WindowSpec): string;
  /** A lambda over parameters in this order. */
  lambda(node: Expression | undefined, params: readonly LambdaParam[]): LambdaPiece;
  /** A name for a parameter of our own, which nothing else has. */
  fresh(): string;
  /** The type of a column that is in reach; undefined where no such column is known. */
  columnType(path: readonly Name[]): MaybeType | undefined;
  /** What the rows are grouped by, for `grouping_id()`. */
  groupKeys(): readonly Expression[];
  /** Whether what is written keeps rows: there, false and NULL are the same. */
  keepsRows(): boolean;
  /** Remembers what cannot be translated, and goes on with NULL in its place. */
  problem(span: Span, message: string, choices?: readonly string[]): Piece;
  /** Where values can differ. */
  note(span: Span, message: string): void;
  /** Where the two engines differ, and the SQL is written so that values do not. */
  kept(span: Span, message: string): void;
}

export interface LambdaParam {
  type: MaybeType;
  /** How its uses are written, from its name in DuckDB; the name itself unless said. */
  as?: (name: string) => string;
  /** It has no place in the head: its uses are written as something else. */
  hidden?: true;
}

export interface LambdaPiece {
  /** `lambda x: …` */
  sql: string;
  body: Piece;
}

/** How a function of one dialect is said in the other. */
export type FunctionRule = (call: Call, context: Context) => Piece;
export type FunctionTable = Readonly<Record<string, FunctionRule>>;
