import type { MaybeType } from "../../../syntax/sql-type";
import type { FunctionRule, FunctionTable } from "../../context";
import { unifiedType } from "../../convert";
import { at, atom, LEVEL, type Piece } from "../../piece";
import { arityProblem, itemType, listOf, noted, numberOf, refuse, rule } from "../../rules";
import { contains, isWritten } from "../contains";
import { elementAt, sliceOf } from "../elements";
import { sparkTextOf } from "../quote";
import { spark } from "../rules";
import { listAggregates } from "./list-aggregate";

const STRING: MaybeType = { is: "string" };
const same = ([first]: readonly Piece[]): MaybeType => first?.type ?? null;

/** A lambda's place counts from 1 in DuckDB, and from 0 in Spark. */
const overList =
  (name: string, type: (list: Piece, body: Piece) => MaybeType): FunctionRule =>
  (call, context) => {
    const [list, body] = call.args;
    if (!list || !body || call.args.length > 2) return context.problem(call, arityProblem(call, ["$1, $2"]));
    const value = context.expression(list.value);
    const place = { type: { is: "int" } as MaybeType, as: (param: string) => `(${param} + 1)` };
    const many = body.value.kind === "lambda" && body.value.params.length > 1;
    const lambda = context.lambda(body.value, [{ type: itemType(value.type) }, ...(many ? [place] : [])]);
    return atom(`${name}(${value.sql}, ${lambda.sql})`, type(value, lambda.body));
  };

/** Without a start, the first element is it. */
const reduce: FunctionRule = (call, context) => {
  const [list, body, start] = call.args;
  if (!list || !body) return context.problem(call, arityProblem(call, ["$1, $2", "$1, $2, $3"]));
  const value = context.expression(list.value);
  const item = itemType(value.type);
  const first = start ? context.expression(start.value) : atom(`${at(value, LEVEL.atom)}[0]`, item);
  const lambda = context.lambda(body.value, [{ type: first.type ?? item }, { type: item }]);
  const rest = start ? value.sql : `slice(${value.sql}, 2, size(${value.sql}))`;
  return atom(`aggregate(${rest}, ${first.sql}, ${lambda.sql})`, first.type);
};

const sort = (reverse: boolean): FunctionRule =>
  rule((args, call, context) => {
    const [list, order, nulls] = args.map((one, index) =>
      index === 0 ? one.sql : (sparkTextOf(one.sql) ?? "").toUpperCase(),
    );
    if (list === undefined) return context.problem(call, arityProblem(call, ["$1"]));
    const down = reverse ? true : order === "DESC";
    const place = (reverse ? order : nulls) ?? "NULLS LAST";
    const type = same(args);
    if (place === "NULLS LAST")
      return atom(down ? `sort_array(${list}, false)` : `array_sort(${list})`, type);
    if (!down) return atom(`sort_array(${list})`, type);
    return atom(`concat(filter(${list}, _x -> _x IS NULL), sort_array(array_compact(${list}), false))`, type);
  });

/** Numbers or times up to an end, with it or without; there are none where the end lies behind the start. */
const series = (withEnd: boolean): FunctionRule =>
  rule((args, call, context) => {
    const [a, b, given] = args;
    if (!a) return context.problem(call, arityProblem(call, ["$1, $2"]));
    const [start, end] = b ? [a, b] : [atom("0", { is: "int" }), a];
    const isTime = [start, end].some(({ type }) => type?.is === "date" || type?.is === "timestamp");
    if (isTime && !given) return context.problem(call, "Times need a step, such as INTERVAL 1 DAY.");
    const down = given?.sql.startsWith("-") ?? false;
    if (given && numberOf(call.args[2]?.value) === null && !/^INTERVAL \d/.test(given.sql))
      return context.problem(call.args[2] ?? call, "The step has to be written out.");
    // Dates become timestamps in DuckDB.
    const [first, last] = [start, end].map((one) =>
      one.type?.is === "date" ? atom(`CAST(${one.sql} AS TIMESTAMP)`, { is: "timestamp" }) : one,
    ) as [Piece, Piece];
    const type = listOf(isTime ? { is: "timestamp" } : start.type);
    const step = given ? `, ${given.sql}` : "";
    const all = `sequence(${first.sql}, ${last.sql}${step})`;
    const sequence = withEnd ? all : `filter(${all}, _x -> _x ${down ? ">" : "<"} ${last.sql})`;
    const [from, to] = [first, last].map(({ sql }) => (/^-?\d+$/.test(sql) ? Number(sql) : null));
    if (from !== null && to !== null && from !== undefined && to !== undefined) {
      const none = atom("CAST(array() AS ARRAY<INT>)", { is: "array", item: { is: "int" } });
      if (down ? from < to : from > to) return none;
      if (!withEnd && !given) return from === to ? none : atom(`sequence(${from}, ${to - 1})`, type);
      return atom(sequence, type);
    }
    const [x, y] = [at(first, LEVEL.other), at(last, LEVEL.other)];
    const [fits, not] = down ? [">=", "<"] : ["<=", ">"];
    return atom(`CASE WHEN ${x} ${fits} ${y} THEN ${sequence} WHEN ${x} ${not} ${y} THEN array() END`, type);
  });

const between = rule((args, call, context) => {
  const [list, start, end, step] = args;
  if (!list || !start || !end)
    return context.problem(call, arityProblem(call, ["$1, $2, $3", "$1, $2, $3, $4"]));
  return sliceOf(list, start, end, step ?? null, call, context);
});

/** The sum of the products of two lists' elements. */
const DOT = (a: string, b: string): string =>
  `aggregate(zip_with(${a}, ${b}, (_x, _y) -> CAST(_x AS DOUBLE) * _y), CAST(0 AS DOUBLE), (_a, _p) -> _a + _p)`;
const COSINE = `${DOT("$1", "$2")} / sqrt(${DOT("$1", "$1")} * ${DOT("$2", "$2")})`;

const asList = ({ sql, type }: Piece): Piece => atom(`array(${sql})`, listOf(type));

/** Lists one after the other; one that is NULL counts as empty in DuckDB. */
function joined(lists: readonly (Piece | undefined)[]): Piece {
  const parts = lists.flatMap((list) => list ?? []);
  const texts = parts.map(({ sql }) => (sql.startsWith("array(") ? sql : `coalesce(${sql}, array())`));
  return atom(`concat(${texts.join(", ")})`, parts.find(({ type }) => type)?.type ?? null);
}

export const listsToSpark: FunctionTable = {
  len: rule((args, call, context) => {
    const [value] = args;
    if (!value || args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
    if (value.type?.is === "string") return atom(`length(${value.sql})`, { is: "int" });
    if (!value.type) context.note(call, "The value is taken for a list; of text, Spark reports an error.");
    return atom(`array_size(${value.sql})`, { is: "int" });
  }),
  list_value: rule((args) =>
    atom(
      `array(${args.map(({ sql }) => sql).join(", ")})`,
      args.length > 0 ? listOf(unifiedType(args)) : null,
    ),
  ),
  list_extract: rule((args, call, context) => {
    const [list, index] = args;
    if (!list || !index) return context.problem(call, arityProblem(call, ["$1, $2"]));
    return elementAt(list, index);
  }),
  list_contains: rule((args, call, context) => {
    const [list, value] = args;
    return list && value ? contains(list, value) : context.problem(call, arityProblem(call, ["$1, $2"]));
  }),
  list_position: rule((args, call, context) => {
    const [list, value] = args;
    if (!list || !value) return context.problem(call, arityProblem(call, ["$1, $2"]));
    if (isWritten(value))
      return atom(`nullif(array_position(${list.sql}, ${value.sql}), 0)`, { is: "bigint" });
    // A NULL has a place in DuckDB, and none in Spark.
    return atom(`array_min(transform(${list.sql}, (_x, _i) -> if(_x <=> ${value.sql}, _i + 1, NULL)))`, {
      is: "int",
    });
  }),
  list_append: rule(([list, value]) => joined([list, value && asList(value)])),
  list_prepend: rule(([value, list]) => joined([value && asList(value), list])),
  array_push_front: rule(([list, value]) => joined([value && asList(value), list])),
  array_pop_back: spark("$1", "slice($1, 1, greatest(0, size($1) - 1))"),
  array_pop_front: spark("$1", "slice($1, 2, size($1))"),
  list_concat: rule(joined),
  list_distinct: noted(
    "DuckDB promises no order of the values; in Spark they stay in that of the list.",
    spark("$1", "array_compact(array_distinct($1))"),
  ),
  list_unique: spark("int", "array_size(array_compact(array_distinct($1)))"),
  list_sort: sort(false),
  list_reverse_sort: sort(true),
  list_reverse: spark("$1", "reverse($1)"),
  list_transform: overList("transform", (_, body) => listOf(body.type)),
  list_filter: overList("filter", (list) => list.type),
  list_reduce: reduce,
  ...listAggregates,
  list_intersect: spark("$1", "array_compact(array_intersect($1, $2))"),
  list_has_any: spark(
    "boolean",
    "coalesce(arrays_overlap($1, $2), if($1 IS NULL OR $2 IS NULL, NULL, false))",
  ),
  list_has_all: spark("boolean", "(array_size(array_compact(array_except($2, $1))) = 0)"),
  list_slice: between,
  list_resize: spark(
    "$1",
    "slice($1, 1, $2) || array_repeat(NULL, greatest(0, $2 - size($1)))",
    "slice($1, 1, $2) || array_repeat($3, greatest(0, $2 - size($1)))",
  ),
  list_select: spark("$1", "transform($2, _i -> try_element_at($1, _i))"),
  list_where: spark("$1", "filter($1, (_x, _i) -> try_element_at($2, _i + 1))"),
  list_grade_up: refuse("Spark does not tell the places of sorted elements"),
  list_zip: noted(
    "The fields have no names in DuckDB; they are called 0, 1 and so on, or after columns, in Spark.",
    spark(null, "arrays_zip($*)"),
  ),
  flatten: spark("$1[]", "flatten(filter($1, _x -> _x IS NOT NULL))"),
  array_to_string: spark("string", "array_join($1, $2)"),
  range: series(false),
  generate_series: series(true),
  unnest: spark("$1[]", "explode($1)"),
  regexp_split_to_table: (call, context) => {
    const parts = context.expression({ ...call, name: { ...call.name, text: "regexp_split_to_array" } });
    return atom(`explode(${parts.sql})`, STRING);
  },
  generate_subscripts: rule(([list], call, context) =>
    list && call.args.length === 2
      ? atom(`explode(if(size(${list.sql}) > 0, sequence(1, size(${list.sql})), array()))`, { is: "int" })
      : context.problem(call, arityProblem(call, ["$1, $2"])),
  ),
  array_value: rule((args) =>
    atom(`array(${args.map(({ sql }) => sql).join(", ")})`, listOf(unifiedType(args))),
  ),
  list_distance: spark(
    "double",
    "sqrt(aggregate(zip_with($1, $2, (_x, _y) -> power(_x - _y, 2)), CAST(0 AS DOUBLE), (_a, _p) -> _a + _p))",
  ),
  list_dot_product: spark("double", DOT("$1", "$2")),
  list_negative_dot_product: spark("double", `(- ${DOT("$1", "$2")})`),
  list_cosine_similarity: spark("double", `(${COSINE})`),
  list_cosine_distance: spark("double", `(1 - ${COSINE})`),
  array_cross_product: refuse("Spark has no cross product"),
};
