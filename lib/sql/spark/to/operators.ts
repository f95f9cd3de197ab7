import {
  commonNumber,
  isFraction,
  isInteger,
  isNumber,
  isTime,
  type MaybeType,
  type SqlType,
} from "../../syntax/sql-type";
import type { Binary, Expression, Unary } from "../../syntax/tree";
import type { Context } from "../context";
import { at, atom, LEVEL, type Piece } from "../piece";
import { sparkType } from "../spark-type";
import { callOf } from "./call-of";
import { asDouble, asText, isKnownText, UNKNOWN_TEXT } from "./convert";

const BOOLEAN: MaybeType = { is: "boolean" };
const DOUBLE: MaybeType = { is: "double" };
const boolean = (sql: string, level: number): Piece => ({ sql, level, type: BOOLEAN });

/** An operator before one operand. */
export function unary(node: Unary, context: Context): Piece {
  const operand = context.expression(node.operand);
  if (node.operator === "not") return boolean(`NOT ${at(operand, LEVEL.not)}`, LEVEL.not);
  if (node.operator === "@") return atom(`abs(${operand.sql})`, operand.type);
  if (node.operator === "+") return operand;
  // The smallest INT and BIGINT: DuckDB reads the digits first, Spark the sign with them.
  if (operand.sql === "2147483648") return { sql: "-2147483648L", level: LEVEL.unary, type: operand.type };
  const inner = at(operand, LEVEL.unary);
  return {
    sql: `${node.operator}${inner.startsWith("-") ? `(${inner})` : inner}`,
    level: LEVEL.unary,
    type: operand.type,
  };
}

const COMPARISONS = new Set(["=", "<>", "<", "<=", ">", ">="]);

/** Operators that are functions by another name; a star says that the operands change places. */
const CALLS: Readonly<Record<string, string>> = {
  "->>": "json_extract_string",
  "->": "json_extract",
  "^@": "starts_with",
  "@>": "list_has_all",
  "<@": "*list_has_all",
  "&&": "list_has_any",
  "~": "regexp_full_match",
};
const LIKES: Readonly<Record<string, "like" | "ilike" | "glob">> = {
  "~~": "like",
  "~~*": "ilike",
  "~~~": "glob",
};

/** An operator between two operands. */
export function binary(node: Binary, context: Context): Piece {
  const { operator } = node;
  if (operator === "and" || operator === "or") return junction(node, operator, context);
  const negated = operator.startsWith("!") ? operator.slice(1) : null;
  if (negated !== null && (CALLS[negated] || LIKES[negated])) {
    const inner = binary({ ...node, operator: negated }, context);
    return boolean(`NOT ${at(inner, LEVEL.not)}`, LEVEL.not);
  }
  const called = CALLS[operator];
  if (called) {
    const sides = called.startsWith("*") ? [node.right, node.left] : [node.left, node.right];
    return context.expression(callOf(called.replace("*", ""), sides, node));
  }
  const liked = LIKES[operator];
  if (liked)
    return context.expression({
      ...node,
      kind: "like",
      operator: liked,
      not: false,
      operand: node.left,
      pattern: node.right,
      patterns: [node.right],
      quantifier: null,
      escape: null,
    });
  const left = context.expression(node.left);
  const right = context.expression(node.right);
  if (COMPARISONS.has(operator)) {
    const word = operator === "<>" ? "!=" : operator;
    return boolean(`${at(left, LEVEL.membership)} ${word} ${at(right, LEVEL.membership)}`, LEVEL.comparison);
  }
  return arithmetic(operator, left, right, node, context);
}

/** A long chain is read without going deeper at every step. */
function junction(node: Binary, operator: "and" | "or", context: Context): Piece {
  const level = LEVEL[operator];
  const sides: string[] = [];
  let rest: Expression = node;
  while (rest.kind === "binary" && rest.operator === operator) {
    sides.push(at(context.expression(rest.right), level));
    rest = rest.left;
  }
  const all = [at(context.expression(rest), level), ...sides.reverse()];
  return boolean(all.join(` ${operator.toUpperCase()} `), level);
}

/** What two values make; also for functions such as `mod` and `add`. */
export function arithmetic(
  operator: string,
  left: Piece,
  right: Piece,
  node: Expression,
  context: Context,
): Piece {
  switch (operator) {
    case "||":
      return joined(left, right, node, context);
    case "+":
    case "-":
      return sum(operator, left, right, node, context);
    case "*":
      return product("*", left, right, commonNumber(left.type, right.type));
    case "/":
      return quotient(left, right, node, context);
    case "%":
      return remainder(left, right, node, context);
    case "//":
      return wholeQuotient(left, right, node, context);
    case "^":
    case "**":
      return atom(`power(${left.sql}, ${right.sql})`, DOUBLE);
    case "&":
    case "|":
      return {
        sql: `${at(left, LEVEL.sum)} ${operator} ${at(right, LEVEL.sum)}`,
        level: LEVEL.membership,
        type: left.type,
      };
    case "<<":
    case ">>":
      if (operator === "<<")
        context.note(
          node,
          "A shift that overflows, or of a negative number, fails in DuckDB, but not in Spark.",
        );
      return atom(`${operator === "<<" ? "shiftleft" : "shiftright"}(${left.sql}, ${right.sql})`, left.type);
    default:
      return context.problem(node, `The operator ${operator} has no counterpart in Spark.`);
  }
}

function joined(left: Piece, right: Piece, node: Expression, context: Context): Piece {
  const list = [left, right].find(({ type }) => type?.is === "array");
  if (list && [left, right].some(({ type }) => type?.is === "null"))
    return atom(`CAST(NULL AS ${sparkType(list.type as SqlType)})`, list.type);
  if (!list && [left, right].some(({ type }) => !type)) context.note(node, UNKNOWN_TEXT);
  const [a, b] = list
    ? [left, right]
    : [left, right].map((piece) =>
        isKnownText(piece) || !piece.type ? piece : asText(piece, node, context),
      );
  return {
    sql: `${at(a as Piece, LEVEL.sum)} || ${at(b as Piece, LEVEL.sum)}`,
    level: LEVEL.sum,
    type: list ? list.type : { is: "string" },
  };
}

const product = (word: string, left: Piece, right: Piece, type: MaybeType): Piece => ({
  sql: `${at(left, LEVEL.product)} ${word} ${at(right, LEVEL.unary)}`,
  level: LEVEL.product,
  type: left.type?.is === "interval" ? left.type : type,
});

/** Whether a divisor is written out, and not 0. */
const isSafe = ({ sql }: Piece): boolean =>
  /^-?(\d+\.?\d*|\.\d+)(e-?\d+)?L?$/.test(sql) && Number.parseFloat(sql) !== 0;

const orNull = (divisor: Piece): Piece =>
  isSafe(divisor) ? divisor : atom(`nullif(${divisor.sql}, 0)`, divisor.type);

/** Division is that of DOUBLE in DuckDB, also of decimals; by 0 it gives infinity there, and fails in Spark. */
function quotient(left: Piece, right: Piece, node: Expression, context: Context): Piece {
  if (left.type?.is === "interval") return product("/", left, right, left.type);
  const plain = (piece: Piece): boolean => isInteger(piece.type) || isFraction(piece.type);
  const both = plain(left) && (plain(right) || (right.type?.is === "decimal" && isFraction(left.type)));
  if (!both)
    context.kept(
      node,
      "DuckDB divides numbers of all types as DOUBLE, Spark divides decimals to a few digits: they are cast.",
    );
  const divided = product("/", both ? left : asDouble(left), right, DOUBLE);
  if (isSafe(right)) return divided;
  context.kept(node, "Divided by 0, DuckDB gives infinity, and Spark fails: the quotient says infinity too.");
  const zero = `${at(right, LEVEL.membership)} = 0`;
  return atom(`if(${zero}, ${at(left, LEVEL.product)} * double('Infinity'), ${divided.sql})`, DOUBLE);
}

function remainder(left: Piece, right: Piece, node: Expression, context: Context): Piece {
  const type = commonNumber(left.type, right.type);
  if (isSafe(right)) return product("%", left, right, type);
  if (isFraction(left.type) || isFraction(right.type)) {
    context.kept(node, "Divided by 0, the remainder is NaN in DuckDB, and fails in Spark: it says NaN too.");
    const zero = `${at(right, LEVEL.membership)} = 0`;
    const rest = product("%", left, right, type);
    return atom(`if(${zero}, ${at(left, LEVEL.product)} * double('NaN'), ${rest.sql})`, type);
  }
  context.kept(node, "Divided by 0, the remainder is NULL in DuckDB, and fails in Spark: it is NULL too.");
  return product("%", left, orNull(right), type);
}

/** `//` cuts off the fraction of whole numbers alone; of others it is a division that knows no infinity. */
function wholeQuotient(left: Piece, right: Piece, node: Expression, context: Context): Piece {
  if (!isSafe(right))
    context.kept(node, "Divided by 0, // is NULL in DuckDB, and fails in Spark: it is NULL too.");
  if (isNumber(left.type) && isNumber(right.type) && !(isInteger(left.type) && isInteger(right.type)))
    return product("/", asDouble(left), orNull(right), DOUBLE);
  if (!left.type || !right.type)
    context.note(
      node,
      "The numbers are taken for whole ones: fractions would be divided without cutting off.",
    );
  return product("DIV", left, orNull(right), { is: "bigint" });
}

function sum(operator: "+" | "-", left: Piece, right: Piece, node: Expression, context: Context): Piece {
  const make = (a: Piece, b: Piece, type: MaybeType): Piece => ({
    sql: `${at(a, LEVEL.sum)} ${operator} ${at(b, LEVEL.product)}`,
    level: LEVEL.sum,
    type,
  });
  const [time, moved] = left.type?.is === "interval" ? [right, left] : [left, right];
  if (moved.type?.is === "interval" && time.type?.is !== "interval") {
    if (!time.type)
      context.note(
        node,
        "A DATE and an interval give a TIMESTAMP in DuckDB, and a DATE in Spark when the interval has whole days.",
      );
    if (time.type?.is === "date")
      context.kept(node, "A DATE and an interval are a TIMESTAMP in DuckDB: the date is cast.");
    const stamp =
      time.type?.is === "date" ? atom(`CAST(${time.sql} AS TIMESTAMP)`, { is: "timestamp" }) : time;
    return left.type?.is === "interval"
      ? make(left, stamp, { is: "timestamp" })
      : make(stamp, right, { is: "timestamp" });
  }
  if (
    operator === "-" &&
    (left.type?.is === "date" || right.type?.is === "date") &&
    !(left.type && right.type)
  )
    context.note(
      node,
      "The difference of two dates is a number of days in DuckDB, and an interval in Spark.",
    );
  if (operator === "-" && left.type?.is === "date" && right.type?.is === "date") {
    context.kept(node, "The difference of two dates is a number of days in DuckDB: datediff says it.");
    return atom(`datediff(${left.sql}, ${right.sql})`, { is: "int" });
  }
  if (left.type?.is === "date" && isInteger(right.type))
    return atom(`${operator === "+" ? "date_add" : "date_sub"}(${left.sql}, ${right.sql})`, left.type);
  if (right.type?.is === "date" && isInteger(left.type) && operator === "+")
    return atom(`date_add(${right.sql}, ${left.sql})`, right.type);
  if (isTime(left.type)) return make(left, right, { is: "interval" });
  return make(left, right, commonNumber(left.type, right.type));
}
