import { isFraction, isInteger, isTime, type MaybeType } from "../../../syntax/sql-type";
import type { FunctionRule, FunctionTable } from "../../context";
import { unifiedType } from "../../convert";
import { at, atom, LEVEL, type Piece } from "../../piece";
import { arityProblem, fill, noted, refuse, rule } from "../../rules";
import { arithmetic } from "../operators";
import { spark } from "../rules";

const double = (template: string): FunctionRule => spark("double", template);

/** Whole numbers stay as they are; of a DOUBLE, Spark makes a BIGINT. */
const whole = (name: string): FunctionRule =>
  rule((args, call, context) => {
    const [value] = args;
    if (!value || args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
    if (isInteger(value.type)) return value;
    if (value.type?.is !== "decimal")
      context.note(
        call,
        "Of a DOUBLE, Spark makes a BIGINT: from 9.2e18, and of NaN and infinity, that is another value.",
      );
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

/** A function that is an operator by another name. */
const byOperator = (operator: string): FunctionRule =>
  rule((args, call, context) => {
    const [left, right] = args;
    if (!left || !right) return context.problem(call, arityProblem(call, ["$1, $2"]));
    return arithmetic(operator, left, right, call, context);
  });

const isWritten = (piece: Piece | undefined): piece is Piece =>
  piece !== undefined && /^-?\d+$/.test(piece.sql);

/** DuckDB rounds the binary number: 1.005 lies below what is written, and becomes 1.0. */
const round = rule((args, call, context) => {
  const [value, digits] = args;
  if (!value || args.length > 2) return context.problem(call, arityProblem(call, ["$1", "$1, $2"]));
  if (!digits) return atom(`round(${value.sql})`, value.type);
  if (!isWritten(digits))
    return context.problem(call.args[1] ?? call, "The number of digits has to be written out.");
  const places = Number(digits.sql);
  if (!value.type)
    context.note(call, "Of a DOUBLE, DuckDB rounds the binary number, and Spark its decimal digits.");
  if (!isFraction(value.type) || places <= 0) return atom(`round(${value.sql}, ${places})`, value.type);
  context.kept(
    call,
    "DuckDB rounds the binary number, and Spark its decimal digits: it is moved, rounded and moved back.",
  );
  return { ...scaled("round", value, places), type: value.type };
});

/** Moved by powers of ten, cut by a function and moved back. */
function scaled(name: string, value: Piece, places: number): Piece {
  const power = `1${"0".repeat(places)}`;
  return {
    sql: `${name}(${at(value, LEVEL.product)} * ${power}) / ${power}`,
    level: LEVEL.product,
    type: value.type,
  };
}

const trunc = rule((args, call, context) => {
  const [value, digits] = args;
  if (!value || args.length > 2) return context.problem(call, arityProblem(call, ["$1", "$1, $2"]));
  if (isInteger(value.type)) return value;
  const isDouble = isFraction(value.type);
  if (!digits)
    return atom(fill("if($1 < 0, ceil($1), floor($1))", args), isDouble ? { is: "bigint" } : value.type);
  const type: MaybeType = isDouble ? { is: "double" } : value.type;
  if (!isWritten(digits) || Number(digits.sql) < 0)
    return context.problem(call.args[1] ?? call, "The number of digits has to be written out, from 0.");
  const places = Number(digits.sql);
  const part = (name: string): string =>
    places === 0 ? `${name}(${value.sql})` : scaled(name, value, places).sql;
  return atom(`if(${at(value, LEVEL.membership)} < 0, ${part("ceil")}, ${part("floor")})`, type);
});

/** Spark counts the bits of a negative number as if it had 64. */
const MASKS: Readonly<Record<string, string>> = { tinyint: "255", smallint: "65535", int: "4294967295L" };

const bitCount = rule((args, call, context) => {
  const [value] = args;
  if (!value) return context.problem(call, arityProblem(call, ["$1"]));
  if (!value.type)
    context.note(call, "Of a negative number, Spark counts 64 bits, and DuckDB those of its type.");
  const mask = MASKS[value.type?.is ?? ""];
  return atom(mask ? `bit_count(${at(value, LEVEL.sum)} & ${mask})` : `bit_count(${value.sql})`, {
    is: "int",
  });
});

export const numbersToSpark: FunctionTable = {
  abs: spark("$1", "abs($1)"),
  sign: spark("double", "signum($1)"),
  round,
  round_even: spark("$1", "bround($1, $2)"),
  floor: whole("floor"),
  ceil: whole("ceil"),
  trunc,
  even: double("(signum($1) * 2 * ceil(abs($1) / 2))"),
  mod: byOperator("%"),
  divide: byOperator("//"),
  add: byOperator("+"),
  subtract: byOperator("-"),
  multiply: byOperator("*"),
  fdiv: noted(
    "Divided by 0, fdiv is infinity or NaN in DuckDB, and NULL in Spark.",
    double("CAST(floor(CAST($1 AS DOUBLE) / nullif($2, 0)) AS DOUBLE)"),
  ),
  fmod: noted(
    "Divided by 0, fmod is NaN in DuckDB, and NULL in Spark.",
    double("pmod(CAST($1 AS DOUBLE), nullif($2, 0))"),
  ),
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
  factorial: noted("Spark’s factorial goes up to 20; above, it is NULL.", spark("bigint", "factorial($1)")),
  sin: double("sin($1)"),
  cos: double("cos($1)"),
  tan: double("tan($1)"),
  cot: outside("cot($1)"),
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
  isinf: spark("boolean", "(abs($1) = double('Infinity'))"),
  isfinite: rule((args, call, context) => {
    const [value] = args;
    if (!value || isTime(value.type))
      return context.problem(call, "Spark’s dates and times are always finite.");
    return atom(fill("(abs($1) < double('Infinity'))", args), { is: "boolean" });
  }),
  signbit: spark("boolean", "(CAST($1 AS STRING) LIKE '-%')"),
  bit_count: bitCount,
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
  to_base: spark(
    "string",
    "conv($1, 10, $2)",
    "lpad(conv($1, 10, $2), greatest($3, length(conv($1, 10, $2))), '0')",
  ),
  gamma: refuse("Spark has no gamma function"),
  lgamma: refuse("Spark has no gamma function"),
  nextafter: refuse("Spark cannot name the number beside another"),
  equi_width_bins: refuse("Spark has no borders of bins; width_bucket tells the bin of a number"),
  constant_or_null: rule((args) =>
    atom(
      `CASE WHEN ${args
        .slice(1)
        .map((one) => `${at(one, LEVEL.other)} IS NOT NULL`)
        .join(" AND ")} THEN ${args[0]?.sql} END`,
      args[0]?.type ?? null,
    ),
  ),
  switch: (call, context) => {
    const [operand, map, otherwise = null] = call.args.map(({ value }) => value);
    if (!operand || map?.kind !== "map")
      return context.problem(call, "The cases have to be written out as a map: switch(x, map {'a': 1}).");
    const branches = map.entries.map(({ key, value }) => ({ when: key, value }));
    return context.expression({ kind: "case", operand, branches, otherwise, from: call.from, to: call.to });
  },
  cast_to_type: refuse("the type has to be written out: CAST(x AS INT)"),
  can_cast_implicitly: refuse("it asks about DuckDB’s own types"),
  enum_range: refuse("Spark has no types with a list of values"),
  enum_range_boundary: refuse("Spark has no types with a list of values"),
  enum_first: refuse("Spark has no types with a list of values"),
  enum_last: refuse("Spark has no types with a list of values"),
  enum_code: refuse("Spark has no types with a list of values"),
  current_setting: refuse("it asks about DuckDB’s own settings"),
  version: refuse("it asks about DuckDB itself"),
  nullif: spark("$1", "nullif($1, $2)"),
  coalesce: most("coalesce"),
  ifnull: most("coalesce"),
  if: spark((args) => unifiedType(args.slice(1)), "if($1, $2, $3)"),
  try: noted(
    "Most errors are NULL in Spark outside of its ANSI mode; those that are not fail the job.",
    spark("$1", "$1"),
  ),
  error: spark("null", "raise_error($1)"),
  typeof: noted("Types are named as Spark names them: int, string.", spark("string", "typeof($1)")),
};
