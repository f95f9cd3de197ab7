import { isFraction, isInteger } from "../../../syntax/sql-type";
import type { FunctionRule, FunctionTable } from "../../context";
import { unifiedType } from "../../convert";
import { at, atom, LEVEL } from "../../piece";
import { arityProblem, fill, noted, refuse, rule } from "../../rules";
import { spark } from "../rules";

const double = (template: string): FunctionRule => spark("double", template);

/** Whole numbers stay as they are; of a DOUBLE, Spark makes a BIGINT. */
const whole = (name: string): FunctionRule =>
  rule((args, call, context) => {
    const [value] = args;
    if (!value || args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
    if (isInteger(value.type)) return value;
    return atom(`${name}(${value.sql})`, isFraction(value.type) ? { is: "bigint" } : value.type);
  });

const most = (name: string): FunctionRule =>
  rule((args) =>
    atom(
      args.length === 1 ? (args[0]?.sql ?? "NULL") : `${name}(${args.map(({ sql }) => sql).join(", ")})`,
      unifiedType(args),
    ),
  );

const outside = (template: string): FunctionRule =>
  noted("Outside of its domain the function fails in DuckDB, and is NULL or NaN in Spark.", double(template));

export const numbersToSpark: FunctionTable = {
  abs: spark("$1", "abs($1)"),
  sign: spark("double", "signum($1)"),
  round: spark("$1", "round($1)", "round($1, $2)"),
  round_even: spark("$1", "bround($1, $2)"),
  floor: whole("floor"),
  ceil: whole("ceil"),
  trunc: rule((args, call, context) => {
    const [value] = args;
    if (!value || args.length > 1)
      return context.problem(call, "trunc to a number of digits has no counterpart in Spark.");
    if (isInteger(value.type)) return value;
    return atom(
      fill("if($1 < 0, ceil($1), floor($1))", args),
      isFraction(value.type) ? { is: "bigint" } : value.type,
    );
  }),
  mod: rule((args, call, context) => {
    const [left, right] = args;
    if (!left || !right) return context.problem(call, arityProblem(call, ["$1, $2"]));
    return {
      sql: `${at(left, LEVEL.product)} % ${at(right, LEVEL.unary)}`,
      level: LEVEL.product,
      type: left.type,
    };
  }),
  divide: rule((args, call, context) => {
    const [left, right] = args;
    if (!left || !right) return context.problem(call, arityProblem(call, ["$1, $2"]));
    return {
      sql: `${at(left, LEVEL.product)} DIV ${at(right, LEVEL.unary)}`,
      level: LEVEL.product,
      type: { is: "bigint" },
    };
  }),
  power: double("power($1, $2)"),
  sqrt: outside("sqrt($1)"),
  cbrt: double("cbrt($1)"),
  exp: double("exp($1)"),
  ln: outside("ln($1)"),
  log: spark("double", "log10($1)", "log($1, $2)"),
  log10: outside("log10($1)"),
  log2: outside("log2($1)"),
  greatest: most("greatest"),
  least: most("least"),
  factorial: spark("bigint", "factorial($1)"),
  sin: double("sin($1)"),
  cos: double("cos($1)"),
  tan: double("tan($1)"),
  cot: double("cot($1)"),
  asin: outside("asin($1)"),
  acos: outside("acos($1)"),
  atan: double("atan($1)"),
  atan2: double("atan2($1, $2)"),
  sinh: double("sinh($1)"),
  cosh: double("cosh($1)"),
  tanh: double("tanh($1)"),
  asinh: double("asinh($1)"),
  acosh: double("acosh($1)"),
  atanh: double("atanh($1)"),
  radians: double("radians($1)"),
  degrees: double("degrees($1)"),
  pi: double("pi()"),
  isnan: spark("boolean", "if($1 IS NULL, NULL, isnan($1))"),
  random: noted("Random numbers differ from run to run.", spark("double", "rand()")),
  bit_count: spark("int", "bit_count($1)"),
  xor: rule((args, call, context) => {
    const [left, right] = args;
    if (!left || !right) return context.problem(call, arityProblem(call, ["$1, $2"]));
    return {
      sql: `${at(left, LEVEL.sum)} ^ ${at(right, LEVEL.sum)}`,
      level: LEVEL.membership,
      type: left.type,
    };
  }),
  gcd: refuse("Spark has no common divisors"),
  lcm: refuse("Spark has no common multiples"),
  to_base: refuse("conv makes other bases in Spark: conv(x, 10, 16)"),
  nullif: spark("$1", "nullif($1, $2)"),
  coalesce: most("coalesce"),
  ifnull: most("coalesce"),
  if: spark("$2", "if($1, $2, $3)"),
  try: noted(
    "Most errors are NULL in Spark outside of its ANSI mode; those that are not fail the job.",
    spark("$1", "$1"),
  ),
  error: spark("null", "raise_error($1)"),
  typeof: noted("Types are named as Spark names them: int, string.", spark("string", "typeof($1)")),
};
