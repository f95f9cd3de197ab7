import { writeIdentifier } from "../lens/identifier";
import { quoteText } from "../quote";
import {
  asDecimal,
  commonNumber,
  decimal,
  fieldOf,
  isFraction,
  isInteger,
  isNumber,
  isTime,
  type MaybeType,
  type SqlType,
} from "../syntax/sql-type";
import type { Binary, Call, Column, Expression, Interval, Is, Like, Literal, Span } from "../syntax/tree";
import type { Context } from "./context";
import { cast, literalText, toNumber, toText, tryCast, unifiedType, unify } from "./convert";
import { element } from "./element";
import { similarFunctions, sparkFunctions } from "./functions";
import { divisor } from "./functions/number";
import { negated, rlike } from "./functions/regex";
import { concatenated } from "./functions/text";
import { at, atom, LEVEL, type Piece } from "./piece";

const BOOLEAN: MaybeType = { is: "boolean" };

/** One of Spark's expressions in DuckDB's words. */
export function translateExpression(node: Expression, context: Context): Piece {
  switch (node.kind) {
    case "literal":
      return literal(node, context);
    case "interval":
      return interval(node, context);
    case "column":
      return column(node, context);
    case "unary":
      return unary(node.operator, context.expression(node.operand));
    case "binary":
      return binary(node, context);
    case "between": {
      const [operand, low, high] = comparable(
        [node.operand, node.low, node.high].map(context.expression, context),
      );
      const sql = `${at(operand as Piece, LEVEL.other)} ${node.not ? "NOT " : ""}BETWEEN ${at(low as Piece, LEVEL.other)} AND ${at(high as Piece, LEVEL.other)}`;
      return { sql, level: LEVEL.membership, type: BOOLEAN };
    }
    case "in-list": {
      // A text among the values makes all of them text.
      const pieces = unify([node.operand, ...node.items].map(context.expression, context));
      const [operand, ...items] = pieces as [Piece, ...Piece[]];
      const list = items.map(({ sql }) => sql).join(", ");
      return {
        sql: `${at(operand, LEVEL.other)} ${node.not ? "NOT " : ""}IN (${list})`,
        level: LEVEL.membership,
        type: BOOLEAN,
      };
    }
    case "in-query": {
      const operand = at(context.expression(node.operand), LEVEL.other);
      const { sql } = context.subquery(node.query);
      return { sql: `${operand} ${node.not ? "NOT " : ""}IN ${sql}`, level: LEVEL.membership, type: BOOLEAN };
    }
    case "like":
      return like(node, context);
    case "is":
      return is(node, context);
    case "case":
      return caseOf(node, context);
    case "cast": {
      const operand = context.expression(node.operand);
      const text = node.type.is === "date" || node.type.is === "decimal";
      if (!operand.type && !text)
        context.note(node, "The type of what is cast is not known here: it is taken for text, or a number.");
      return node.try ? tryCast(operand, node.type) : cast(operand, node.type);
    }
    case "call":
      return call(node, context);
    case "subscript":
      return element(context.expression(node.base), context.expression(node.index), node, context);
    case "field":
      return field(context.expression(node.base), node.name.text, context);
    case "tuple": {
      const items = node.items.map(context.expression, context);
      return atom(`(${items.map(({ sql }) => sql).join(", ")})`);
    }
    case "subquery": {
      const { sql, type } = context.subquery(node.query);
      return atom(sql, type);
    }
    case "exists":
      return atom(`EXISTS ${context.subquery(node.query).sql}`, BOOLEAN);
    case "lambda":
      return context.problem(node, "A lambda can only be an argument of a function such as transform.");
    case "star":
      return context.problem(node, "A star can only be an item of SELECT, or stand in count(*).");
    default:
      return context.problem(node, "This is no expression of Spark SQL.");
  }
}

function literal({ value, ...span }: Literal, context: Context): Piece {
  switch (value.is) {
    case "null":
      return atom("NULL", { is: "null" });
    case "boolean":
      return atom(String(value.value), BOOLEAN);
    case "string":
      if (value.doubled)
        context.note(span, "A doubled quote is one quote here and in Spark 4; older versions leave it out.");
      return atom(quoteText(value.value), { is: "string" });
    case "blob":
      return atom(`unhex(${quoteText(value.hex)})`, { is: "binary" });
    case "number":
      return number(value.text, value.suffix);
    case "typed":
      return time(value.type === "date" ? "date" : "timestamp", value.value.trim(), span, context);
  }
}

/** `DATE '2024-05'`: what is no date is no mistake of the data, but of the text. */
function time(is: "date" | "timestamp", text: string, span: Span, context: Context): Piece {
  const whole = /^\d{4}(-\d{1,2}){0,2}$/.test(text) ? padded(text) : text;
  const piece = cast(atom(quoteText(whole), { is: "string" }), { is });
  const zoned = is === "timestamp" && /^\d{4}-\d\d-\d\d[ T]\d/.test(text);
  if (zoned || /^(DATE|TIMESTAMP) '/.test(piece.sql)) return piece;
  return context.problem(span, `“${text}” is no ${is}.`);
}

/** `2024` and `2024-5` are dates for Spark. */
const padded = (text: string): string => {
  const [year = "", month = "1", day = "1"] = text.split("-");
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
};

function number(text: string, suffix: string): Piece {
  const as = (is: "bigint" | "smallint" | "tinyint" | "float", name: string): Piece =>
    atom(`CAST(${text} AS ${name})`, { is });
  switch (suffix) {
    case "L":
      return as("bigint", "BIGINT");
    case "S":
      return as("smallint", "SMALLINT");
    case "Y":
      return as("tinyint", "TINYINT");
    case "F":
      return as("float", "FLOAT");
    case "D":
      return atom(/e/.test(text) ? text : `${text}e0`, { is: "double" });
    default:
  }
  if (/e/.test(text))
    return suffix === "BD" ? atom(`CAST(${text} AS DECIMAL(38, 18))`, null) : atom(text, { is: "double" });
  if (/\./.test(text) || suffix === "BD") {
    const [whole = "", fraction = ""] = text.split(".");
    const digits = whole.replace(/^0+/, "").length + fraction.length;
    return atom(
      fraction === "" && suffix === "BD" ? `${whole}.` : text,
      decimal(Math.max(digits, fraction.length, 1), fraction.length),
    );
  }
  const value = BigInt(text);
  return atom(
    text,
    value < 2n ** 31n ? { is: "int" } : value < 2n ** 63n ? { is: "bigint" } : decimal(text.length, 0),
  );
}

function interval({ parts, ...span }: Interval, context: Context): Piece {
  const amounts = parts.map(({ amount, unit }) => ({ sql: context.expression(amount).sql, unit }));
  const [first] = amounts;
  const type: MaybeType = { is: "interval" };
  if (!first) return context.problem(span, "The interval has no parts.");
  if (amounts.length === 1 && /^\d+$/.test(first.sql))
    return atom(`INTERVAL ${first.sql} ${first.unit.toUpperCase()}`, type);
  const text = amounts.map(({ sql, unit }) => `${sql} ${unit}`).join(" ");
  return atom(`INTERVAL ${quoteText(text)}`, type);
}

const WORDS = new Set(["current_date", "current_timestamp", "current_user", "user", "localtimestamp", "now"]);

function column(node: Column, context: Context): Piece {
  const [only] = node.path;
  const type = context.columnType(node.path);
  if (
    type === undefined &&
    node.path.length === 1 &&
    only &&
    !only.quoted &&
    WORDS.has(only.text.toLowerCase()) &&
    only.text.toLowerCase() !== "now"
  )
    return call(bareCall(node), context);
  // Behind a list of structs, or a map, a dot means something else in DuckDB.
  const reach = node.path.findIndex((_, index) => {
    const held = context.columnType(node.path.slice(0, index + 1))?.is;
    return index + 1 < node.path.length && (held === "array" || held === "map");
  });
  const plain = reach < 0 ? node.path : node.path.slice(0, reach + 1);
  const sql = plain.map(({ text }) => writeIdentifier(text)).join(".");
  const start = atom(sql, (reach < 0 ? type : context.columnType(plain)) ?? null);
  return node.path.slice(plain.length).reduce((base, { text }) => field(base, text, context), start);
}

const bareCall = ({ path, from, to }: Column): Call => ({
  kind: "call",
  name: path[0] as Call["name"],
  qualifier: [],
  args: [],
  distinct: false,
  order: [],
  nulls: null,
  filter: null,
  within: [],
  over: null,
  from,
  to,
});

function field(base: Piece, name: string, context: Context): Piece {
  if (base.type?.is === "map") return atom(`${at(base, LEVEL.atom)}[${quoteText(name)}]`, base.type.value);
  if (base.type?.is === "array" && base.type.item.is === "struct") {
    const item = context.fresh();
    const inner = fieldOf(base.type.item, name);
    return atom(
      `list_transform(${base.sql}, lambda ${item}: ${item}.${writeIdentifier(name)})`,
      inner && { is: "array", item: inner },
    );
  }
  const holder = /^[\w".]+$/.test(base.sql) ? base.sql : `(${base.sql})`;
  return atom(`${holder}.${writeIdentifier(name)}`, fieldOf(base.type, name));
}

function unary(operator: string, operand: Piece): Piece {
  if (operator === "not") return negated({ ...operand, type: BOOLEAN }, true);
  const value = toNumber(operand);
  if (operator === "+") return value;
  const inner = at(value, LEVEL.unary);
  // Two signs side by side would begin a comment.
  return {
    sql: `${operator}${inner.startsWith("-") ? `(${inner})` : inner}`,
    level: LEVEL.unary,
    type: value.type,
  };
}

const LOGICAL: Readonly<Record<string, number>> = { and: LEVEL.and, or: LEVEL.or };
const COMPARISONS = new Set(["=", "<>", "<", "<=", ">", ">="]);

function binary(node: Binary, context: Context): Piece {
  const { operator } = node;
  const logical = LOGICAL[operator];
  if (logical !== undefined) {
    const sides = flattened(node, operator).map((side) => at(context.expression(side), logical));
    return { sql: sides.join(` ${operator.toUpperCase()} `), level: logical, type: BOOLEAN };
  }
  const left = context.expression(node.left);
  const right = context.expression(node.right);
  if (COMPARISONS.has(operator) || operator === "<=>") {
    const [a, b] = comparable([left, right]) as [Piece, Piece];
    if (operator === "<=>")
      return {
        sql: `${at(a, LEVEL.other)} IS NOT DISTINCT FROM ${at(b, LEVEL.other)}`,
        level: LEVEL.is,
        type: BOOLEAN,
      };
    return {
      sql: `${at(a, LEVEL.membership)} ${operator} ${at(b, LEVEL.membership)}`,
      level: LEVEL.comparison,
      type: BOOLEAN,
    };
  }
  switch (operator) {
    case "||":
      return concatenated([left, right]);
    case "^":
      return atom(`xor(${left.sql}, ${right.sql})`, left.type);
    case "&":
    case "|":
    case "<<":
    case ">>":
      return {
        sql: `${at(left, LEVEL.sum)} ${operator} ${at(right, LEVEL.sum)}`,
        level: LEVEL.other,
        type: left.type,
      };
    case ">>>":
      return context.problem(node, "DuckDB has no shift without a sign (>>>).");
    case "+":
    case "-":
      return sum(operator, left, right, node, context);
    default:
      if (operator === "/" && (!left.type || !right.type))
        context.note(
          node,
          "Numbers whose type is not known here are divided as DOUBLE: of a DECIMAL, Spark keeps fewer digits.",
        );
      return product(operator, left, right);
  }
}

/** A chain of one operator, which may be thousands long, without recursion. */
function flattened(node: Expression, operator: string): Expression[] {
  const sides: Expression[] = [];
  let rest = node;
  while (rest.kind === "binary" && rest.operator === operator) {
    sides.push(rest.right);
    rest = rest.left;
  }
  return [rest, ...sides.reverse()];
}

/** Text that is compared with a number is read as one of its type; what is none is NULL. */
function comparable(pieces: readonly Piece[]): Piece[] {
  const number = pieces.map(({ type }) => type).find(isNumber);
  if (!number || !pieces.some(({ type }) => type?.is === "string")) return [...pieces];
  return pieces.map((piece) =>
    piece.type?.is === "string" ? cast(piece, isInteger(number) ? number : { is: "double" }) : piece,
  );
}

function sum(operator: "+" | "-", left: Piece, right: Piece, node: Binary, context: Context): Piece {
  const times =
    isTime(left.type) || isTime(right.type) || left.type?.is === "interval" || right.type?.is === "interval";
  const [a, b] = times ? [left, right] : [toNumber(left), toNumber(right)];
  const sql = `${at(a, LEVEL.sum)} ${operator} ${at(b, LEVEL.product)}`;
  const plain = (type: MaybeType): Piece => ({ sql, level: LEVEL.sum, type });
  const [date, moved] = left.type?.is === "interval" ? [right, left] : [left, right];
  if (moved.type?.is === "interval") {
    if (date.type?.is === "interval") return plain(date.type);
    if (date.type?.is === "date")
      return /\b(hour|minute|second|millisecond|microsecond)s?\b/i.test(moved.sql) ||
        !/^INTERVAL/.test(moved.sql)
        ? plain({ is: "timestamp" })
        : atom(`CAST(${sql} AS DATE)`, { is: "date" });
    if (date.type?.is === "string")
      return {
        ...sum(operator, cast(left, { is: "timestamp" }), right, node, context),
        type: { is: "timestamp" },
      };
    if (!date.type)
      context.note(
        node,
        "A DATE and an interval give a TIMESTAMP here, and a DATE in Spark when the interval has whole days.",
      );
    return plain(date.type ? { is: "timestamp" } : null);
  }
  if (
    operator === "-" &&
    (left.type?.is === "date" || right.type?.is === "date") &&
    !(left.type && right.type)
  )
    context.note(node, "The difference of two dates is a number of days here, and an interval in Spark.");
  if (left.type?.is === "date" && right.type?.is === "date")
    return atom(`to_days(CAST(${sql} AS INTEGER))`, { is: "interval" });
  if (left.type?.is === "date") return plain({ is: "date" });
  if (isTime(left.type)) return plain({ is: "interval" });
  return plain(commonNumber(a.type, b.type));
}

function product(operator: string, left: Piece, right: Piece): Piece {
  const [a, b] =
    left.type?.is === "interval" || right.type?.is === "interval"
      ? [left, right]
      : [toNumber(left), toNumber(right)];
  const first = at(a, LEVEL.product);
  const make = (sql: string, type: MaybeType): Piece => ({ sql, level: LEVEL.product, type });
  switch (operator) {
    case "*":
      return make(
        `${first} * ${at(b, LEVEL.unary)}`,
        a.type?.is === "interval" ? a.type : commonNumber(a.type, b.type),
      );
    case "/": {
      const sql = `${first} / ${divisor(b)}`;
      const exact = quotient(a, b);
      return exact ? cast(atom(sql), exact) : make(sql, { is: "double" });
    }
    case "%":
      return make(`${first} % ${divisor(b)}`, commonNumber(a.type, b.type));
    default:
      return make(`${first} // ${divisor(b)}`, { is: "bigint" });
  }
}

/** Spark divides decimals exactly, to a number of digits it makes from both sides; other numbers as DOUBLE. */
function quotient(left: Piece, right: Piece) {
  const types = [left.type, right.type];
  if (!types.every(isNumber) || types.some(isFraction) || !types.some((type) => type?.is === "decimal"))
    return null;
  const [a, b] = [left, right].map(({ sql, type }) =>
    // A number that is written out has the digits it shows.
    isInteger(type) && /^\d+$/.test(sql) ? { precision: sql.length, scale: 0 } : asDecimal(type as SqlType),
  );
  if (!a || !b) return null;
  const scale = Math.max(6, a.scale + b.precision + 1);
  return decimal(a.precision - a.scale + b.scale + scale, scale);
}

function like(node: Like, context: Context): Piece {
  const operand = context.expression(node.operand);
  const one = (pattern: Expression): Piece => {
    const piece = context.expression(pattern);
    if (node.operator === "rlike") return rlike(operand, piece, pattern, context);
    const mark = node.escape ? context.expression(node.escape).sql : "'\\'";
    const text = literalText(piece);
    const clause = text !== null && !node.escape && !text.includes("\\") ? "" : ` ESCAPE ${mark}`;
    const word = node.operator.toUpperCase();
    return {
      sql: `${at(toText(operand), LEVEL.other)} ${word} ${at(piece, LEVEL.other)}${clause}`,
      level: LEVEL.membership,
      type: BOOLEAN,
    };
  };
  if (!node.quantifier) return negated(one(node.pattern), node.not);
  // NOT LIKE ANY is any of NOT LIKE.
  const level = node.quantifier === "all" ? LEVEL.and : LEVEL.or;
  const pieces = node.patterns.map((pattern) => at(negated(one(pattern), node.not), level));
  return {
    sql: pieces.join(node.quantifier === "all" ? " AND " : " OR "),
    level: pieces.length > 1 ? level : LEVEL.not,
    type: BOOLEAN,
  };
}

function is(node: Is, context: Context): Piece {
  const operand = context.expression(node.operand);
  const not = node.not ? "NOT " : "";
  if (node.what === "distinct" && node.other) {
    const [a, b] = comparable([operand, context.expression(node.other)]) as [Piece, Piece];
    return {
      sql: `${at(a, LEVEL.other)} IS ${not}DISTINCT FROM ${at(b, LEVEL.other)}`,
      level: LEVEL.is,
      type: BOOLEAN,
    };
  }
  const what = node.what === "unknown" ? "NULL" : node.what.toUpperCase();
  return { sql: `${at(operand, LEVEL.comparison)} IS ${not}${what}`, level: LEVEL.is, type: BOOLEAN };
}

function caseOf(node: Extract<Expression, { kind: "case" }>, context: Context): Piece {
  const values = [
    ...node.branches.map(({ value }) => value),
    ...(node.otherwise ? [node.otherwise] : []),
  ].map(context.expression, context);
  const unified = unify(values);
  const tests = [...(node.operand ? [node.operand] : []), ...node.branches.map(({ when }) => when)].map(
    context.expression,
    context,
  );
  const compared = node.operand ? comparable(tests) : tests;
  const operand = node.operand ? ` ${compared[0]?.sql}` : "";
  const branches = node.branches.map(
    (_, index) => ` WHEN ${compared[index + (node.operand ? 1 : 0)]?.sql} THEN ${unified[index]?.sql}`,
  );
  const otherwise = node.otherwise ? ` ELSE ${unified.at(-1)?.sql}` : "";
  return atom(`CASE${operand}${branches.join("")}${otherwise} END`, unifiedType(values));
}

function call(node: Call, context: Context): Piece {
  const name = node.name.text.toLowerCase();
  const rule = node.qualifier.length === 0 ? sparkFunctions.get(name) : undefined;
  if (rule) return rule(node, context);
  const written = [...node.qualifier, node.name].map(({ text }) => text).join(".");
  const choices = similarFunctions(name);
  return context.problem(
    node.name,
    `“${written}” is not a function of Spark SQL that is known here.`,
    choices,
  );
}
