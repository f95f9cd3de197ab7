import { decimal, isInteger, type MaybeType } from "../../syntax/sql-type";
import type { FunctionRule, FunctionTable } from "../context";
import { toNumber } from "../convert";
import { duckdbType } from "../duckdb-type";
import { atom, type Piece } from "../piece";
import { aggregate, argumentsOf, arityProblem, listOf, numberOf, refuse, withClauses } from "../rules";

const BIGINT: MaybeType = { is: "bigint" };
const list = ([first]: readonly Piece[]): MaybeType => listOf(first?.type ?? null);

/** Of several values a row counts when none is NULL. */
const count: FunctionRule = (call, context) => {
  const [first] = call.args;
  if (call.args.length === 0) return context.problem(call, "count needs a value, or *.");
  if (call.args.length === 1 && first) {
    const all = first.value.kind === "star" && first.value.qualifier.length === 0;
    return withClauses(`count(${all ? "*" : context.expression(first.value).sql})`, BIGINT, call, context);
  }
  const args = argumentsOf(call, context);
  const where = args.map(({ sql }) => `${sql} IS NOT NULL`).join(" AND ");
  const counted = call.distinct ? `count((${args.map(({ sql }) => sql).join(", ")}))` : "count(*)";
  return withClauses(counted, BIGINT, call, context, { where });
};

/** Sums of whole numbers are BIGINT in Spark and HUGEINT in DuckDB. */
const sum: FunctionRule = (call, context) => {
  const [given] = argumentsOf(call, context);
  if (!given || call.args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
  const value = toNumber(given);
  if (!value.type)
    context.note(call, "A sum of whole numbers has the type HUGEINT here, and BIGINT in Spark.");
  const whole = isInteger(value.type);
  const type: MaybeType = whole
    ? BIGINT
    : value.type?.is === "decimal"
      ? { is: "decimal", precision: 38, scale: value.type.scale }
      : value.type && { is: "double" };
  return withClauses(`sum(${value.sql})`, type, call, context, whole ? { around: "CAST($ AS BIGINT)" } : {});
};

const UNSURE =
  "Numbers whose type is not known here are divided as DOUBLE: of a DECIMAL, Spark keeps fewer digits.";

/** The mean of decimals has four digits more than they have. */
const avg: FunctionRule = (call, context) => {
  const [given] = argumentsOf(call, context);
  if (!given || call.args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
  const value = toNumber(given);
  if (!value.type) context.note(call, UNSURE);
  if (value.type?.is !== "decimal") return withClauses(`avg(${value.sql})`, { is: "double" }, call, context);
  const type = decimal(value.type.precision + 4, value.type.scale + 4);
  return withClauses(`avg(${value.sql})`, type, call, context, { around: `CAST($ AS ${duckdbType(type)})` });
};

/** Structs are compared field by field, and NULLs stand at different ends. */
const extreme =
  (name: "min" | "max"): FunctionRule =>
  (call, context) => {
    const [value] = argumentsOf(call, context);
    if (!value || call.args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
    if (value.type?.is === "struct")
      context.note(call, "A field that is NULL is larger than any value here, and smaller in Spark.");
    return withClauses(`${name}(${value.sql})`, value.type, call, context);
  };

/** `first(x, true)` leaves NULLs out, as `IGNORE NULLS` does. */
const edge =
  (which: "first" | "last"): FunctionRule =>
  (call, context) => {
    const [value, flag] = call.args;
    if (!value || call.args.length > 2) return context.problem(call, arityProblem(call, ["$1", "$1, $2"]));
    const ignore = call.nulls === "ignore" || (flag && context.expression(flag.value).sql === "true");
    const { sql, type } = context.expression(value.value);
    if (call.over)
      return withClauses(
        `${which}_value(${sql})`,
        type,
        { ...call, nulls: ignore ? "ignore" : null },
        context,
        { nulls: "inside" },
      );
    const plain = { ...call, nulls: null };
    if (!ignore) return withClauses(`${which}(${sql})`, type, plain, context);
    if (which === "first") return withClauses(`any_value(${sql})`, type, plain, context);
    return withClauses(`last(${sql})`, type, plain, context, { where: `${sql} IS NOT NULL` });
  };

/** The sample's skewness, brought back to that of the values alone. */
const skewness: FunctionRule = (call, context) => {
  const [given] = argumentsOf(call, context);
  if (!given || call.args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
  if (call.over || call.filter || call.distinct)
    return context.problem(call, "skewness is translated without OVER, FILTER and DISTINCT.");
  const { sql } = toNumber(given);
  return atom(`(skewness(${sql}) * (count(${sql}) - 2) / sqrt(count(${sql}) * (count(${sql}) - 1)))`, {
    is: "double",
  });
};

const percentile =
  (name: string, note?: string): FunctionRule =>
  (call, context) => {
    const [value, position] = argumentsOf(call, context);
    if (!value || !position) return context.problem(call, arityProblem(call, ["$1, $2"]));
    if (name === "quantile_cont" && call.args.length > 2)
      return context.problem(call.args[2] ?? call, "percentile with a frequency has no counterpart.");
    if (note) context.note(call, note);
    const item: MaybeType = name === "quantile_cont" ? { is: "double" } : value.type;
    const many = call.args[1]?.value.kind === "call" && numberOf(call.args[1].value) === null;
    return withClauses(
      `${name}(${toNumber(value).sql}, ${position.sql})`,
      many ? listOf(item) : item,
      call,
      context,
    );
  };

/** `percentile_cont(0.5) WITHIN GROUP (ORDER BY x)` */
const withinGroup =
  (name: string): FunctionRule =>
  (call, context) => {
    const [position] = argumentsOf(call, context);
    if (!position || call.within.length !== 1)
      return context.problem(call, `${call.name.text} needs WITHIN GROUP (ORDER BY …).`);
    const key = call.within[0];
    if (!key) return context.problem(call, "WITHIN GROUP needs a key.");
    const value = context.expression(key.expression);
    const at = key.direction === "desc" ? `1 - ${position.sql}` : position.sql;
    return withClauses(`${name}(${value.sql}, ${at})`, value.type, { ...call, within: [] }, context);
  };

const approximate = "The number is an estimate, made in another way than Spark’s: it may differ a little.";
const grouping: FunctionRule = (call, context) => {
  const keys = call.args.length > 0 ? call.args.map(({ value }) => value) : context.groupKeys();
  if (keys.length === 0) return context.problem(call, `${call.name.text} needs GROUP BY.`);
  return atom(`grouping(${keys.map((key) => context.expression(key).sql).join(", ")})`, BIGINT);
};

const double = (name: string) => aggregate("double", `${name}($1n)`);
const pair = (name: string) => aggregate("double", `${name}($1n, $2n)`);
const ranked = (type: "int" | "double", name: string) => aggregate(type, `${name}()`, { window: true });

export const aggregateFunctions: FunctionTable = {
  count,
  count_if: aggregate("bigint", "count_if($1)", { around: "CAST($ AS BIGINT)" }),
  sum,
  try_sum: sum,
  avg,
  mean: avg,
  try_avg: avg,
  min: extreme("min"),
  max: extreme("max"),
  first: edge("first"),
  first_value: edge("first"),
  any_value: edge("first"),
  last: edge("last"),
  last_value: edge("last"),
  min_by: aggregate("$1", "arg_min_null($1, $2)"),
  max_by: aggregate("$1", "arg_max_null($1, $2)"),
  collect_list: aggregate(list, "list($1)", { where: "$1 IS NOT NULL", around: "coalesce($, [])" }),
  array_agg: aggregate(list, "list($1)", { where: "$1 IS NOT NULL", around: "coalesce($, [])" }),
  collect_set: (call, context) =>
    aggregate(list, "list($1)", { where: "$1 IS NOT NULL", around: "coalesce($, [])" })(
      { ...call, distinct: true },
      context,
    ),
  string_agg: aggregate("string", ["string_agg($1s, '')", "string_agg($1s, $2s)"]),
  listagg: aggregate("string", ["string_agg($1s, '')", "string_agg($1s, $2s)"]),
  bool_and: aggregate("boolean", "bool_and($1)"),
  every: aggregate("boolean", "bool_and($1)"),
  bool_or: aggregate("boolean", "bool_or($1)"),
  any: aggregate("boolean", "bool_or($1)"),
  some: aggregate("boolean", "bool_or($1)"),
  bit_and: aggregate("$1", "bit_and($1)"),
  bit_or: aggregate("$1", "bit_or($1)"),
  bit_xor: aggregate("$1", "bit_xor($1)"),
  stddev: double("stddev_samp"),
  std: double("stddev_samp"),
  stddev_samp: double("stddev_samp"),
  stddev_pop: double("stddev_pop"),
  variance: double("var_samp"),
  var_samp: double("var_samp"),
  var_pop: double("var_pop"),
  skewness,
  kurtosis: double("kurtosis_pop"),
  corr: pair("corr"),
  covar_samp: pair("covar_samp"),
  covar_pop: pair("covar_pop"),
  regr_avgx: pair("regr_avgx"),
  regr_avgy: pair("regr_avgy"),
  regr_count: aggregate("bigint", "regr_count($1n, $2n)"),
  regr_intercept: pair("regr_intercept"),
  regr_r2: pair("regr_r2"),
  regr_slope: pair("regr_slope"),
  regr_sxx: pair("regr_sxx"),
  regr_sxy: pair("regr_sxy"),
  regr_syy: pair("regr_syy"),
  median: aggregate("double", "median($1n)"),
  mode: aggregate("$1", "mode($1)"),
  percentile: percentile("quantile_cont"),
  percentile_approx: percentile("quantile_disc"),
  approx_percentile: percentile("quantile_disc"),
  percentile_cont: withinGroup("quantile_cont"),
  percentile_disc: withinGroup("quantile_disc"),
  approx_count_distinct: aggregate("bigint", ["approx_count_distinct($1)", "approx_count_distinct($1)"], {
    note: approximate,
  }),
  grouping,
  grouping_id: grouping,
  count_min_sketch: refuse("DuckDB has no such sketches"),
  histogram_numeric: refuse("DuckDB’s histogram counts each value"),
  row_number: ranked("int", "row_number"),
  rank: ranked("int", "rank"),
  dense_rank: ranked("int", "dense_rank"),
  percent_rank: ranked("double", "percent_rank"),
  cume_dist: ranked("double", "cume_dist"),
  ntile: aggregate("int", "ntile($1)", { window: true }),
  lag: aggregate("$1", ["lag($1)", "lag($1, $2)", "lag($1, $2, $3)"], { window: true, nulls: "inside" }),
  lead: aggregate("$1", ["lead($1)", "lead($1, $2)", "lead($1, $2, $3)"], { window: true, nulls: "inside" }),
  nth_value: aggregate("$1", "nth_value($1, $2)", { window: true, nulls: "inside" }),
};
