import type {
  Expression,
  Name,
  OrderKey,
  Query,
  Select,
  SetOperation,
  Values,
  WindowSpec,
} from "../syntax/tree";
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
  /** What a name stands for while the body runs, in front of all columns. */
  bind<T>(names: ReadonlyMap<string, Piece>, body: () => T): T;
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
  /** The query as the target can say it: what its clauses mean, put in others. */
  prepare(query: Query): Query;
  /** A window as the target can say it. */
  window(spec: WindowSpec, context: QueryContext): WindowSpec;
  /** A set operation whose columns go by name; null where it is not said by words of its own. */
  byName(left: TranslatedQuery, right: TranslatedQuery, node: SetOperation, context: QueryContext): ByName;
}

/** Two queries, put so that their columns go by place. */
export interface ByName {
  left: TranslatedQuery;
  right: TranslatedQuery;
  /** Said behind the operator. */
  word: string;
}
