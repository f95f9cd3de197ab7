import { parseSchemaText } from "../../../syntax/parse";
import type { MaybeType } from "../../../syntax/sql-type";
import { SyntaxProblem } from "../../../syntax/token";
import type { FunctionRule, FunctionTable } from "../../context";
import { unifiedType } from "../../convert";
import { at, atom, LEVEL, type Piece } from "../../piece";
import { arityProblem, fill, itemType, listOf, noted, numberOf, refuse, rule } from "../../rules";
import { sparkType } from "../../spark-type";
import { sparkText, sparkTextOf } from "../quote";
import { spark } from "../rules";

const STRING: MaybeType = { is: "string" };
const BOOLEAN: MaybeType = { is: "boolean" };
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
    return context.problem(call, "Going down with NULLs first has no counterpart in Spark.");
  });

const aggregated: Readonly<Record<string, string>> = {
  min: "array_min($1)",
  max: "array_max($1)",
  count: "array_size(filter($1, _x -> _x IS NOT NULL))",
  sum: "if(exists($1, _x -> _x IS NOT NULL), aggregate(array_compact($1), CAST(0 AS DOUBLE), (_a, _x) -> _a + _x), NULL)",
  avg: "aggregate(array_compact($1), CAST(0 AS DOUBLE), (_a, _x) -> _a + _x, _a -> _a / nullif(size(array_compact($1)), 0))",
  first: "try_element_at($1, 1)",
  last: "try_element_at($1, -1)",
  any_value: "try_element_at(array_compact($1), 1)",
  bool_and: "forall(array_compact($1), _x -> _x)",
  bool_or: "exists(array_compact($1), _x -> _x)",
};

const listAggregate = rule((args, call, context) => {
  const template = aggregated[sparkTextOf(args[1]?.sql ?? "") ?? ""];
  if (!template)
    return context.problem(call.args[1] ?? call, "This aggregate of a list has no counterpart in Spark.");
  return atom(fill(template, args), itemType(args[0]?.type ?? null));
});

/** Numbers up to an end, which may lie before the start. */
const series = (last: string): FunctionRule =>
  rule((args, call, context) => {
    const [a, b, step] = args;
    if (!a) return context.problem(call, arityProblem(call, ["$1, $2"]));
    const [start, end] = b ? [a, b] : [atom("0", { is: "int" }), a];
    if (step || start.type?.is === "timestamp" || start.type?.is === "date") {
      if (last !== "" || !step)
        return context.problem(call, "Steps are translated for generate_series only.");
      // Dates become timestamps in DuckDB.
      const [from, to] = [start, end].map((one) =>
        one.type?.is === "date" ? `CAST(${one.sql} AS TIMESTAMP)` : one.sql,
      );
      return atom(`sequence(${from}, ${to}, ${step.sql})`, listOf({ is: "timestamp" }));
    }
    const [from, to] = [
      numberOf(call.args[b ? 0 : -1]?.value) ?? (b ? null : 0),
      numberOf(call.args[b ? 1 : 0]?.value),
    ];
    const until = to !== null && last !== "" ? `${to - 1}` : `${at(end, LEVEL.sum)}${last}`;
    const sequence = `sequence(${start.sql}, ${until})`;
    if (from !== null && to !== null)
      return atom(from < to || (from === to && last === "") ? sequence : "array()", listOf(start.type));
    const first = at(start, LEVEL.other);
    return atom(
      `CASE WHEN ${first} <= ${until} THEN ${sequence} WHEN ${first} > ${until} THEN array() END`,
      listOf(start.type),
    );
  });

const structPack: FunctionRule = (call, context) => {
  const fields = call.args.map(({ name, value }) => ({
    name: name?.text ?? "",
    value: context.expression(value),
  }));
  if (fields.some(({ name }) => name === ""))
    return context.problem(call, "Every field needs a name: struct_pack(a := 1).");
  return atom(
    `named_struct(${fields.map(({ name, value }) => `${sparkText(name)}, ${value.sql}`).join(", ")})`,
  );
};

const structExtract = rule((args, call, context) => {
  const [struct, name] = args;
  const text = sparkTextOf(name?.sql ?? "");
  if (!struct || text === null)
    return context.problem(call, "The name of the field has to be written out as text.");
  return atom(`${at(struct, LEVEL.atom)}.\`${text.replaceAll("`", "``")}\``);
});

/** `'a'`, `'/a/0'` and `'$.a[0]'` are paths of DuckDB. */
function jsonPath(text: string): string | null {
  if (text.startsWith("$")) return /[*#]/.test(text) ? null : text.replaceAll(/\."([^"]*)"/g, "['$1']");
  if (text.startsWith("/"))
    return `$${text
      .slice(1)
      .split("/")
      .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
      .join("")}`;
  return /^\w+$/.test(text) ? `$.${text}` : `$['${text}']`;
}

const jsonPart: FunctionRule = rule((args, call, context) => {
  const [json, path] = args;
  const text = sparkTextOf(path?.sql ?? "");
  const known = text === null ? null : jsonPath(text);
  if (!json || known === null)
    return context.problem(call.args[1] ?? call, "The path has to be written out, without a wildcard.");
  return atom(`get_json_object(${json.sql}, ${sparkText(known)})`, STRING);
});

/** A structure of from_json as a schema of Spark. */
function schemaOf(structure: unknown): string | null {
  if (typeof structure === "string") {
    try {
      return sparkType(parseSchemaText(structure, "duckdb"));
    } catch (error) {
      if (error instanceof SyntaxProblem) return null;
      throw error;
    }
  }
  if (Array.isArray(structure)) {
    const item = schemaOf(structure[0]);
    return item && `ARRAY<${item}>`;
  }
  if (typeof structure !== "object" || structure === null) return null;
  const fields = Object.entries(structure).map(([name, inner]) => {
    const type = schemaOf(inner);
    return type && `\`${name.replaceAll("`", "``")}\`: ${type}`;
  });
  return fields.includes(null) ? null : `STRUCT<${fields.join(", ")}>`;
}

const fromJson = rule((args, call, context) => {
  const [json, structure] = args;
  const text = sparkTextOf(structure?.sql ?? "");
  let schema: string | null = null;
  try {
    schema = text === null ? null : schemaOf(JSON.parse(text));
  } catch {
    schema = null;
  }
  if (!json || schema === null)
    return context.problem(call.args[1] ?? call, "The structure has to be written out as JSON.");
  return atom(`from_json(${json.sql}, ${sparkText(schema)})`);
});

const asList = ({ sql, type }: Piece): Piece => atom(`array(${sql})`, listOf(type));

/** Lists one after the other; one that is NULL counts as empty in DuckDB. */
function joined(lists: readonly (Piece | undefined)[]): Piece {
  const parts = lists.flatMap((list) => list ?? []);
  const texts = parts.map(({ sql }) => (sql.startsWith("array(") ? sql : `coalesce(${sql}, array())`));
  return atom(`concat(${texts.join(", ")})`, parts.find(({ type }) => type)?.type ?? null);
}

const absent = "A value that is not there is NULL in DuckDB and 0 in Spark; nullif makes it NULL.";

export const nestedToSpark: FunctionTable = {
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
  list_extract: spark("$1[]", "try_element_at($1, $2)"),
  list_contains: noted(
    "Of a list that has NULLs and not the value, Spark says NULL, and DuckDB false.",
    spark("boolean", "array_contains($1, $2)"),
  ),
  list_position: noted(absent, spark("int", "nullif(array_position($1, $2), 0)")),
  list_append: rule(([list, value]) => joined([list, value && asList(value)])),
  list_prepend: rule(([value, list]) => joined([value && asList(value), list])),
  list_concat: rule(joined),
  list_distinct: spark("$1", "array_compact(array_distinct($1))"),
  list_unique: spark("int", "array_size(array_compact(array_distinct($1)))"),
  list_sort: sort(false),
  list_reverse_sort: sort(true),
  list_reverse: spark("$1", "reverse($1)"),
  list_transform: overList("transform", (_, body) => listOf(body.type)),
  list_filter: overList("filter", (list) => list.type),
  list_reduce: reduce,
  list_aggregate: listAggregate,
  ...Object.fromEntries(
    Object.entries(aggregated).map(([name, template]) => [
      `list_${name}`,
      spark(
        name === "count"
          ? "int"
          : name.startsWith("bool")
            ? "boolean"
            : name === "avg" || name === "sum"
              ? "double"
              : "$1[]",
        template,
      ),
    ]),
  ),
  list_intersect: spark("$1", "array_compact(array_intersect($1, $2))"),
  list_has_any: spark(
    "boolean",
    "coalesce(arrays_overlap($1, $2), if($1 IS NULL OR $2 IS NULL, NULL, false))",
  ),
  list_has_all: spark("boolean", "(array_size(array_compact(array_except($2, $1))) = 0)"),
  list_slice: refuse("write list[from:to], with numbers"),
  list_resize: refuse("Spark has no lists of a size; slice cuts, concat fills up"),
  flatten: spark("$1[]", "flatten($1)"),
  array_to_string: spark("string", "array_join($1, $2)"),
  range: series(" - 1"),
  generate_series: series(""),
  unnest: spark("$1[]", "explode($1)"),
  struct_pack: structPack,
  struct_extract: structExtract,
  row: noted(
    "The fields have no names in DuckDB; they are col1, col2 and so on in Spark.",
    rule((args) => atom(`struct(${args.map(({ sql }) => sql).join(", ")})`)),
  ),
  map: rule((args) => atom(args.length === 0 ? "map()" : fill("map_from_arrays($1, $2)", args))),
  map_keys: rule((args) =>
    atom(fill("map_keys($1)", args), args[0]?.type?.is === "map" ? listOf(args[0].type.key) : null),
  ),
  map_values: rule((args) =>
    atom(fill("map_values($1)", args), args[0]?.type?.is === "map" ? listOf(args[0].type.value) : null),
  ),
  map_entries: spark(null, "map_entries($1)"),
  map_from_entries: spark(null, "map_from_entries($1)"),
  map_concat: noted(
    "A key of several maps fails in Spark, and takes the last value in DuckDB.",
    spark("$1", "map_concat($*)"),
  ),
  map_contains: spark("boolean", "map_contains_key($1, $2)"),
  map_extract: spark(
    null,
    "CASE map_contains_key($1, $2) WHEN true THEN array(element_at($1, $2)) WHEN false THEN array() END",
  ),
  map_extract_value: spark(null, "element_at($1, $2)"),
  cardinality: spark("int", "array_size(map_keys($1))"),
  json_extract_string: jsonPart,
  json_value: jsonPart,
  json_extract: noted("A text comes without its quotes in Spark, and with them in DuckDB.", jsonPart),
  json_exists: rule((args, call, context) => {
    const part = jsonPart(call, context);
    context.note(call, "A member that is null exists for DuckDB, and does not for Spark.");
    return { sql: `${part.sql} IS NOT NULL`, level: LEVEL.is, type: args.length > 0 ? BOOLEAN : null };
  }),
  json_array_length: spark("int", "json_array_length($1)"),
  json_keys: spark(listOf.bind(null, STRING), "json_object_keys($1)"),
  from_json: fromJson,
  to_json: noted(
    "A field that is NULL is left out by Spark, and written as null by DuckDB.",
    spark("string", "to_json($1)"),
  ),
};
