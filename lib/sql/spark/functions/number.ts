import { commonNumber, isFraction, isInteger } from "../../syntax/sql-type";
import type { FunctionTable } from "../context";
import { toNumber } from "../convert";
import { at, atom, LEVEL, type Piece } from "../piece";
import { arityProblem, fill, noted, numberOf, refuse, rule, scalar, type TypeSpec } from "../rules";

const common: TypeSpec = ([left, right]) => commonNumber(left?.type ?? null, right?.type ?? null);

/** `ceil` and `floor` give whole numbers. */
const whole = (name: string) =>
  rule((args, call, context) => {
    const [given, digits] = args;
    if (!given || args.length > 2) return context.problem(call, arityProblem(call, ["$1", "$1, $2"]));
    const value = toNumber(given);
    if (digits) {
      const scale = numberOf(call.args[1]?.value);
      if (scale === null)
        return context.problem(call.args[1] ?? call, "The number of digits has to be written out.");
      return atom(`${name}(${at(value, LEVEL.product)} * 1e${scale}) / 1e${scale}`, { is: "double" });
    }
    if (isInteger(value.type)) return value;
    if (value.type?.is === "decimal")
      return atom(`${name}(${value.sql})`, { is: "decimal", precision: value.type.precision, scale: 0 });
    return atom(`CAST(${name}(${value.sql}) AS BIGINT)`, { is: "bigint" });
  });

const rounded = (name: string, always: boolean) =>
  rule((args, call, context) => {
    const [given, digits] = args;
    if (!given || args.length > 2) return context.problem(call, arityProblem(call, ["$1", "$1, $2"]));
    const value = toNumber(given);
    const scale = digits ? numberOf(call.args[1]?.value) : 0;
    if ((isFraction(value.type) || !value.type) && scale !== 0)
      context.note(
        call,
        "A DOUBLE is rounded by its binary value: 1.005 to 2 digits is 1.0 here and 1.01 in Spark.",
      );
    const second = digits ? `, ${digits.sql}` : always ? ", 0" : "";
    return atom(`${name}(${value.sql}${second})`, value.type);
  });

/** Outside of its domain a function is NULL, or NaN, in Spark and an error in DuckDB. */
const guarded = (name: string, condition: string, otherwise = "") =>
  rule((args, call, context) => {
    const [given] = args;
    if (!given || args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
    const value = toNumber(given);
    const literal = numberOf(call.args[0]?.value);
    if (literal !== null && literal > 0 && !name.startsWith("a"))
      return atom(`${name}(${value.sql})`, { is: "double" });
    const sql = fill(`CASE WHEN ${condition} THEN ${name}($1) ${otherwise}END`, [value]);
    return atom(sql, { is: "double" });
  });

const NAN = "WHEN $1 IS NOT NULL THEN CAST('NaN' AS DOUBLE) ";

const logarithm = rule((args, call, context) => {
  if (args.length === 1) return guarded("ln", "$1 > 0")(call, context);
  if (args.length !== 2) return context.problem(call, arityProblem(call, ["$1", "$1, $2"]));
  return atom(fill("CASE WHEN $1 > 0 AND $2 > 0 THEN log($1, $2) END", args.map(toNumber)), { is: "double" });
});

/** NULL for a divisor of 0; one that is written out needs no guard. */
export function divisor(piece: Piece): string {
  return /^\(?-?\d*\.?\d+\)?$/.test(piece.sql) && Number(piece.sql.replaceAll(/[()]/g, "")) !== 0
    ? at(piece, LEVEL.unary)
    : `nullif(${piece.sql}, 0)`;
}

const remainder = rule((args, call, context) => {
  const [left, right] = args.map(toNumber);
  if (!left || !right) return context.problem(call, arityProblem(call, ["$1, $2"]));
  return {
    sql: `${at(left, LEVEL.product)} % ${divisor(right)}`,
    level: LEVEL.product,
    type: commonNumber(left.type, right.type),
  };
});

const positiveRemainder = rule((args, call, context) => {
  const [left, right] = args.map(toNumber);
  if (!left || !right) return context.problem(call, arityProblem(call, ["$1, $2"]));
  const by = divisor(right);
  return {
    sql: `(${at(left, LEVEL.product)} % ${by} + ${at(right, LEVEL.product)}) % ${by}`,
    level: LEVEL.product,
    type: commonNumber(left.type, right.type),
  };
});

const double = (template: string) => scalar("double", template);
const random = noted(
  "Random numbers differ from run to run here, also with a seed.",
  scalar("double", "random()", "random()"),
);

export const numberFunctions: FunctionTable = {
  abs: scalar("$1", "abs($1n)"),
  ceil: whole("ceil"),
  ceiling: whole("ceil"),
  floor: whole("floor"),
  round: rounded("round", false),
  bround: rounded("round_even", true),
  rint: scalar("double", "round_even($1n, 0)"),
  sqrt: guarded("sqrt", "$1 >= 0", NAN),
  cbrt: double("cbrt($1n)"),
  exp: double("exp($1n)"),
  expm1: double("(exp($1n) - 1)"),
  ln: guarded("ln", "$1 > 0"),
  log: logarithm,
  log10: guarded("log10", "$1 > 0"),
  log2: guarded("log2", "$1 > 0"),
  log1p: double("CASE WHEN $1n > -1 THEN ln(1 + $1n) END"),
  pow: double("power($1n, $2n)"),
  power: double("power($1n, $2n)"),
  mod: remainder,
  pmod: positiveRemainder,
  sign: double("CAST(sign($1n) AS DOUBLE)"),
  signum: double("CAST(sign($1n) AS DOUBLE)"),
  negative: scalar("$1", "(-$1n)"),
  positive: scalar("$1", "$1n"),
  hypot: double("sqrt($1n * $1n + $2n * $2n)"),
  factorial: scalar("bigint", "CASE WHEN $1 BETWEEN 0 AND 20 THEN CAST(factorial($1i) AS BIGINT) END"),
  degrees: double("degrees($1n)"),
  radians: double("radians($1n)"),
  sin: double("sin($1n)"),
  cos: double("cos($1n)"),
  tan: double("tan($1n)"),
  cot: double("cot($1n)"),
  csc: double("(1 / sin($1n))"),
  sec: double("(1 / cos($1n))"),
  asin: guarded("asin", "$1 BETWEEN -1 AND 1", NAN),
  acos: guarded("acos", "$1 BETWEEN -1 AND 1", NAN),
  atan: double("atan($1n)"),
  atan2: double("atan2($1n, $2n)"),
  sinh: double("sinh($1n)"),
  cosh: double("cosh($1n)"),
  tanh: double("tanh($1n)"),
  asinh: double("asinh($1n)"),
  e: double("exp(1)"),
  pi: double("pi()"),
  isnan: scalar("boolean", "coalesce(isnan(CAST($1n AS DOUBLE)), false)"),
  nanvl: scalar("double", "CASE WHEN isnan($1n) THEN $2n ELSE $1n END"),
  rand: random,
  random,
  randn: refuse("DuckDB has no random numbers of a normal distribution"),
  shiftleft: scalar("$1", "($1 << $2i)"),
  shiftright: scalar("$1", "($1 >> $2i)"),
  bit_count: scalar("int", "bit_count($1)"),
  bit_get: scalar("tinyint", "(($1 >> $2) & 1)"),
  getbit: scalar("tinyint", "(($1 >> $2) & 1)"),
  width_bucket: scalar(
    "bigint",
    "CASE WHEN $1n < $2n THEN 0 WHEN $1n >= $3n THEN $4i + 1 ELSE CAST(floor(($1n - $2n) / ($3n - $2n) * $4i) AS BIGINT) + 1 END",
  ),
  try_add: scalar(common, "TRY($1 + $2)"),
  try_subtract: scalar(common, "TRY($1 - $2)"),
  try_multiply: scalar(common, "TRY($1 * $2)"),
  try_divide: scalar("double", "($1n / nullif($2n, 0))"),
};
