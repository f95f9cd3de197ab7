import type { Column } from "@/lib/model/column";

/** A column that rules can name, behind an alias where two inputs are compared. */
export interface ScopedColumn {
  column: Column;
  table?: string;
  /** Port it comes from. */
  port: string | undefined;
}

export interface RuleScope {
  columns: readonly ScopedColumn[];
}

export const scopedName = (column: string, table: string | undefined): string =>
  table ? `${table}.${column}` : column;
