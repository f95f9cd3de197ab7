import { quoteText } from "../../quote";
import type { MaybeType, SqlType } from "../../syntax/sql-type";
import type { Call, Expression } from "../../syntax/tree";
import type { Context, FunctionRule, FunctionTable } from "../context";
import { unifiedType, unify } from "../convert";
import { at, atom, LEVEL, type Piece } from "../piece";
import { arityProblem, listOf, refuse, rule, scalar, textOf } from "../rules";
import { plainPattern } from "./regex";

const known = (type: MaybeType): SqlType => type ?? { is: "other", name: "unknown" };

function structOf(fields: readonly { name: string; value: Piece }[]): Piece {
  const type: MaybeType = {
    is: "struct",
    fields: fields.map(({ name, value }) => ({ name, type: known(value.type) })),
  };
  return atom(`{${fields.map(({ name, value }) => `${quoteText(name)}: ${value.sql}`).join(", ")}}`, type);
}

/** The name a value has by itself: that of its column or field. */
export function ownName(node: Expression): string | null {
  if (node.kind === "column") return node.path.at(-1)?.text ?? null;
  return node.kind === "field" ? node.name.text : null;
}

const struct: FunctionRule = (call, context) =>
  structOf(
    call.args.map(({ name, value }, index) => ({
      name: name?.text ?? ownName(value) ?? `col${index + 1}`,
      value: context.expression(value),
    })),
  );

const namedStruct: FunctionRule = (call, context) => {
  const fields: { name: string; value: Piece }[] = [];
  for (let index = 0; index < call.args.length; index += 2) {
    const [name, value] = [textOf(call.args[index]?.value), call.args[index + 1]?.value];
    if (name === null || !value)
      return context.problem(
        call.args[index] ?? call,
        "Names of fields have to be written out as text, each with a value.",
      );
    fields.push({ name, value: context.expression(value) });
  }
  return fields.length > 0 ? structOf(fields) : context.problem(call, "A struct needs a field.");
};

const map = rule((args, call, context) => {
  if (args.length % 2 === 1)
    return context.problem(call, "map takes keys and values in turns; one is missing.");
  const keys = unify(args.filter((_, index) => index % 2 === 0));
  const values = unify(args.filter((_, index) => index % 2 === 1));
  const entries = keys.map((key, index) => `${key.sql}: ${values[index]?.sql}`);
  const [key, value] = [unifiedType(keys), unifiedType(values)];
  const type: MaybeType = args.length > 0 ? { is: "map", key: known(key), value: known(value) } : null;
  return atom(`MAP {${entries.join(", ")}}`, type);
});

const keyType = (type: MaybeType): MaybeType => (type?.is === "map" ? type.key : null);
const valueType = (type: MaybeType): MaybeType => (type?.is === "map" ? type.value : null);

/** A lambda over the keys and values of a map; `entry` makes the new entries from the old one and the lambda's body. */
const overEntries =
  (
    make: (list: string, entry: string, body: string) => string,
    type: (map: Piece, body: Piece) => MaybeType,
  ): FunctionRule =>
  (call, context) => {
    const [given, body] = call.args;
    if (!given || !body) return context.problem(call, arityProblem(call, ["$1, $2"]));
    const value = context.expression(given.value);
    const entry = context.fresh();
    const lambda = context.lambda(body.value, [
      { type: keyType(value.type), as: () => `${entry}.key`, hidden: true },
      { type: valueType(value.type), as: () => `${entry}.value`, hidden: true },
    ]);
    const list = `map_entries(${value.sql})`;
    return atom(`map_from_entries(${make(list, entry, lambda.body.sql)})`, type(value, lambda.body));
  };

/** NULL when any of the maps is. */
const mapConcat = rule((args) => {
  const sql = `map_concat(${args.map((map) => map.sql).join(", ")})`;
  const unsure = args
    .filter((map) => !map.sql.startsWith("MAP {"))
    .map((map) => `${at(map, LEVEL.is)} IS NOT NULL`);
  return atom(
    unsure.length > 0 ? `CASE WHEN ${unsure.join(" AND ")} THEN ${sql} END` : sql,
    args[0]?.type ?? null,
  );
});

const strToMap = rule((args, call, context) => {
  const [pairs, pair] = [1, 2].map((index) => {
    const text = textOf(call.args[index]?.value) ?? (call.args[index] ? null : index === 1 ? "," : ":");
    return text === null ? null : plainPattern(text);
  });
  if (!args[0] || pairs === null || pair === null || pairs === undefined || pair === undefined)
    return context.problem(call, "The delimiters of str_to_map have to be plain text that is written out.");
  const entry = context.fresh();
  const mark = quoteText(pair);
  const value = `CASE WHEN contains(${entry}, ${mark}) THEN substring(${entry}, strpos(${entry}, ${mark}) + ${[...pair].length}) END`;
  const sql = `map_from_entries(list_transform(string_split(${args[0].sql}, ${quoteText(pairs)}), lambda ${entry}: {'key': split_part(${entry}, ${mark}, 1), 'value': ${value}}))`;
  return atom(sql, { is: "map", key: { is: "string" }, value: { is: "string" } });
});

const entryList = ([map]: readonly Piece[]): MaybeType =>
  map?.type?.is === "map"
    ? {
        is: "array",
        item: {
          is: "struct",
          fields: [
            { name: "key", type: map.type.key },
            { name: "value", type: map.type.value },
          ],
        },
      }
    : null;

const mapOfLists = ([keys, values]: readonly Piece[]): MaybeType =>
  keys?.type?.is === "array" && values?.type?.is === "array"
    ? { is: "map", key: keys.type.item, value: values.type.item }
    : null;

export const nestedFunctions: FunctionTable = {
  struct,
  named_struct: namedStruct,
  map,
  map_keys: scalar(([map]) => listOf(keyType(map?.type ?? null)), "map_keys($1)"),
  map_values: scalar(([map]) => listOf(valueType(map?.type ?? null)), "map_values($1)"),
  map_entries: scalar(entryList, "map_entries($1)"),
  map_from_arrays: scalar(mapOfLists, "map($1, $2)"),
  map_from_entries: scalar(null, "map_from_entries($1)"),
  map_concat: mapConcat,
  map_contains_key: scalar("boolean", "map_contains($1, $2)"),
  map_filter: overEntries(
    (list, entry, body) => `list_filter(${list}, lambda ${entry}: ${body})`,
    (map) => map.type,
  ),
  transform_values: overEntries(
    (list, entry, body) =>
      `list_transform(${list}, lambda ${entry}: {'key': ${entry}.key, 'value': ${body}})`,
    (map, body) => (map.type?.is === "map" ? { ...map.type, value: known(body.type) } : null),
  ),
  transform_keys: overEntries(
    (list, entry, body) =>
      `list_transform(${list}, lambda ${entry}: {'key': ${body}, 'value': ${entry}.value})`,
    (map, body) => (map.type?.is === "map" ? { ...map.type, key: known(body.type) } : null),
  ),
  map_zip_with: refuse("write it with map_from_entries and list_transform"),
  str_to_map: strToMap,
};

export type { Call, Context };
