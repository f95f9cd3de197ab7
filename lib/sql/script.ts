import type { Assert } from "../ir/rel";

/** A plan as DuckDB statements, in order. */
export interface Script {
  statements: readonly Statement[];
}

export type Statement = CreateTable | AssertRows | CopyTo;

/** A temporary table that cuts a long chain, or that several readers share. */
export interface CreateTable {
  kind: "create-table";
  sql: string;
  table: string;
  /** The node whose rows it holds. */
  node: string;
  output: string;
  /** Every node computed in this statement, in topological order; the last is `node`. */
  nodes: readonly string[];
}

/** Conditions that are counted, and may end the run. */
export interface AssertRows {
  kind: "assert";
  /** One row: all rows, then of each condition those that fail it and a sample. */
  sql: string;
  node: string;
  output: string;
  nodes: readonly string[];
  assert: Pick<Assert, "conditions" | "tolerated" | "severity">;
}

/** Output of a target. The engine wraps `select` in COPY towards its staging folder. */
export interface CopyTo {
  kind: "copy";
  /** The rows to write. */
  select: string;
  node: string;
  output: string;
  nodes: readonly string[];
  format: string;
  path: string;
  mode: "append" | "overwrite" | "fail";
  partitionBy: readonly string[];
  files: number | null;
  options: Readonly<Record<string, unknown>>;
}
