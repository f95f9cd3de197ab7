import type { Column } from "../model/column";
import type { SqlText } from "../model/sql-text";

/**
 * The relational plan: a closed union of plain, serialisable operators. Node types lower into it, targets are emitted
 * from it, and nothing else connects the two. Scalar expressions are DuckDB SQL text and stay text.
 */
export type Rel =
  | Input
  | Scan
  | Values
  | Project
  | Filter
  | Aggregate
  | Join
  | Union
  | Sort
  | Limit
  | Distinct
  | Window
  | Unnest
  | Unpivot
  | Sample
  | AsofJoin
  | SetOperation
  | Check
  | Repartition
  | Assert
  | Sql
  | Write;

/** The rows of another step: a node's output port. */
export interface Input {
  op: "input";
  node: string;
  output: string;
}

/** Files read through a format of `lib/connectors/formats`. */
export interface Scan {
  op: "scan";
  format: string;
  /** Files, folders or globs, relative to the workspace. */
  paths: readonly string[];
  /** The format's own options, as its schema parsed them. */
  options: Readonly<Record<string, unknown>>;
  /** Columns by name where the user fixed them; null means what the files say. */
  columns: readonly Column[] | null;
  /** Whether `key=value` folders become columns. */
  hivePartitions: boolean;
  /** Globs of files that are left out. */
  exclude?: readonly string[];
  /** A folder stands for its own files only, not for those of folders in it. */
  flat?: true;
  /** What becomes of rows that cannot be read; absent, the first of them is an error. */
  rejects?: Rejects;
  /** Yields the rows that could not be read, with file, line, reason and text, instead of the others. */
  rejected?: true;
}

/** Rows that cannot be read. */
export interface Rejects {
  /** Whether something reads them. */
  kept: boolean;
  /** More of them are an error; null is without limit. */
  most: { rows: number } | { percent: number } | null;
}

/** Rows written in the document itself. A cell is text to be cast to its column's type, or null. */
export interface Values {
  op: "values";
  columns: readonly Column[];
  rows: readonly (readonly (string | null)[])[];
}

/** Computes columns. `all` stands for the input's columns, less and changed as it says. */
export interface Project {
  op: "project";
  input: Rel;
  items: readonly ProjectItem[];
}
export type ProjectItem =
  | { kind: "column"; name: string; expression: SqlText }
  | {
      kind: "all";
      except: readonly string[];
      replace: readonly NamedExpression[];
      rename: readonly { from: string; to: string }[];
    };

export interface NamedExpression {
  name: string;
  expression: SqlText;
}

/** Keeps rows for which the condition is true (not false, not NULL). */
export interface Filter {
  op: "filter";
  input: Rel;
  condition: SqlText;
}

/** One row a group; without groups, one row. */
export interface Aggregate {
  op: "aggregate";
  input: Rel;
  groups: readonly NamedExpression[];
  aggregates: readonly NamedExpression[];
}

export type JoinKind = "inner" | "left" | "right" | "full" | "semi" | "anti";

/** Joins on equal keys and an optional further condition over `l` and `r`. Output columns are all named. */
export interface Join {
  op: "join";
  kind: JoinKind;
  left: Rel;
  right: Rel;
  keys: readonly { left: string; right: string }[];
  /** Further condition; columns of the sides are reached through the aliases `l` and `r`. */
  condition: SqlText | null;
  /** Whether NULL keys match each other. */
  nullsEqual: boolean;
  /** `either` is the left value, or the right one where the left is NULL: a key both sides call the same. */
  columns: readonly { side: "left" | "right" | "either"; column: string; as: string }[];
}

/** Stacks rows. By name, a column that one input lacks is NULL there; by position, names are those of the first. */
export interface Union {
  op: "union";
  inputs: readonly Rel[];
  by: "name" | "position";
  distinct: boolean;
}

export interface SortKey {
  expression: SqlText;
  direction: "asc" | "desc";
  nulls: "first" | "last";
}

export interface Sort {
  op: "sort";
  input: Rel;
  keys: readonly SortKey[];
}

export interface Limit {
  op: "limit";
  input: Rel;
  count: number;
  offset: number;
}

/** Keeps one row for each combination of `columns` (all columns when null): the first by `order`, when there is one. */
export interface Distinct {
  op: "distinct";
  input: Rel;
  columns: readonly string[] | null;
  order: readonly SortKey[];
}

/**
 * Adds columns that are computed over the rows of a partition; every row stays. Window functions say OVER and the name of
 * one of the windows, which share their partition.
 */
export interface Window {
  op: "window";
  input: Rel;
  partitionBy: readonly SqlText[];
  windows: readonly { name: string; order: readonly SortKey[]; frame: Frame | null }[];
  items: readonly NamedExpression[];
  /** Columns of the input that are computed anew, in their place. */
  replace: readonly NamedExpression[];
}

/** The rows around a row that a window function sees. */
export interface Frame {
  unit: "rows" | "range" | "groups";
  start: FrameBound;
  end: FrameBound;
}

/** `before` and `after` are distances: a number, or an interval for a range. */
export type FrameBound = "unbounded" | "current" | { before: SqlText } | { after: SqlText };

/** One row for each element of a list, or entry of a map; the other columns repeat. */
export interface Unnest {
  op: "unnest";
  input: Rel;
  column: string;
  kind: "list" | "map";
  /** The element or the map's value. */
  as: string;
  /** The map's key. */
  keyAs: string | null;
  /** The element's place, from 1. */
  positionAs: string | null;
  /** Whether a row without elements stays, with NULL. */
  outer: boolean;
  /** Columns of the input that give way to the new ones. */
  except: readonly string[];
}

/** Turns columns into rows: one for each of them, with its name and its value. */
export interface Unpivot {
  op: "unpivot";
  input: Rel;
  columns: readonly string[];
  nameAs: string;
  valueAs: string;
  includeNulls: boolean;
}

/**
 * A random choice of rows, the same for the same rows and seed wherever it runs: it goes by a hash of `keys` and of a
 * row's place among equal ones.
 */
export interface Sample {
  op: "sample";
  input: Rel;
  /** `rows` are at most so many; `percent` is each row's chance, 0 to 100. */
  unit: "rows" | "percent";
  amount: number;
  seed: number;
  /** The columns of the input, from which a row's number is made. */
  keys: readonly string[];
  /** At most `amount` rows for each combination of these; empty for the whole. */
  partitionBy: readonly string[];
}

/** Joins each left row with the one right row that is nearest before (`>=`, `>`) or after (`<=`, `<`) it. */
export interface AsofJoin {
  op: "asof-join";
  kind: "inner" | "left";
  left: Rel;
  right: Rel;
  keys: readonly { left: string; right: string }[];
  nearest: { left: string; comparison: ">=" | ">" | "<=" | "<"; right: string };
  columns: readonly { side: "left" | "right"; column: string; as: string }[];
}

/** Rows of the left that are, or are not, on the right; columns match by name, NULL equals NULL. */
export interface SetOperation {
  op: "set-operation";
  kind: "intersect" | "except";
  left: Rel;
  right: Rel;
  /** Whether equal rows count one by one. */
  all: boolean;
  /** The columns of the result, in the order of the left. */
  columns: readonly string[];
}

/** Passes rows on, and fails with the message at the first for which the condition is not true. */
export interface Check {
  op: "check";
  input: Rel;
  condition: SqlText;
  message: string;
  /** Text computed from the row, at the end of the message. */
  details?: SqlText;
}

/** Passes rows on; the targets below write so many files, unless they say a number themselves. */
export interface Repartition {
  op: "repartition";
  input: Rel;
  files: number;
}

/**
 * Counts the rows for which conditions are not true, as one row of numbers. It is executed, and what it finds is judged,
 * though nothing reads it.
 */
export interface Assert {
  op: "assert";
  input: Rel;
  conditions: readonly {
    name: string;
    condition: SqlText;
    /** Columns to show of a row for which it is not true. */
    shown: readonly string[];
  }[];
  /** For how many rows, or for what percentage of them, a condition may be not true. */
  tolerated: { amount: number; unit: "rows" | "percent" };
  severity: "fail" | "warn";
}

/** The escape hatch: one SELECT over aliased inputs. */
export interface Sql {
  op: "sql";
  query: SqlText;
  inputs: readonly { alias: string; rel: Rel }[];
}

export type WriteMode = "append" | "overwrite" | "fail";

/** Writes files. A path that ends in the format's extension is one file; anything else is a folder of parts. */
export interface Write {
  op: "write";
  input: Rel;
  format: string;
  path: string;
  mode: WriteMode;
  partitionBy: readonly string[];
  /** Number of files (in each partition); null leaves it to the engine. */
  files: number | null;
  options: Readonly<Record<string, unknown>>;
}

export type RelOp = Rel["op"];

export type Division = "once" | "at-least-once";

/** What one output port of one node computes, or what several of them share. */
export interface Step {
  node: string;
  output: string;
  /** The node's name, for aliases and messages. */
  name: string;
  rel: Rel;
  /** The output has rows beside the node's own: those it refused. */
  optional?: true;
  /** The node's outputs share the rows it reads: each row goes to one, or to one at least. */
  division?: Division;
}

const INNER = "#";

/** Name of a step within a node: no wire can name it, only the node's own outputs read it. */
export const innerStep = (name: string): string => INNER + name;
export const isInner = (output: string): boolean => output.startsWith(INNER);

/** A whole job, in topological order. */
export interface Plan {
  steps: readonly Step[];
}
