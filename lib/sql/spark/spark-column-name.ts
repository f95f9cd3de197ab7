import type { Call, Expression, OrderKey, WindowSpec } from "../syntax/tree";
import { sparkType } from "./spark-type";

/** Whether a name is that of a table in reach, and so no part of a column's own name. */
type IsTable = (name: string) => boolean;

/**
 * The name Spark gives a column without an alias: `sum(x)`, `(a + 1)`. Nodes behind it may go by that name. Null where the
 * rules are not known.
 */
export function sparkColumnName(node: Expression, isTable: IsTable): string | null {
  // A cast of a column, and a cast by a type's name, keep the name.
  if (node.kind === "cast" && node.operand.kind === "column") return sparkColumnName(node.operand, isTable);
  if (node.kind === "column" && !isBareCall(node)) return node.path.at(-1)?.text ?? null;
  return new Namer(isTable).name(node);
}

/** `current_date` and its kin are columns in their looks only. */
export const isBareCall = (node: Expression): boolean =>
  node.kind === "column" &&
  node.path.length === 1 &&
  !node.path[0]?.quoted &&
  BARE.has(node.path[0]?.text.toLowerCase() ?? "");

const DEFAULTS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  substr: { 2: "2147483647" },
  substring: { 2: "2147483647" },
  split: { 2: "-1" },
  round: { 1: "0" },
  bround: { 1: "0" },
  percentile_approx: { 2: "10000" },
  approx_percentile: { 2: "10000" },
  percentile: { 2: "1" },
  regexp_replace: { 3: "1" },
  regexp_extract: { 2: "1" },
  regexp_extract_all: { 2: "1" },
  from_unixtime: { 1: "yyyy-MM-dd HH:mm:ss" },
  unix_timestamp: { 1: "yyyy-MM-dd HH:mm:ss" },
  months_between: { 2: "true" },
  sort_array: { 1: "true" },
  locate: { 2: "1" },
  lag: { 1: "1, NULL", 2: "NULL" },
  lead: { 1: "1, NULL", 2: "NULL" },
};
const SPELLED: Readonly<Record<string, string>> = {
  ceil: "CEIL",
  ceiling: "ceiling",
  floor: "FLOOR",
  exp: "EXP",
  sqrt: "SQRT",
  log10: "LOG10",
  rank: "RANK",
  dense_rank: "DENSE_RANK",
  ucase: "ucase",
};
/** Casts by the name of a type leave no trace. */
const CASTS = new Set(
  "boolean tinyint smallint int bigint float double decimal date timestamp binary string".split(" "),
);
/** Functions that are ranked by rows before them, whatever the order. */
const RANKING = new Set("row_number rank dense_rank percent_rank cume_dist ntile".split(" "));
const BARE = new Set(["current_date", "current_timestamp", "current_user", "localtimestamp"]);

class Namer {
  constructor(private readonly isTable: IsTable) {}

  private all(nodes: readonly Expression[]): string | null {
    const names = nodes.map((node) => this.name(node));
    return names.includes(null) ? null : names.join(", ");
  }

  /** A text with names in the places of `#`; null when any is not known. */
  private text(template: string, ...nodes: readonly Expression[]): string | null {
    const names = nodes.map((node) => this.name(node));
    if (names.includes(null)) return null;
    return template.replaceAll("#", () => names.shift() ?? "");
  }

  name(node: Expression): string | null {
    switch (node.kind) {
      case "literal":
        return literalName(node.value);
      case "column": {
        const [first] = node.path;
        const path =
          node.path.length > 1 && first && this.isTable(first.text) ? node.path.slice(1) : node.path;
        if (first && isBareCall(node)) return `${first.text.toLowerCase()}()`;
        return path.map(({ text }) => text).join(".");
      }
      case "field":
        return this.text(`#.${node.name.text}`, node.base);
      case "subscript":
        return this.text("#[#]", node.base, node.index);
      case "unary":
        return node.operator === "not"
          ? this.text("(NOT #)", node.operand)
          : node.operator === "-" && node.operand.kind === "literal"
            ? this.text("-#", node.operand)
            : this.text(node.operator === "~" ? "~#" : `(${node.operator} #)`, node.operand);
      case "binary":
        return this.binary(node.operator, node.left, node.right);
      case "between":
        return this.negate(
          node.not,
          this.text("((# >= #) AND (# <= #))", node.operand, node.low, node.operand, node.high),
        );
      case "in-list": {
        const items = this.all(node.items);
        const operand = this.name(node.operand);
        return this.negate(
          node.not,
          items === null || operand === null ? null : `(${operand} IN (${items}))`,
        );
      }
      case "like": {
        if (node.quantifier) return null;
        const template = { like: "# LIKE #", rlike: "RLIKE(#, #)", ilike: "ilike(#, #)" }[
          node.operator as string
        ];
        return template ? this.negate(node.not, this.text(template, node.operand, node.pattern)) : null;
      }
      case "is":
        return node.what === "null" ? this.text(`(# IS ${node.not ? "NOT " : ""}NULL)`, node.operand) : null;
      case "case":
        return this.case(node);
      case "cast":
        return node.try
          ? null
          : this.text(`CAST(# AS ${sparkType(node.type).replaceAll(", ", ",")})`, node.operand);
      case "call":
        return this.call(node);
      default:
        return null;
    }
  }

  private negate(not: boolean, name: string | null): string | null {
    return not && name !== null ? `(NOT ${name})` : name;
  }

  private binary(operator: string, left: Expression, right: Expression): string | null {
    if (operator === "<>") return this.text("(NOT (# = #))", left, right);
    if (operator === "||") return this.text("concat(#, #)", left, right);
    if (right.kind === "interval" || left.kind === "interval") return null;
    const spelled = operator === "and" || operator === "or" ? operator.toUpperCase() : operator;
    return this.text(`(# ${spelled} #)`, left, right);
  }

  private case({ operand, branches, otherwise }: Extract<Expression, { kind: "case" }>): string | null {
    const parts = branches.map(({ when, value }) =>
      operand
        ? this.text("WHEN (# = #) THEN #", operand, when, value)
        : this.text("WHEN # THEN #", when, value),
    );
    const last = otherwise ? this.text(" ELSE #", otherwise) : "";
    return parts.includes(null) || last === null ? null : `CASE ${parts.join(" ")}${last} END`;
  }

  private call(call: Call): string | null {
    const name = call.name.text.toLowerCase();
    const nodes = call.args.map(({ value }) => value);
    if (CASTS.has(name) && nodes[0]) return this.name(nodes[0]);
    if (call.args.some((argument) => argument.name) || call.within.length > 0 || call.order.length > 0)
      return null;
    if (name === "isnull" && nodes[0]) return this.text("(# IS NULL)", nodes[0]);
    if (name === "isnotnull" && nodes[0]) return this.text("(# IS NOT NULL)", nodes[0]);
    const counted = name === "count" && nodes[0]?.kind === "star" ? "1" : null;
    const args = counted ?? (flagged(name) ? this.all(nodes.slice(0, 1)) : this.all(nodes));
    if (args === null) return null;
    const missing = DEFAULTS[name]?.[nodes.length];
    const inner = [call.distinct ? `DISTINCT ${args}` : args, missing].filter((one) => one).join(", ");
    let text = name === "if" ? `(IF(${inner}))` : `${SPELLED[name] ?? name}(${inner})`;
    if (name === "log" && nodes.length === 1) text = `LOG(E(), ${inner})`;
    if (call.filter) {
      const filter = this.name(call.filter);
      if (filter === null) return null;
      text += ` FILTER (WHERE ${filter})`;
    }
    if (!call.over) return text;
    const window = this.window(call.over, name);
    return window === null ? null : `${text} OVER ${window}`;
  }

  private window(spec: WindowSpec, name: string): string | null {
    if (spec.base || name === "lag" || name === "lead") return null;
    const partition = this.all(spec.partition);
    const order = this.order(spec.order);
    if (partition === null || order === null || spec.frame?.exclude) return null;
    const frame = spec.frame ? this.frame(spec.frame) : defaultFrame(spec, name);
    if (frame === null) return null;
    const parts = [partition && `PARTITION BY ${partition}`, order && `ORDER BY ${order}`, frame];
    return `(${parts.filter((part) => part).join(" ")})`;
  }

  private order(keys: readonly OrderKey[]): string | null {
    const names = keys.map(({ expression, direction, nulls }) => {
      const down = direction === "desc";
      const name = this.name(expression);
      return (
        name && `${name} ${down ? "DESC" : "ASC"} NULLS ${(nulls ?? (down ? "last" : "first")).toUpperCase()}`
      );
    });
    return names.includes(null) ? null : names.join(", ");
  }

  private frame({ unit, start, end }: NonNullable<WindowSpec["frame"]>): string | null {
    const bounds = [start, end ?? { bound: "current row", offset: null }].map(({ bound, offset }) => {
      const name = offset ? this.name(offset) : "";
      return name === null ? null : `${name ? `${name} ` : ""}${bound.toUpperCase()}`;
    });
    return bounds.includes(null) ? null : `${unit.toUpperCase()} BETWEEN ${bounds.join(" AND ")}`;
  }
}

const flagged = (name: string): boolean =>
  ["first", "last", "first_value", "last_value", "any_value"].includes(name);

const defaultFrame = (spec: WindowSpec, name: string): string => {
  if (RANKING.has(name)) return "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";
  return spec.order.length > 0
    ? "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"
    : "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";
};

function literalName(value: Extract<Expression, { kind: "literal" }>["value"]): string | null {
  switch (value.is) {
    case "null":
      return "NULL";
    case "boolean":
      return String(value.value);
    case "string":
      return value.value;
    case "number":
      return /e/.test(value.text) ? null : value.text;
    case "typed":
      return `${value.type.toUpperCase()} '${value.value}'`;
    default:
      return null;
  }
}
