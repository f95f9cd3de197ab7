import type { Expression, Name, OrderKey, Query, Select, Values } from "../syntax/tree";
import type { Context } from "./context";
import type { Piece } from "./piece";
import type { KnownColumn, Scope } from "./scope";

export interface TranslatedQuery {
  /** A clause a line. */
  sql: string;
  /** The columns it gives, where they are known. */
  columns: readonly KnownColumn[] | null;
}

export interface TranslatedSelect extends TranslatedQuery {
  /** What ORDER BY behind it can name. */
  scope: Scope;
}

/** What the rules for queries need beside those for expressions. */
export interface QueryContext extends Context {
  readonly scope: Scope;
  readonly target: Target;
  within<T>(scope: Scope, body: () => T): T;
  /** `named` gives columns without an alias the name they have in the original. */
  query(query: Query, named?: boolean): TranslatedQuery;
  tableColumns(path: readonly Name[]): readonly KnownColumn[] | null;
  pushCte(name: string, columns: readonly KnownColumn[] | null): void;
  popCtes(count: number): void;
}

/** The dialect that is written: what differs from one to the other. */
export interface Target {
  /** A name, quoted where it must be. */
  name(text: string): string;
  expression(node: Expression, context: QueryContext): Piece;
  select(node: Select, context: QueryContext, named: boolean): TranslatedSelect;
  values(node: Values, context: QueryContext): TranslatedQuery;
  /** The words behind a sort key, so that NULLs come where the original has them. */
  order(key: Pick<OrderKey, "direction" | "nulls">): string;
  orderAll(key: OrderKey, context: QueryContext): string;
  lambda(params: readonly string[], body: string): string;
}
