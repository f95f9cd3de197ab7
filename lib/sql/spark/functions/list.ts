import type { MaybeType } from "../../syntax/sql-type";
import type { FunctionRule, FunctionTable } from "../context";
import { unifiedType, unify } from "../convert";
import { element } from "../element";
import { at, atom, LEVEL, type Piece } from "../piece";
import { arityProblem, fill, itemType, listOf, noted, numberOf, refuse, rule, scalar } from "../rules";

const BOOLEAN: MaybeType = { is: "boolean" };

const array = rule((args) =>
  atom(
    `[${unify(args)
      .map(({ sql }) => sql)
      .join(", ")}]`,
    args.length === 0 ? null : listOf(unifiedType(args)),
  ),
);

/** -1 for NULL, as Spark counts outside its ANSI mode. */
const size = rule((args, call, context) => {
  const [value] = args;
  if (!value || args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
  if (value.type?.is === "null") return atom("-1", { is: "int" });
  if (!value.type) context.note(call, "The value is taken for a list; of a map, DuckDB reports an error.");
  const count = value.type?.is === "map" ? "cardinality" : "len";
  return atom(`coalesce(CAST(${count}(${value.sql}) AS INTEGER), -1)`, { is: "int" });
});

/** Elements that a lambda over one parameter keeps; `#` in the template is the lambda. */
const higherOrder =
  (template: string, type: (list: Piece, body: Piece) => MaybeType): FunctionRule =>
  (call, context) => {
    const [list, body] = call.args;
    if (!list || !body || call.args.length > 2) return context.problem(call, arityProblem(call, ["$1, $2"]));
    const value = context.expression(list.value);
    const index = { type: { is: "int" } as MaybeType, as: (name: string) => `(${name} - 1)` };
    const params = body.value.kind === "lambda" && body.value.params.length > 1 ? [index] : [];
    const lambda = context.lambda(body.value, [{ type: itemType(value.type) }, ...params]);
    return atom(
      template.replace("$1", () => value.sql).replace("#", () => lambda.sql),
      type(value, lambda.body),
    );
  };

/** Whether none is left of the elements for which a condition is not what it should be. */
const quantified =
  (wanted: "exists" | "forall"): FunctionRule =>
  (call, context) => {
    const [list, body] = call.args;
    if (!list || !body || call.args.length > 2) return context.problem(call, arityProblem(call, ["$1, $2"]));
    const value = context.expression(list.value);
    const lambda = context.lambda(body.value, [{ type: itemType(value.type) }]);
    context.note(
      call,
      "Where the condition is NULL for some elements and decides nothing, Spark says NULL; here it is true or false.",
    );
    const head = lambda.sql.slice(0, lambda.sql.length - lambda.body.sql.length);
    const sql =
      wanted === "exists"
        ? `len(list_filter(${value.sql}, ${lambda.sql})) > 0`
        : `len(list_filter(${value.sql}, ${head}(${lambda.body.sql}) IS NOT TRUE)) = 0`;
    return { sql, level: LEVEL.comparison, type: BOOLEAN };
  };

const aggregate: FunctionRule = (call, context) => {
  const [list, start, merge, finish] = call.args;
  if (!list || !start || !merge || call.args.length > 4)
    return context.problem(call, arityProblem(call, ["$1, $2, $3", "$1, $2, $3, $4"]));
  const value = context.expression(list.value);
  const first = context.expression(start.value);
  const item = itemType(value.type);
  // The result widens with the elements in DuckDB; Spark keeps the type of the start.
  const lambda = context.lambda(merge.value, [{ type: first.type ?? item }, { type: item }]);
  const reduced = atom(`list_reduce(${value.sql}, ${lambda.sql}, ${first.sql})`, first.type);
  if (!finish) return reduced;
  const inner = context.lambda(finish.value, [{ type: reduced.type, as: () => reduced.sql, hidden: true }]);
  return inner.body;
};

const zipWith: FunctionRule = (call, context) => {
  const [left, right, body] = call.args;
  if (!left || !right || !body) return context.problem(call, arityProblem(call, ["$1, $2, $3"]));
  const [a, b] = [context.expression(left.value), context.expression(right.value)];
  const name = context.fresh();
  const lambda = context.lambda(body.value, [
    { type: itemType(a.type), as: () => `${name}[1]`, hidden: true },
    { type: itemType(b.type), as: () => `${name}[2]`, hidden: true },
  ]);
  return atom(
    `CASE WHEN ${at(a, LEVEL.is)} IS NOT NULL AND ${at(b, LEVEL.is)} IS NOT NULL THEN list_transform(list_zip(${a.sql}, ${b.sql}), lambda ${name}: ${lambda.body.sql}) END`,
    listOf(lambda.body.type),
  );
};

/** Templates over `$1` and `$2` with a parameter `#` of our own. */
const withParameter = (template: string, type: (args: readonly Piece[]) => MaybeType): FunctionRule =>
  rule((args, call, context) => {
    const needed = template.includes("$2") ? 2 : 1;
    if (args.length !== needed) return context.problem(call, arityProblem(call, [`$${needed}`]));
    return atom(fill(template.replaceAll("#", context.fresh()), args), type(args));
  });

const same = ([first]: readonly Piece[]): MaybeType => first?.type ?? null;
const either = ([first, second]: readonly Piece[]): MaybeType => first?.type ?? second?.type ?? null;

const sequence = rule((args, call, context) => {
  const [start, end, step] = args;
  if (!start || !end || args.length > 3)
    return context.problem(call, arityProblem(call, ["$1, $2", "$1, $2, $3"]));
  const time = start.type?.is === "date" || start.type?.is === "timestamp" || step?.type?.is === "interval";
  if (time) {
    const by = step?.sql ?? "INTERVAL 1 DAY";
    const series = `generate_series(${start.sql}, ${end.sql}, ${by})`;
    return start.type?.is === "timestamp"
      ? atom(series, listOf(start.type))
      : atom(`CAST(${series} AS DATE[])`, listOf({ is: "date" }));
  }
  if (step) return atom(`generate_series(${start.sql}, ${end.sql}, ${step.sql})`, listOf(start.type));
  const [from, to] = [numberOf(call.args[0]?.value), numberOf(call.args[1]?.value)];
  const down = from !== null && to !== null ? (from > to ? ", -1" : "") : null;
  const by = down ?? `, if(${at(start, LEVEL.other)} <= ${at(end, LEVEL.other)}, 1, -1)`;
  return atom(`generate_series(${start.sql}, ${end.sql}${by})`, listOf(start.type));
});

const slice = rule((args, call, context) => {
  if (args.length !== 3) return context.problem(call, arityProblem(call, ["$1, $2, $3"]));
  const [start, length] = [numberOf(call.args[1]?.value), numberOf(call.args[2]?.value)];
  const [list] = args as [Piece];
  if (start !== null && length !== null && start !== 0) {
    const end = start + length - 1;
    const last = start < 0 && end >= 0 ? "" : `${end}`;
    return atom(`${at(list, LEVEL.atom)}[${start}:${last}]`, list.type);
  }
  return atom(fill("list_slice($1, $2i, $2i + $3i - 1)", args), list.type);
});

const sortArray = rule((args, call, context) => {
  const [list, ascending] = args;
  if (!list || args.length > 2) return context.problem(call, arityProblem(call, ["$1", "$1, $2"]));
  const up = !ascending || ascending.sql === "true";
  if (!up && ascending?.sql !== "false")
    return context.problem(call.args[1] ?? call, "The direction has to be written out as true or false.");
  return atom(`list_sort(${list.sql}, ${up ? "'ASC', 'NULLS FIRST'" : "'DESC', 'NULLS LAST'"})`, list.type);
});

const arrayJoin = rule((args, call, context) => {
  if (args.length === 2) return atom(fill("array_to_string($1, $2)", args), { is: "string" });
  if (args.length !== 3) return context.problem(call, arityProblem(call, ["$1, $2", "$1, $2, $3"]));
  const name = context.fresh();
  return atom(fill(`array_to_string(list_transform($1, lambda ${name}: coalesce(${name}, $3)), $2)`, args), {
    is: "string",
  });
});

/** Lists side by side as structs, named after columns where they are some. */
const zip = rule((args, call, context) => {
  if (args.length === 0) return context.problem(call, arityProblem(call, ["$*"]));
  const name = context.fresh();
  const fields = args.map((list, index) => {
    const node = call.args[index]?.value;
    const field = node?.kind === "column" ? (node.path.at(-1)?.text ?? `${index}`) : `${index}`;
    return `'${field.replaceAll("'", "''")}': ${at(list, LEVEL.atom)}[${name}]`;
  });
  const count =
    args.length === 1
      ? `len(${args[0]?.sql})`
      : `greatest(${args.map(({ sql }) => `len(${sql})`).join(", ")})`;
  return atom(`list_transform(generate_series(1, ${count}), lambda ${name}: {${fields.join(", ")}})`);
});

const get = rule((args, call, context) => {
  const [list, index] = args;
  if (!list || !index) return context.problem(call, arityProblem(call, ["$1, $2"]));
  return element(list, index, call, context);
});

/** Lists count from 1 here, as in DuckDB; of a map it is the key. */
const elementAt = rule((args, call, context) => {
  const [base, key] = args;
  if (!base || !key || args.length > 2) return context.problem(call, arityProblem(call, ["$1, $2"]));
  const type = base.type?.is === "map" ? base.type.value : itemType(base.type);
  return atom(`${at(base, LEVEL.atom)}[${key.sql}]`, type);
});

const insert = rule((args, call, context) => {
  const place = numberOf(call.args[1]?.value);
  if (args.length !== 3 || place === null || place < 1)
    return context.problem(call, "array_insert needs a place that is written out, from 1.");
  return atom(fill(`(list_resize($1, ${place - 1}) || [$3] || $1[${place}:])`, args), args[0]?.type ?? null);
});

const generator = refuse("it makes several rows, which only an item of SELECT or LATERAL VIEW can");

export const listFunctions: FunctionTable = {
  array,
  size,
  cardinality: size,
  array_size: scalar("int", "len($1)"),
  element_at: elementAt,
  try_element_at: elementAt,
  get,
  array_contains: noted(
    "Of a list that has NULLs and not the value, Spark says NULL; here it is false.",
    scalar("boolean", "list_contains($1, $2)"),
  ),
  array_position: scalar("bigint", "coalesce(list_position($1, $2), if($1 IS NULL, NULL, 0))"),
  array_distinct: withParameter("list_filter($1, lambda #, #_i: list_position($1, #) = #_i)", same),
  array_union: withParameter(
    "list_filter($1 || $2, lambda #, #_i: list_position($1 || $2, #) = #_i)",
    either,
  ),
  array_intersect: withParameter(
    "list_filter($1, lambda #, #_i: list_position($1, #) = #_i AND list_position($2, #) IS NOT NULL)",
    same,
  ),
  array_except: withParameter(
    "list_filter($1, lambda #, #_i: list_position($1, #) = #_i AND list_position($2, #) IS NULL)",
    same,
  ),
  array_remove: withParameter("list_filter($1, lambda #: (# = $2) IS NOT TRUE)", same),
  array_compact: withParameter("list_filter($1, lambda #: # IS NOT NULL)", same),
  array_append: scalar("$1", "($1 || [$2])"),
  array_prepend: scalar("$1", "([$2] || $1)"),
  array_insert: insert,
  array_repeat: scalar(([first]) => listOf(first?.type ?? null), "repeat([$1], $2i)"),
  array_max: scalar("$1[]", "list_max($1)"),
  array_min: scalar("$1[]", "list_min($1)"),
  array_join: arrayJoin,
  arrays_overlap: scalar("boolean", "list_has_any($1, $2)"),
  arrays_zip: zip,
  array_sort: rule((args, call, context) => {
    const [list] = args;
    if (!list || args.length > 1)
      return context.problem(call, "array_sort with a comparison of its own has no counterpart.");
    return atom(`list_sort(${list.sql}, 'ASC', 'NULLS LAST')`, list.type);
  }),
  sort_array: sortArray,
  slice,
  sequence,
  flatten: scalar("$1[]", "flatten($1)"),
  shuffle: refuse("DuckDB does not shuffle lists"),
  transform: higherOrder("list_transform($1, #)", (_, body) => listOf(body.type)),
  filter: higherOrder("list_filter($1, #)", (list) => list.type),
  exists: quantified("exists"),
  forall: quantified("forall"),
  aggregate,
  reduce: aggregate,
  zip_with: zipWith,
  explode: scalar("$1[]", "unnest($1)"),
  explode_outer: scalar("$1[]", "unnest(coalesce(nullif($1, []), [NULL]))"),
  posexplode: generator,
  posexplode_outer: generator,
  inline: generator,
  inline_outer: generator,
  stack: generator,
  json_tuple: generator,
};
