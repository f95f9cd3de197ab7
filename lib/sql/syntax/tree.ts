import type { SqlType } from "./sql-type";

/**
 * SQL as a tree, for the dialects that are translated into each other. Every node knows where it stands in its text, so
 * that what cannot be translated can be shown there.
 */
export interface Span {
  /** UTF-16 offsets, end exclusive. */
  from: number;
  to: number;
}

export interface Name extends Span {
  text: string;
  quoted: boolean;
}

export type Expression =
  | Literal
  | Interval
  | Column
  | Star
  | Unary
  | Binary
  | Between
  | InList
  | InQuery
  | Like
  | Is
  | Case
  | Cast
  | Call
  | Subscript
  | Slice
  | Field
  | Lambda
  | ListLiteral
  | StructLiteral
  | MapLiteral
  | Tuple
  | Subquery
  | Exists;

export interface Literal extends Span {
  kind: "literal";
  value:
    | { is: "null" }
    | { is: "boolean"; value: boolean }
    /** `suffix` is Spark's: L, S, Y, D, F or BD. */
    | { is: "number"; text: string; suffix: string }
    /** `doubled` says that a quote was written twice, which means different things to versions of Spark. */
    | { is: "string"; value: string; doubled?: true }
    | { is: "blob"; hex: string }
    /** `DATE '…'` and its kin. */
    | { is: "typed"; type: string; value: string };
}
export interface Interval extends Span {
  kind: "interval";
  /** Amounts by singular unit: `1 day`, `2 hour`. */
  parts: readonly { amount: Expression; unit: string }[];
}
export interface Column extends Span {
  kind: "column";
  path: readonly Name[];
}
export interface Star extends Span {
  kind: "star";
  qualifier: readonly Name[];
  except: readonly Name[];
  replace: readonly { expression: Expression; name: Name }[];
  rename: readonly { from: Name; to: Name }[];
}
export interface Unary extends Span {
  kind: "unary";
  operator: "-" | "+" | "~" | "not" | "@" | "!";
  operand: Expression;
}
export interface Binary extends Span {
  kind: "binary";
  operator: string;
  left: Expression;
  right: Expression;
}
export interface Between extends Span {
  kind: "between";
  not: boolean;
  operand: Expression;
  low: Expression;
  high: Expression;
}
export interface InList extends Span {
  kind: "in-list";
  not: boolean;
  operand: Expression;
  items: readonly Expression[];
  /** DuckDB's `x IN list`, without parentheses. */
  bare: boolean;
}
export interface InQuery extends Span {
  kind: "in-query";
  not: boolean;
  operand: Expression;
  query: Query;
}
export interface Like extends Span {
  kind: "like";
  operator: "like" | "ilike" | "rlike" | "similar to" | "glob";
  not: boolean;
  operand: Expression;
  pattern: Expression;
  quantifier: "any" | "all" | null;
  patterns: readonly Expression[];
  escape: Expression | null;
}
export interface Is extends Span {
  kind: "is";
  not: boolean;
  what: "null" | "true" | "false" | "unknown" | "distinct";
  operand: Expression;
  /** Of `IS DISTINCT FROM`. */
  other: Expression | null;
}
export interface Case extends Span {
  kind: "case";
  operand: Expression | null;
  branches: readonly { when: Expression; value: Expression }[];
  otherwise: Expression | null;
}
export interface Cast extends Span {
  kind: "cast";
  operand: Expression;
  type: SqlType;
  try: boolean;
}
export interface Call extends Span {
  kind: "call";
  name: Name;
  /** Schemas before the name. */
  qualifier: readonly Name[];
  args: readonly Argument[];
  distinct: boolean;
  order: readonly OrderKey[];
  nulls: "ignore" | "respect" | null;
  filter: Expression | null;
  /** `WITHIN GROUP (ORDER BY …)`. */
  within: readonly OrderKey[];
  over: WindowSpec | null;
}
export interface Argument extends Span {
  /** `name => value`, `name := value`, or an alias inside `struct(…)`. */
  name: Name | null;
  value: Expression;
}
export interface Subscript extends Span {
  kind: "subscript";
  base: Expression;
  index: Expression;
}
export interface Slice extends Span {
  kind: "slice";
  base: Expression;
  start: Expression | null;
  end: Expression | null;
  step: Expression | null;
}
export interface Field extends Span {
  kind: "field";
  base: Expression;
  name: Name;
}
export interface Lambda extends Span {
  kind: "lambda";
  params: readonly Name[];
  body: Expression;
}
export interface ListLiteral extends Span {
  kind: "list";
  items: readonly Expression[];
}
export interface StructLiteral extends Span {
  kind: "struct";
  fields: readonly { name: Name; value: Expression }[];
}
export interface MapLiteral extends Span {
  kind: "map";
  entries: readonly { key: Expression; value: Expression }[];
}
export interface Tuple extends Span {
  kind: "tuple";
  items: readonly Expression[];
}
export interface Subquery extends Span {
  kind: "subquery";
  query: Query;
}
export interface Exists extends Span {
  kind: "exists";
  query: Query;
}

export interface OrderKey extends Span {
  expression: Expression;
  direction: "asc" | "desc" | null;
  nulls: "first" | "last" | null;
}

export interface WindowSpec extends Span {
  /** A named window; alone (`OVER w`) or as the base of this one. */
  base: Name | null;
  /** `OVER w`, without parentheses. */
  bare: boolean;
  partition: readonly Expression[];
  order: readonly OrderKey[];
  frame: WindowFrame | null;
}
export interface WindowFrame extends Span {
  unit: "rows" | "range" | "groups";
  start: FrameBound;
  end: FrameBound | null;
  exclude: string | null;
}
export interface FrameBound {
  bound: "unbounded preceding" | "unbounded following" | "current row" | "preceding" | "following";
  offset: Expression | null;
}

export interface Query extends Span {
  ctes: readonly { name: Name; columns: readonly Name[]; query: Query }[];
  recursive: boolean;
  body: QueryBody;
  order: readonly OrderKey[];
  orderAll: OrderKey | null;
  /** `SORT BY`, `CLUSTER BY` or `DISTRIBUTE BY`: how rows are spread, not what they are. */
  spread: Span | null;
  limit: Expression | null;
  offset: Expression | null;
}
export type QueryBody = Select | SetOperation | Values | Nested;
export interface Select extends Span {
  kind: "select";
  distinct: boolean;
  distinctOn: readonly Expression[];
  items: readonly SelectItem[];
  relations: readonly Relation[];
  views: readonly LateralView[];
  where: Expression | null;
  group: GroupBy | null;
  having: Expression | null;
  qualify: Expression | null;
  /** Columns only for an ORDER BY behind a QUALIFY. */
  hidden?: readonly SelectItem[];
  windows: readonly { name: Name; window: WindowSpec }[];
}
export interface SelectItem extends Span {
  expression: Expression;
  alias: Name | null;
  /** Of a generator that gives several columns: `AS (a, b)`. */
  aliases: readonly Name[];
}
export interface GroupBy extends Span {
  all: boolean;
  items: readonly GroupItem[];
  /** `GROUP BY a, b WITH ROLLUP`. */
  suffix: "rollup" | "cube" | null;
}
export interface GroupItem extends Span {
  kind: "one" | "rollup" | "cube" | "sets";
  /** Each set of expressions; one set of one for `one`. */
  sets: readonly (readonly Expression[])[];
}
export interface LateralView extends Span {
  outer: boolean;
  call: Call;
  alias: Name | null;
  columns: readonly Name[];
}
export interface SetOperation extends Span {
  kind: "set-operation";
  operator: "union" | "intersect" | "except";
  all: boolean;
  byName: boolean;
  left: QueryBody;
  right: QueryBody;
}
export interface Values extends Span {
  kind: "values";
  rows: readonly (readonly Expression[])[];
}
/** A query in parentheses. */
export interface Nested extends Span {
  kind: "nested";
  query: Query;
}

export type Relation = TableRef | SubqueryRef | FunctionRef | Join | Pivot | Unpivot;
interface Aliased extends Span {
  alias: Name | null;
  columns: readonly Name[];
  sample: { text: string; span: Span } | null;
}
export interface TableRef extends Aliased {
  kind: "table";
  path: readonly Name[];
}
export interface SubqueryRef extends Aliased {
  kind: "derived";
  query: Query;
  lateral: boolean;
}
export interface FunctionRef extends Aliased {
  kind: "function";
  call: Call;
  lateral: boolean;
}
export type JoinType = "inner" | "left" | "right" | "full" | "cross" | "semi" | "anti";
export interface Join extends Span {
  kind: "join";
  type: JoinType;
  natural: boolean;
  asof: boolean;
  left: Relation;
  right: Relation;
  on: Expression | null;
  using: readonly Name[];
}
export interface Pivot extends Aliased {
  kind: "pivot";
  input: Relation;
  aggregates: readonly SelectItem[];
  /** Columns whose values become columns. */
  on: readonly Expression[];
  values: readonly SelectItem[];
  /** Grouping columns where they are said. */
  by: readonly Expression[];
}
export interface Unpivot extends Aliased {
  kind: "unpivot";
  input: Relation;
  includeNulls: boolean;
  values: readonly Name[];
  name: Name;
  items: readonly { columns: readonly Expression[]; alias: Name | string | null }[];
}
