import { isInteger, type MaybeType } from "../../../syntax/sql-type";
import type { Call } from "../../../syntax/tree";
import type { Context, FunctionRule, FunctionTable } from "../../context";
import { atom, type Piece } from "../../piece";
import { argumentsOf, arityProblem, listOf, noted, refuse, withClauses } from "../../rules";
import { sparkAggregate } from "../rules";

const BIGINT: MaybeType = { is: "bigint" };
const double = (name: string): FunctionRule => sparkAggregate("double", `${name}($1)`);
const pair = (name: string): FunctionRule => sparkAggregate("double", `${name}($1, $2)`);
const ranked = (type: "int" | "double", name: string): FunctionRule =>
  sparkAggregate(type, `${name}()`, { window: true });

const count: FunctionRule = (call, context) => {
  const [first] = call.args;
  if (!first || (first.value.kind === "star" && first.value.qualifier.length === 0))
    return withClauses("count(*)", BIGINT, call, context);
  const args = call.args
    .flatMap(({ value }) => (value.kind === "tuple" ? [...value.items] : [value]))
    .map((node) => context.expression(node).sql);
  return withClauses(`count(${args.join(", ")})`, BIGINT, call, context);
};

/** The only key of an ORDER BY inside; a problem where there are several. */
function innerOrder(call: Call, context: Context): { key: Piece; down: boolean } | null | undefined {
  if (call.order.length === 0) return undefined;
  const [only] = call.order;
  if (!only || call.order.length > 1 || only.nulls) {
    context.problem(call, "Inside an aggregate Spark orders by one key only, without NULLS FIRST or LAST.");
    return null;
  }
  return { key: context.expression(only.expression), down: only.direction === "desc" };
}

const unordered = (call: Call): Call => ({ ...call, order: [] });

/** `first(x ORDER BY y)` is the value of the row with the least `y`. */
const edge =
  (which: "first" | "last", ignore: boolean): FunctionRule =>
  (call, context) => {
    const [value] = argumentsOf(call, context);
    if (!value || call.args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
    if (call.over)
      return withClauses(`${which}_value(${value.sql})`, value.type, call, context, { nulls: "behind" });
    const order = innerOrder(call, context);
    if (order === null) return atom("NULL");
    const where = ignore ? `${value.sql} IS NOT NULL` : null;
    if (order) {
      const name = (which === "first") === order.down ? "max_by" : "min_by";
      return withClauses(`${name}(${value.sql}, ${order.key.sql})`, value.type, unordered(call), context, {
        where,
      });
    }
    return withClauses(`${which}(${value.sql}${ignore ? ", true" : ""})`, value.type, call, context);
  };

/** Spark's lists leave NULLs out: as fields of structs they stay. */
const list: FunctionRule = (call, context) => {
  const [value] = argumentsOf(call, context);
  if (!value || call.args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
  context.note(call, "A group without values gives an empty list in Spark, and NULL in DuckDB.");
  const type = listOf(value.type);
  const { filter } = call;
  const kept =
    filter?.kind === "is" &&
    filter.what === "null" &&
    filter.not &&
    context.expression(filter.operand).sql === value.sql;
  const order = innerOrder(call, context);
  if (order === null) return atom("NULL");
  const name = call.distinct ? "collect_set" : "collect_list";
  const plain = { ...unordered(call), distinct: false };
  if (order) {
    const same = order.key.sql === value.sql;
    const sorted = order.down ? "sort_array($, false)" : "array_sort($)";
    if (same) return withClauses(`${name}(${value.sql})`, type, plain, context, { around: sorted });
    const fields = `struct(${order.key.sql} AS k, ${value.sql} AS v)`;
    return withClauses(`${name}(${fields})`, type, plain, context, {
      around: `transform(${sorted}, _e -> _e.v)`,
    });
  }
  if (kept) return withClauses(`${name}(${value.sql})`, type, { ...plain, filter: null }, context);
  if (call.distinct) {
    context.note(call, "A NULL among the values is left out by Spark.");
    return withClauses(`collect_set(${value.sql})`, type, plain, context);
  }
  return withClauses(`collect_list(struct(${value.sql} AS v))`, type, plain, context, { around: "$.v" });
};

const joined: FunctionRule = (call, context) => {
  const [value, separator] = argumentsOf(call, context);
  if (!value) return context.problem(call, arityProblem(call, ["$1, $2"]));
  const order = innerOrder(call, context);
  if (order === null) return atom("NULL");
  context.note(call, "A group without texts gives an empty text in Spark, and NULL in DuckDB.");
  const mark = separator?.sql ?? "','";
  const name = call.distinct ? "collect_set" : "collect_list";
  const plain = { ...unordered(call), distinct: false };
  const type: MaybeType = { is: "string" };
  if (!order)
    return withClauses(`${name}(${value.sql})`, type, plain, context, { around: `concat_ws(${mark}, $)` });
  const sorted = order.down ? "sort_array($, false)" : "array_sort($)";
  if (order.key.sql === value.sql)
    return withClauses(`${name}(${value.sql})`, type, plain, context, {
      around: `concat_ws(${mark}, ${sorted})`,
    });
  return withClauses(`${name}(struct(${order.key.sql} AS k, ${value.sql} AS v))`, type, plain, context, {
    around: `concat_ws(${mark}, transform(${sorted}, _e -> _e.v))`,
  });
};

/** Rows without a value do not count in DuckDB. */
const extremeBy =
  (name: "max_by" | "min_by"): FunctionRule =>
  (call, context) => {
    const [value, by] = argumentsOf(call, context);
    if (!value || !by) return context.problem(call, arityProblem(call, ["$1, $2"]));
    if (call.args.length > 2)
      return context.problem(call, "Several rows at once have no counterpart in Spark.");
    return withClauses(`${name}(${value.sql}, ${by.sql})`, value.type, call, context, {
      where: `${value.sql} IS NOT NULL`,
    });
  };

/** The mean of decimals is a DOUBLE in DuckDB. */
const avg: FunctionRule = (call, context) => {
  const [value] = argumentsOf(call, context);
  if (!value || call.args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
  if (!value.type) context.note(call, "The mean of a DECIMAL has fewer digits in Spark than in DuckDB.");
  const inner = value.type?.is === "decimal" ? `CAST(${value.sql} AS DOUBLE)` : value.sql;
  return withClauses(`avg(${inner})`, { is: "double" }, call, context);
};

const sum: FunctionRule = (call, context) => {
  const [value] = argumentsOf(call, context);
  if (!value || call.args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
  return withClauses(`sum(${value.sql})`, isInteger(value.type) ? BIGINT : value.type, call, context);
};

const quantile =
  (exact: boolean): FunctionRule =>
  (call, context) => {
    const [value, position] = argumentsOf(call, context);
    if (!value || !position) return context.problem(call, arityProblem(call, ["$1, $2"]));
    if (exact)
      return withClauses(`percentile(${value.sql}, ${position.sql})`, { is: "double" }, call, context);
    return withClauses(
      `percentile_approx(${value.sql}, ${position.sql}, 1000000)`,
      value.type,
      call,
      context,
    );
  };

export const aggregatesToSpark: FunctionTable = {
  count,
  count_star: count,
  count_if: sparkAggregate("bigint", "count_if($1)"),
  sum,
  fsum: sum,
  avg,
  favg: avg,
  min: sparkAggregate("$1", "min($1)"),
  max: sparkAggregate("$1", "max($1)"),
  first: edge("first", false),
  first_value: edge("first", false),
  last: edge("last", false),
  last_value: edge("last", false),
  any_value: edge("first", true),
  arg_max: extremeBy("max_by"),
  arg_min: extremeBy("min_by"),
  arg_max_null: sparkAggregate("$1", "max_by($1, $2)"),
  arg_min_null: sparkAggregate("$1", "min_by($1, $2)"),
  list,
  string_agg: joined,
  bool_and: sparkAggregate("boolean", "bool_and($1)"),
  bool_or: sparkAggregate("boolean", "bool_or($1)"),
  bit_and: sparkAggregate("$1", "bit_and($1)"),
  bit_or: sparkAggregate("$1", "bit_or($1)"),
  bit_xor: sparkAggregate("$1", "bit_xor($1)"),
  stddev_samp: double("stddev_samp"),
  stddev_pop: double("stddev_pop"),
  var_samp: double("var_samp"),
  var_pop: double("var_pop"),
  kurtosis_pop: double("kurtosis"),
  corr: pair("corr"),
  covar_samp: pair("covar_samp"),
  covar_pop: pair("covar_pop"),
  regr_slope: pair("regr_slope"),
  regr_intercept: pair("regr_intercept"),
  regr_r2: pair("regr_r2"),
  regr_count: sparkAggregate("bigint", "regr_count($1, $2)"),
  regr_avgx: pair("regr_avgx"),
  regr_avgy: pair("regr_avgy"),
  regr_sxx: pair("regr_sxx"),
  regr_syy: pair("regr_syy"),
  regr_sxy: pair("regr_sxy"),
  median: sparkAggregate("double", "median($1)"),
  mode: sparkAggregate("$1", "mode($1)"),
  quantile_cont: quantile(true),
  quantile_disc: quantile(false),
  approx_quantile: noted(
    "The number is an estimate, made in another way than DuckDB’s: it may differ a little.",
    quantile(false),
  ),
  approx_count_distinct: sparkAggregate("bigint", "approx_count_distinct($1)", {
    note: "The number is an estimate, made in another way than DuckDB’s: it may differ a little.",
  }),
  grouping: (call, context) => {
    const args = argumentsOf(call, context);
    return atom(
      `${args.length > 1 ? "grouping_id" : "grouping"}(${args.map(({ sql }) => sql).join(", ")})`,
      BIGINT,
    );
  },
  row_number: ranked("int", "row_number"),
  rank: ranked("int", "rank"),
  dense_rank: ranked("int", "dense_rank"),
  percent_rank: ranked("double", "percent_rank"),
  cume_dist: ranked("double", "cume_dist"),
  ntile: sparkAggregate("int", "ntile($1)", { window: true }),
  lag: sparkAggregate("$1", ["lag($1)", "lag($1, $2)", "lag($1, $2, $3)"], { window: true, nulls: "behind" }),
  lead: sparkAggregate("$1", ["lead($1)", "lead($1, $2)", "lead($1, $2, $3)"], {
    window: true,
    nulls: "behind",
  }),
  nth_value: sparkAggregate("$1", "nth_value($1, $2)", { window: true, nulls: "behind" }),
  skewness: refuse("Spark’s skewness is not corrected for the size of the sample"),
  kurtosis: refuse("Spark’s kurtosis is not corrected for the size of the sample; kurtosis_pop is the same"),
  histogram: refuse("Spark has no counts of each value in one map"),
  product: refuse("Spark has no product of the values"),
  entropy: refuse("Spark has no entropy"),
  mad: refuse("Spark has no median of distances"),
};
