import type { Name, Query } from "../syntax/tree";
import type { Context } from "./context";
import type { KnownColumn, Scope } from "./scope";

export interface TranslatedQuery {
  /** A clause a line. */
  sql: string;
  /** The columns it gives, where they are known. */
  columns: readonly KnownColumn[] | null;
}

/** What the rules for queries need beside those for expressions. */
export interface QueryContext extends Context {
  readonly scope: Scope;
  within<T>(scope: Scope, body: () => T): T;
  /** `named` gives columns without an alias the name they have in Spark. */
  query(query: Query, named?: boolean): TranslatedQuery;
  tableColumns(path: readonly Name[]): readonly KnownColumn[] | null;
  pushCte(name: string, columns: readonly KnownColumn[] | null): void;
  popCtes(count: number): void;
}
