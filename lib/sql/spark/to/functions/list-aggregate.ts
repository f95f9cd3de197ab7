import { isInteger, type MaybeType } from "../../../syntax/sql-type";
import type { FunctionRule, FunctionTable } from "../../context";
import type { Piece } from "../../piece";
import { atom } from "../../piece";
import { fill, itemType, refuse, rule } from "../../rules";
import { sparkType } from "../../spark-type";
import { sparkTextOf } from "../quote";

const SOME = "nullif(array_compact($1), array())";

/** A list by a name of its own, so that it is written once. */
const named = (list: string, body: string): string => `transform(array(${list}), _l -> ${body})[0]`;

const MEAN = "aggregate(_l, CAST(0 AS DOUBLE), (_a, _x) -> _a + _x) / size(_l)";
const SQUARES = `transform(array(${MEAN}), _m -> aggregate(_l, CAST(0 AS DOUBLE), (_a, _x) -> _a + power(_x - _m, 2)))[0]`;
const variance = (count: string): string => named(SOME, `${SQUARES} / ${count}`);
const MIDDLE = (offset: number): string => `try_element_at(_l, CAST((size(_l) + ${offset}) DIV 2 AS INT))`;
const bits = (operator: string): string =>
  named(SOME, `aggregate(slice(_l, 2, size(_l)), _l[0], (_a, _x) -> _a ${operator} _x)`);

/** What a list's values make, for lists of any values. */
const TEMPLATES: Readonly<Record<string, string>> = {
  min: "array_min($1)",
  max: "array_max($1)",
  count: "array_size(array_compact($1))",
  sum: `aggregate(${SOME}, CAST(0 AS #), (_a, _x) -> CAST(_a + _x AS #))`,
  avg: named(SOME, MEAN),
  median: named(`array_sort(${SOME})`, `(${MIDDLE(1)} + ${MIDDLE(2)}) / 2`),
  product: `aggregate(${SOME}, CAST(1 AS DOUBLE), (_a, _x) -> _a * _x)`,
  first: "try_element_at($1, 1)",
  last: "try_element_at($1, -1)",
  any_value: "try_element_at(array_compact($1), 1)",
  bool_and: `forall(${SOME}, _x -> _x)`,
  bool_or: `exists(${SOME}, _x -> _x)`,
  string_agg: `array_join(${SOME}, ',')`,
  var_pop: variance("size(_l)"),
  var_samp: variance("nullif(size(_l) - 1, 0)"),
  stddev_pop: `sqrt(${variance("size(_l)")})`,
  stddev_samp: `sqrt(${variance("nullif(size(_l) - 1, 0)")})`,
  sem: named(SOME, `sqrt(${SQUARES} / size(_l)) / sqrt(size(_l))`),
  bit_and: bits("&"),
  bit_or: bits("|"),
  bit_xor: bits("^"),
};

const typeOf = (name: string, item: MaybeType): MaybeType => {
  if (name === "count") return { is: "int" };
  if (name === "string_agg") return { is: "string" };
  if (name.startsWith("bool")) return { is: "boolean" };
  if (/^(avg|median|product|var|stddev|sem)/.test(name)) return { is: "double" };
  return name === "sum" ? sumType(item) : item;
};

/** Sums of whole numbers and decimals are exact. */
const sumType = (item: MaybeType): MaybeType =>
  isInteger(item)
    ? { is: "bigint" }
    : item?.is === "decimal"
      ? { is: "decimal", precision: 38, scale: item.scale }
      : { is: "double" };

function aggregated(name: string, args: readonly Piece[]): Piece | null {
  const template = TEMPLATES[name];
  if (!template) return null;
  const item = itemType(args[0]?.type ?? null);
  const type = typeOf(name, item);
  const summed = type && name === "sum" ? template.replaceAll("#", sparkType(type)) : template;
  return atom(fill(summed, args), type);
}

const byName = rule((args, call, context) => {
  const name = sparkTextOf(args[1]?.sql ?? "") ?? "";
  if (name === "string_agg" && args[2]) return atom(fill(`array_join(${SOME}, $3)`, args), { is: "string" });
  return (
    aggregated(name, args) ??
    context.problem(call.args[1] ?? call, "This aggregate of a list has no counterpart in Spark.")
  );
});

const one = (name: string): FunctionRule =>
  rule((args, call, context) =>
    args.length === 2 && name === "string_agg"
      ? atom(fill(`array_join(${SOME}, $2)`, args), { is: "string" })
      : (aggregated(name, args) ??
        context.problem(call, "This aggregate of a list has no counterpart in Spark.")),
  );

const REFUSED = "mode histogram approx_count_distinct skewness kurtosis kurtosis_pop mad entropy";

/** Aggregates over the elements of one list. */
export const listAggregates: FunctionTable = {
  list_aggregate: byName,
  ...Object.fromEntries(Object.keys(TEMPLATES).map((name) => [`list_${name}`, one(name)])),
  ...Object.fromEntries(
    REFUSED.split(" ").map((name) => [
      `list_${name}`,
      refuse("Spark has it for rows, not for lists: explode the list and group by the row"),
    ]),
  ),
};
