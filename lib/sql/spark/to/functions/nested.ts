import { fieldOf, type SqlType } from "../../../syntax/sql-type";
import type { Call } from "../../../syntax/tree";
import type { Context, FunctionRule, FunctionTable } from "../../context";
import { at, atom, LEVEL, type Piece } from "../../piece";
import { arityProblem, fill, listOf, noted, refuse, rule } from "../../rules";
import { sparkName } from "../../spark-type";
import { contains } from "../contains";
import { sparkText, sparkTextOf } from "../quote";
import { spark } from "../rules";

/** The fields of a struct whose type is known, each as it is read from it. */
function fieldsOf(
  piece: Piece | undefined,
  call: Call,
  context: Context,
): { name: string; value: Piece }[] | null {
  if (piece?.type?.is === "struct")
    return piece.type.fields.map(({ name, type }) => ({
      name,
      value: atom(`${at(piece, LEVEL.atom)}.${sparkName(name)}`, type),
    }));
  context.problem(call, "The fields of the struct are not known here, and Spark wants them written out.");
  return null;
}

const unknown: SqlType = { is: "other", name: "unknown" };

const structOf = (fields: readonly { name: string; value: Piece }[]): Piece =>
  atom(`named_struct(${fields.map(({ name, value }) => `${sparkText(name)}, ${value.sql}`).join(", ")})`, {
    is: "struct",
    fields: fields.map(({ name, value }) => ({ name, type: value.type ?? unknown })),
  });

/** A struct with fields put behind its own, or in the place of those of the same name. */
const withFields: FunctionRule = (call, context) => {
  const [base, ...given] = call.args;
  const fields = fieldsOf(base && context.expression(base.value), call, context);
  if (!fields) return atom("NULL");
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const added = given.map(({ name, value }) => ({
    name: name?.text ?? "",
    value: context.expression(value),
  }));
  const kept = fields.map((field) => added.find(({ name }) => same(name, field.name)) ?? field);
  return structOf([...kept, ...added.filter((one) => !kept.includes(one))]);
};

const structConcat: FunctionRule = rule((args, call, context) => {
  const all = args.map((piece) => fieldsOf(piece, call, context));
  return all.includes(null) ? atom("NULL") : structOf(all.flatMap((fields) => fields ?? []));
});

/** Of the fields: their names, or whether one has a value. */
const overFields = (
  make: (fields: readonly { name: string; value: Piece }[], args: readonly Piece[]) => Piece,
): FunctionRule =>
  rule((args, call, context) => {
    const fields = fieldsOf(args[0], call, context);
    return fields ? make(fields, args) : atom("NULL");
  });

const structPack: FunctionRule = (call, context) => {
  const fields = call.args.map(({ name, value }) => ({
    name: name?.text ?? "",
    value: context.expression(value),
  }));
  if (fields.some(({ name }) => name === ""))
    return context.problem(call, "Every field needs a name: struct_pack(a := 1).");
  return structOf(fields);
};

const structExtract = rule((args, call, context) => {
  const [struct, name] = args;
  const text = sparkTextOf(name?.sql ?? "");
  if (!struct || text === null)
    return context.problem(call, "The name of the field has to be written out as text.");
  return atom(`${at(struct, LEVEL.atom)}.${sparkName(text)}`, fieldOf(struct.type, text));
});

export const nestedToSpark: FunctionTable = {
  struct_pack: structPack,
  struct_extract: structExtract,
  struct_extract_at: overFields((fields, [, place]) => fields[Number(place?.sql) - 1]?.value ?? atom("NULL")),
  struct_insert: withFields,
  struct_update: withFields,
  struct_concat: structConcat,
  struct_keys: overFields((fields, [struct]) =>
    atom(
      `if(${struct?.sql} IS NULL, NULL, array(${fields.map(({ name }) => sparkText(name)).join(", ")}))`,
      listOf({ is: "string" }),
    ),
  ),
  struct_values: noted(
    "The fields have no names in DuckDB; they are col1, col2 and so on in Spark.",
    overFields((fields) =>
      atom(`struct(${fields.map(({ value }, index) => `${value.sql} AS col${index + 1}`).join(", ")})`),
    ),
  ),
  struct_contains: refuse("fields without names have no counterpart in Spark"),
  struct_position: refuse("fields without names have no counterpart in Spark"),
  remap_struct: refuse("named_struct says the same in Spark"),
  replace_type: refuse("CAST says the same in Spark"),
  union_value: refuse("Spark has no unions of types"),
  union_extract: refuse("Spark has no unions of types"),
  union_tag: refuse("Spark has no unions of types"),
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
  map_concat: rule((args, call, context) => {
    context.kept(call, "A key of several maps takes its last value in DuckDB, and fails in Spark.");
    const maps = args.filter(({ type }) => type?.is !== "null");
    const [first = atom("NULL"), ...others] = maps.map((piece) =>
      piece.sql.startsWith("map(") ? piece : atom(`coalesce(${piece.sql}, map())`, piece.type),
    );
    return others.reduce(
      (a, b) =>
        atom(
          `map_zip_with(${a.sql}, ${b.sql}, (_k, _a, _b) -> if(map_contains_key(${b.sql}, _k), _b, _a))`,
          a.type ?? b.type,
        ),
      first,
    );
  }),
  map_contains_value: rule((args, call, context) => {
    const [map, value] = args;
    if (!map || !value) return context.problem(call, arityProblem(call, ["$1, $2"]));
    return contains(atom(`map_values(${map.sql})`), value);
  }),
  map_contains_entry: spark("boolean", "if($1 IS NULL, NULL, try_element_at($1, $2) <=> $3)"),
  map_contains: spark("boolean", "map_contains_key($1, $2)"),
  map_extract: spark(
    null,
    "CASE map_contains_key($1, $2) WHEN true THEN array(try_element_at($1, $2)) WHEN false THEN array() END",
  ),
  map_extract_value: spark(null, "try_element_at($1, $2)"),
  cardinality: spark("int", "array_size(map_keys($1))"),
};
