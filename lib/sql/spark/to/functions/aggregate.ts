import { isInteger, isTime, type MaybeType } from "../../../syntax/sql-type";
import type { Call, OrderKey } from "../../../syntax/tree";
import type { Context, FunctionRule, FunctionTable } from "../../context";
import { at, atom, LEVEL, type Piece } from "../../piece";
import { argumentsOf, arityProblem, fill, listOf, noted, refuse, withClauses } from "../../rules";
import { asDouble } from "../convert";
import { sparkAggregate } from "../rules";
import { collected, edgeValue } from "./ordered";

const BIGINT: MaybeType = { is: "bigint" };
const double = (name: string): FunctionRule => sparkAggregate("double", `${name}($1)`);
const pair = (name: string): FunctionRule => sparkAggregate("double", `${name}($1, $2)`);
const ranked = (type: "int" | "double", name: string): FunctionRule =>
  sparkAggregate(type, `${name}()`, { window: true });

const count: FunctionRule = (call, context) => {
  const [first] = call.args;
  if (!first || (first.value.kind === "star" && first.value.qualifier.length === 0))
    return withClauses("count(*)", BIGINT, call, context);
  if (first.value.kind === "tuple") {
    // A row of values is none that is NULL.
    const fields = first.value.items.map((node) => context.expression(node).sql);
    return withClauses(`count(struct(${fields.join(", ")}))`, BIGINT, call, context);
  }
  const args = call.args.map(({ value }) => context.expression(value).sql);
  return withClauses(`count(${args.join(", ")})`, BIGINT, call, context);
};

const NO_ORDER = "Without ORDER BY it may be the value of any row, in DuckDB as in Spark.";

/** `first(x ORDER BY y)` is the value of the row with the least `y`. */
const edge =
  (which: "first" | "last", ignore: boolean): FunctionRule =>
  (call, context) => {
    const [value] = argumentsOf(call, context);
    if (!value || call.args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
    if (call.over)
      return withClauses(`${which}_value(${value.sql})`, value.type, call, context, { nulls: "behind" });
    const where = ignore ? `${at(value, LEVEL.other)} IS NOT NULL` : null;
    if (call.order.length > 0) return edgeValue(which, value, call, context, where);
    context.note(call, NO_ORDER);
    return withClauses(`${which}(${value.sql}${ignore ? ", true" : ""})`, value.type, call, context);
  };

const EMPTY = "A group without values gives an empty list in Spark, and NULL in DuckDB: it is made NULL.";

/** Spark's lists leave NULLs out: as fields of structs they stay. */
const list: FunctionRule = (call, context) => {
  const [value] = argumentsOf(call, context);
  if (!value || call.args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
  const { filter } = call;
  const known =
    filter?.kind === "is" &&
    filter.what === "null" &&
    filter.not &&
    context.expression(filter.operand).sql === value.sql;
  context.kept(call, EMPTY);
  if (call.distinct) {
    if (call.order.length === 0)
      context.note(call, "DuckDB promises no order of distinct values, and neither does Spark.");
  } else if (call.order.length === 0 && !call.over) context.note(call, UNORDERED);
  const items = collected(value, known ? { ...call, filter: null } : call, context, !known);
  return atom(`nullif(${items.sql}, array())`, items.type);
};

const UNORDERED = "Without ORDER BY the order is that of the rows: on a cluster it is not sure.";

const joined: FunctionRule = (call, context) => {
  const [value, separator] = argumentsOf(call, context);
  if (!value) return context.problem(call, arityProblem(call, ["$1, $2"]));
  context.kept(
    call,
    "A group without texts gives an empty text in Spark, and NULL in DuckDB: it is made NULL.",
  );
  if (call.order.length === 0 && !call.over) context.note(call, UNORDERED);
  const items = collected(value, call, context, false);
  return atom(`array_join(nullif(${items.sql}, array()), ${separator?.sql ?? "','"})`, { is: "string" });
};

/** The greatest or least values, or those of the rows with the greatest or least of another. */
function several(call: Call, value: Piece, by: Piece, count: Piece, down: boolean, context: Context): Piece {
  const order: OrderKey[] = [];
  const ordered = { ...call, order };
  const where = [value, by].map((piece) => `${at(piece, LEVEL.other)} IS NOT NULL`);
  const items =
    value.sql === by.sql
      ? withClauses(`collect_list(${value.sql})`, listOf(value.type), ordered, context, {
          around: down ? "sort_array($, false)" : "array_sort($)",
        })
      : withClauses(
          `collect_list(struct(${by.sql} AS k, ${value.sql} AS v))`,
          listOf(value.type),
          ordered,
          context,
          {
            around: `array_sort($, (_l, _r) -> CASE WHEN _l.k ${down ? ">" : "<"} _r.k THEN -1 WHEN _l.k = _r.k THEN 0 ELSE 1 END).v`,
            where: where.join(" AND "),
          },
        );
  return atom(`slice(nullif(${items.sql}, array()), 1, ${count.sql})`, listOf(value.type));
}

const extreme =
  (name: "max" | "min"): FunctionRule =>
  (call, context) => {
    const [value, number] = argumentsOf(call, context);
    if (!value) return context.problem(call, arityProblem(call, ["$1"]));
    if (/^(struct|array)$/.test(value.type?.is ?? ""))
      context.note(
        call,
        "A NULL inside of a struct or list comes last in DuckDB’s order, and first in Spark’s.",
      );
    if (number) return several(call, value, value, number, name === "max", context);
    return withClauses(`${name}(${value.sql})`, value.type, call, context);
  };

/** Rows without a value do not count in DuckDB. */
const extremeBy =
  (name: "max_by" | "min_by"): FunctionRule =>
  (call, context) => {
    const [value, by, number] = argumentsOf(call, context);
    if (!value || !by) return context.problem(call, arityProblem(call, ["$1, $2"]));
    if (number) return several(call, value, by, number, name === "max_by", context);
    context.kept(
      call,
      "A row whose value is NULL does not count in DuckDB, and does in Spark: it is left out.",
    );
    return withClauses(`${name}(${value.sql}, ${by.sql})`, value.type, call, context, {
      where: `${at(value, LEVEL.other)} IS NOT NULL`,
    });
  };

const micros = (piece: Piece): string =>
  `unix_micros(${piece.type?.is === "date" ? `CAST(${piece.sql} AS TIMESTAMP)` : piece.sql})`;
const asTime = (sql: string): string => `timestamp_micros(CAST(${sql} AS BIGINT))`;

/** The mean of decimals is a DOUBLE in DuckDB, and that of dates a time. */
const avg: FunctionRule = (call, context) => {
  const [value] = argumentsOf(call, context);
  if (!value || call.args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
  if (isTime(value.type))
    return withClauses(`avg(${micros(value)})`, { is: "timestamp" }, call, context, { around: asTime("$") });
  if (!value.type)
    context.note(
      call,
      "It is taken for numbers; the mean of dates is a time in DuckDB, and another text in Spark.",
    );
  if (value.type?.is === "decimal" || !value.type)
    context.kept(
      call,
      "The mean of a DECIMAL is a DOUBLE in DuckDB, and has a few digits in Spark: it is cast.",
    );
  const inner = value.type?.is === "decimal" || !value.type ? asDouble(value).sql : value.sql;
  return withClauses(`avg(${inner})`, { is: "double" }, call, context);
};

/** A formula of aggregates over the same rows; `@` begins the name of each. */
const formula =
  (template: string): FunctionRule =>
  (call, context) => {
    const args = argumentsOf(call, context);
    const sql = template.replaceAll(
      /@(\w+)\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g,
      (_, name: string, inner: string) =>
        withClauses(`${name}(${fill(inner, args)})`, null, call, context).sql,
    );
    return atom(sql, { is: "double" });
  };

const sum: FunctionRule = (call, context) => {
  const [value] = argumentsOf(call, context);
  if (!value || call.args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
  return withClauses(`sum(${value.sql})`, isInteger(value.type) ? BIGINT : value.type, call, context);
};

/** A share between 0 and 1, of the values in their order; the other way round going down. */
const shareOf = (position: Piece, down: boolean): string =>
  down ? `1 - ${at(position, LEVEL.product)}` : position.sql;

function continuous(value: Piece, share: string, call: Call, context: Context): Piece {
  const plain = { ...call, within: [] };
  if (isTime(value.type))
    return withClauses(`percentile(${micros(value)}, ${share})`, { is: "timestamp" }, plain, context, {
      around: asTime("$"),
    });
  const type: MaybeType = { is: "double" };
  return withClauses(
    `percentile(${value.sql}, ${share})`,
    share.startsWith("array(") ? listOf(type) : type,
    plain,
    context,
  );
}

/** The value at a share of the sorted list: exact, and of values of any type. */
function discrete(value: Piece, position: Piece, down: boolean, call: Call, context: Context): Piece {
  const plain = { ...call, within: [] };
  const items = withClauses(`collect_list(${value.sql})`, listOf(value.type), plain, context, {
    around: down ? "sort_array($, false)" : "array_sort($)",
  });
  const pick = (share: string): string =>
    `try_element_at(_l, greatest(1, CAST(ceil(${share} * size(_l)) AS INT)))`;
  const shares = /^array\((.*)\)$/s.exec(position.sql)?.[1];
  const body = shares
    ? `array(${shares.split(", ").map(pick).join(", ")})`
    : pick(at(position, LEVEL.product));
  return atom(`transform(array(${items.sql}), _l -> ${body})[0]`, shares ? listOf(value.type) : value.type);
}

const quantile =
  (exact: boolean): FunctionRule =>
  (call, context) => {
    const [value, position] = argumentsOf(call, context);
    if (!value || !position) return context.problem(call, arityProblem(call, ["$1, $2"]));
    return exact
      ? continuous(value, position.sql, call, context)
      : discrete(value, position, false, call, context);
  };

/** `percentile_cont(0.5) WITHIN GROUP (ORDER BY x)` */
const within =
  (exact: boolean): FunctionRule =>
  (call, context) => {
    const [position] = argumentsOf(call, context);
    const [key] = call.within;
    if (!position || !key || call.within.length > 1)
      return context.problem(call, `${call.name.text} needs WITHIN GROUP (ORDER BY …).`);
    const value = context.expression(key.expression);
    const down = key.direction === "desc";
    return exact
      ? continuous(value, shareOf(position, down), call, context)
      : discrete(value, position, down, call, context);
  };

const median: FunctionRule = (call, context) => {
  const [value] = argumentsOf(call, context);
  if (!value || call.args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
  if (isTime(value.type)) return continuous(value, "0.5", call, context);
  return withClauses(`median(${value.sql})`, { is: "double" }, call, context);
};

const mode: FunctionRule = (call, context) => {
  const [key] = call.within;
  const [value = key && context.expression(key.expression)] = argumentsOf(call, context);
  if (!value) return context.problem(call, arityProblem(call, ["$1"]));
  context.note(call, "Of values that are equally frequent, DuckDB takes the first one, and Spark any.");
  return withClauses(`mode(${value.sql})`, value.type, { ...call, within: [] }, context);
};

export const aggregatesToSpark: FunctionTable = {
  count,
  count_star: count,
  count_if: sparkAggregate("bigint", "count_if($1)"),
  sum,
  fsum: sum,
  avg,
  favg: avg,
  min: extreme("min"),
  max: extreme("max"),
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
  median,
  mode,
  quantile_cont: quantile(true),
  quantile_disc: quantile(false),
  approx_quantile: noted(
    "The number is an estimate, made in another way than DuckDB’s: it may differ a little.",
    quantile(false),
  ),
  reservoir_quantile: noted(
    "The number is an estimate, made in another way than DuckDB’s: it may differ a little.",
    quantile(false),
  ),
  percentile_cont: within(true),
  percentile_disc: within(false),
  geometric_mean: sparkAggregate("double", "avg(ln($1))", { around: "exp($)" }),
  weighted_avg: formula("@sum($1 * $2) / nullif(@sum(if($1 IS NULL, NULL, $2)), 0)"),
  sem: formula("@stddev_pop($1) / sqrt(@count($1))"),
  product: sparkAggregate("double", "collect_list(CAST($1 AS DOUBLE))", {
    around: "aggregate(nullif($, array()), CAST(1 AS DOUBLE), (_a, _x) -> _a * _x)",
  }),
  skewness: formula(
    "if(@count($1) > 2, @skewness($1) * sqrt(@count($1) * (@count($1) - 1)) / (@count($1) - 2), NULL)",
  ),
  kurtosis: formula(
    "if(@count($1) > 3, (@count($1) - 1) * ((@count($1) + 1) * @kurtosis($1) + 6) / ((@count($1) - 2) * (@count($1) - 3)), NULL)",
  ),
  json_group_array: sparkAggregate("string", "collect_list(struct($1 AS v))", {
    around: "to_json($.v, map('ignoreNullFields', 'false'))",
  }),
  json_group_object: sparkAggregate("string", "collect_list(struct($1, $2))", {
    around: "to_json(map_from_entries($), map('ignoreNullFields', 'false'))",
    note: "A name that comes twice fails in Spark.",
  }),
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
  arg_max_nulls_last: refuse("max_by takes the rows that have a value in Spark, and one of them"),
  arg_min_nulls_last: refuse("min_by takes the rows that have a value in Spark, and one of them"),
  approx_top_k: refuse("count the rows by value, and take the first ones"),
  histogram: refuse("Spark has no counts of each value in one map: group by the value and count"),
  histogram_exact: refuse("Spark has no counts of each value in one map: group by the value and count"),
  bitstring_agg: refuse("Spark has no strings of bits"),
  json_group_structure: refuse("schema_of_json tells it in Spark, in another form"),
  fill: refuse("Spark does not fill gaps between two values"),
  entropy: refuse("Spark has no entropy"),
  mad: refuse("Spark has no median of distances"),
};
