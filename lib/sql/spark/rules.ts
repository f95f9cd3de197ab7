import type { MaybeType, ScalarType, SqlType } from "../syntax/sql-type";
import type { Call, Expression, Span } from "../syntax/tree";
import type { Context, FunctionRule } from "./context";
import { toDate, toInteger, toNumber, toText, toTimestamp } from "./convert";
import { at, LEVEL, levelOf, type Piece } from "./piece";

/**
 * Rules are mostly data: a template of DuckDB SQL for each number of arguments, and the type of the result. In a template
 * `$1` is an argument and `$*` all of them; a letter behind it says what Spark takes it for: `d` a date, `t` a timestamp,
 * `s` text, `n` a number, `i` a whole number. `\\$` is a plain dollar.
 */
const PLACEHOLDER = /\$(\*|\d)([dtsni](?![a-z]))?/g;

type Conversions = Readonly<Record<string, (piece: Piece) => Piece>>;

const CONVERSIONS: Conversions = {
  d: toDate,
  t: toTimestamp,
  s: toText,
  n: toNumber,
  i: toInteger,
};

/** A type by name, `$1` for that of an argument, `[$1]` for a list of it, `$1[]` for its elements, null for unknown. */
export type TypeSpec =
  | ScalarType
  | `$${number}`
  | `[${string}]`
  | `$${number}[]`
  | ((args: readonly Piece[]) => MaybeType)
  | null;

export function typeOf(spec: TypeSpec, args: readonly Piece[]): MaybeType {
  if (spec === null) return null;
  if (typeof spec === "function") return spec(args);
  if (spec.startsWith("[")) {
    const item = typeOf(spec.slice(1, -1) as TypeSpec, args);
    return item && { is: "array", item };
  }
  if (!spec.startsWith("$")) return { is: spec as ScalarType };
  const type = args[Number(spec.charAt(1)) - 1]?.type ?? null;
  return spec.endsWith("[]") ? itemType(type) : type;
}

export const itemType = (type: MaybeType): MaybeType => (type?.is === "array" ? type.item : null);
export const listOf = (item: MaybeType): MaybeType => item && { is: "array", item };

/** The text of a template with its arguments in place, in parentheses where they need some. */
export function fill(
  template: string,
  args: readonly Piece[],
  conversions: Conversions = CONVERSIONS,
): string {
  return template.replaceAll(
    PLACEHOLDER,
    (found, which: string, letter: string | undefined, offset: number) => {
      const convert = conversions[letter ?? ""] ?? ((piece: Piece) => piece);
      if (which === "*") return args.map((piece) => convert(piece).sql).join(", ");
      const piece = args[Number(which) - 1];
      if (!piece) return found;
      const before = template.slice(0, offset).trimEnd().at(-1);
      const after = template.slice(offset + found.length).trimStart();
      const bare =
        (before === undefined || "([,".includes(before)) &&
        (after === "" || ")],".includes(after.charAt(0)) || after.startsWith("AS "));
      const converted = convert(piece);
      return bare ? converted.sql : at(converted, LEVEL.atom);
    },
  );
}

const arityOf = (template: string): number =>
  Math.max(0, ...[...template.matchAll(/\$(\d)/g)].map(([, digit]) => Number(digit)));

/** The arguments of a call, translated. */
export const argumentsOf = (call: Call, context: Context): Piece[] =>
  call.args.map(({ value }) => context.expression(value));

/** A function of the values of one row. */
export function scalar(type: TypeSpec, ...templates: readonly string[]): FunctionRule {
  return scalarBy(CONVERSIONS, type, templates);
}

/** The same, for templates of another dialect. */
export function scalarBy(
  conversions: Conversions,
  type: TypeSpec,
  templates: readonly string[],
): FunctionRule {
  return rule((args, call, context) => {
    const template = pick(templates, args.length);
    if (template === null) return context.problem(call, arityProblem(call, templates));
    const sql = fill(template, args, conversions);
    return { sql, level: levelOf(sql), type: typeOf(type, args) };
  });
}

/** A rule over translated arguments, for a function that has no window, filter or DISTINCT. */
export function rule(body: (args: Piece[], call: Call, context: Context) => Piece): FunctionRule {
  return (call, context) => {
    if (call.over || call.filter || call.distinct || call.order.length > 0 || call.within.length > 0)
      return context.problem(
        call,
        `${call.name.text} is no aggregate: it takes no DISTINCT, FILTER, ORDER BY or OVER.`,
      );
    return body(argumentsOf(call, context), call, context);
  };
}

/** Templates with `$*` take any number of arguments; of the others, that of the call's number is taken. */
function pick(templates: readonly string[], count: number): string | null {
  const exact = templates.find((template) => !template.includes("$*") && arityOf(template) === count);
  return (
    exact ??
    templates.find((template) => template.includes("$*") && count >= Math.max(1, arityOf(template))) ??
    null
  );
}

export function arityProblem(call: Call, templates: readonly string[]): string {
  const counts = [...new Set(templates.map(arityOf))].sort((a, b) => a - b);
  const many = templates.some((template) => template.includes("$*"));
  const takes = many
    ? "one argument or more"
    : `${counts.join(" or ")} argument${counts.at(-1) === 1 ? "" : "s"}`;
  return `${call.name.text} takes ${takes}; ${call.args.length} stand${call.args.length === 1 ? "s" : ""} here.`;
}

export interface AggregateOptions {
  /** Rows that count, as a template. */
  where?: string;
  /** Around the call with all its clauses; `$` stands for it. */
  around?: string | ((args: readonly Piece[]) => string);
  /** Said wherever the function is used. */
  note?: string;
  /** Whether it is a window function: OVER must follow. */
  window?: true;
  /** Whether it takes `IGNORE NULLS`, and where that is written. */
  nulls?: "inside" | "behind";
}

/** A function of the values of several rows. */
export function aggregate(
  type: TypeSpec,
  templates: string | readonly string[],
  options: AggregateOptions = {},
): FunctionRule {
  const list = typeof templates === "string" ? [templates] : templates;
  return (call, context) => {
    const args = argumentsOf(call, context);
    const template = pick(list, args.length);
    if (template === null) return context.problem(call, arityProblem(call, list));
    if (options.window && !call.over) return context.problem(call, `${call.name.text} needs OVER (…).`);
    if (options.note) context.note(call, options.note);
    return withClauses(fill(template, args), typeOf(type, args), call, context, {
      where: options.where ? fill(options.where, args) : null,
      around: typeof options.around === "function" ? options.around(args) : (options.around ?? "$"),
      ...(options.nulls ? { nulls: options.nulls } : {}),
    });
  };
}

interface Clauses {
  where?: string | null;
  around?: string;
  nulls?: "inside" | "behind";
}

/** A call `f(…)` with the DISTINCT, ORDER BY, FILTER and OVER of the original. */
export function withClauses(
  sql: string,
  type: MaybeType,
  call: Call,
  context: Context,
  clauses: Clauses = {},
): Piece {
  const { where = null, around = "$", nulls } = clauses;
  if (call.nulls === "ignore" && !nulls)
    return context.problem(call, `IGNORE NULLS has no counterpart for ${call.name.text}.`);
  const open = sql.indexOf("(") + 1;
  const order = call.order.length > 0 ? ` ORDER BY ${context.order(call.order)}` : "";
  const ignore = call.nulls === "ignore" ? " IGNORE NULLS" : "";
  const [inside, behind] = nulls === "behind" ? ["", ignore] : [ignore, ""];
  const head = `${sql.slice(0, open)}${call.distinct ? "DISTINCT " : ""}${sql.slice(open, -1)}${order}${inside})`;
  const given = call.filter ? context.expression(call.filter).sql : null;
  const both = where && given ? `${where} AND (${given})` : (where ?? given);
  const filter = both ? ` FILTER (WHERE ${both})` : "";
  const over = call.over ? ` OVER ${context.window(call.over)}` : "";
  const whole = around.replace("$", () => `${head}${filter}${behind}${over}`);
  return { sql: whole, level: around === "$" ? LEVEL.atom : levelOf(around.replace("$", "x")), type };
}

/** A rule that says why there is no translation. */
export const refuse =
  (why: string): FunctionRule =>
  (call, context) =>
    context.problem(call, `${call.name.text}: ${why}`);

/** A rule with a remark on where its values may differ. */
export const noted =
  (note: string, inner: FunctionRule): FunctionRule =>
  (call, context) => {
    context.note(call, note);
    return inner(call, context);
  };

/** The text of an argument that has to be a literal. */
export function textOf(node: Expression | undefined): string | null {
  return node?.kind === "literal" && node.value.is === "string" ? node.value.value : null;
}

/** The number of an argument that has to be a literal. */
export function numberOf(node: Expression | undefined): number | null {
  if (node?.kind === "unary" && node.operator === "-") {
    const inner = numberOf(node.operand);
    return inner === null ? null : -inner;
  }
  return node?.kind === "literal" && node.value.is === "number" ? Number(node.value.text) : null;
}

/** The word of an argument such as a unit, written bare or as text. */
export function wordOf(node: Expression | undefined): string | null {
  if (node?.kind === "column" && node.path.length === 1) return node.path[0]?.text.toLowerCase() ?? null;
  return textOf(node)?.toLowerCase() ?? null;
}

export const typed = (is: ScalarType): SqlType => ({ is });
export type { Span };
