import { quoteText } from "../quote";
import type { MaybeType } from "../syntax/sql-type";
import type { Call, Name } from "../syntax/tree";
import type { Context } from "./context";
import { unifiedType, unify } from "./convert";
import { jsonPart } from "./functions/json";
import { atom, type Piece } from "./piece";
import { argumentsOf, itemType, numberOf, textOf } from "./rules";

/** One of the columns a generator makes; they all have as many rows. */
export interface Generated {
  sql: string;
  name: string;
  type: MaybeType;
}

const GENERATORS = new Set(
  "explode explode_outer posexplode posexplode_outer inline inline_outer stack json_tuple".split(" "),
);

export const isGenerator = (call: Call): boolean =>
  call.qualifier.length === 0 && GENERATORS.has(call.name.text.toLowerCase());

/** The columns of a function that makes rows; `outer` keeps rows for which it makes none. */
export function generate(call: Call, names: readonly Name[], outer: boolean, context: Context): Generated[] {
  const name = call.name.text.toLowerCase();
  const args = argumentsOf(call, context);
  const kept = outer || name.endsWith("_outer");
  switch (name.replace(/_outer$/, "")) {
    case "explode":
    case "posexplode":
      return explode(call, args[0], name.startsWith("pos"), kept, names, context);
    case "inline":
      return inline(call, args[0], kept, names, context);
    case "stack":
      return stack(call, args, names, context);
    case "json_tuple":
      return jsonTuple(call, args, names, context);
    default:
      context.problem(
        call,
        `${call.name.text} makes no rows; explode, posexplode, inline, stack and json_tuple do.`,
      );
      return [];
  }
}

const nameAt = (names: readonly Name[], index: number, otherwise: string): string =>
  names[index]?.text ?? otherwise;

/** Of a map come keys and values, of a list its elements, with their place from 0 before them. */
function explode(
  call: Call,
  value: Piece | undefined,
  position: boolean,
  outer: boolean,
  names: readonly Name[],
  context: Context,
): Generated[] {
  if (!value || call.args.length > 1) {
    context.problem(call, `${call.name.text} takes one list or map.`);
    return [];
  }
  const first = position ? 1 : 0;
  const isMap = value.type?.is === "map" || (!value.type && names.length === first + 2);
  if (!value.type && names.length <= first)
    context.note(call, "The value is taken for a list; of a map, DuckDB reports an error.");
  if (names.length > 0 && names.length !== first + (isMap ? 2 : 1)) {
    context.problem(
      call,
      `${call.name.text} gives ${first + (isMap ? 2 : 1)} columns here; ${names.length} have a name.`,
    );
    return [];
  }
  const list = isMap ? `map_keys(${value.sql})` : value.sql;
  const whole = (text: string): string => (outer ? `coalesce(nullif(${text}, []), [NULL])` : text);
  const places = `range(len(${list}))`;
  const pos: Generated = {
    sql: `unnest(${whole(places)})`,
    name: nameAt(names, 0, "pos"),
    type: { is: "int" },
  };
  const before = position ? [pos] : [];
  if (!isMap)
    return [
      ...before,
      { sql: `unnest(${whole(list)})`, name: nameAt(names, first, "col"), type: itemType(value.type) },
    ];
  const [key, item] = value.type?.is === "map" ? [value.type.key, value.type.value] : [null, null];
  return [
    ...before,
    { sql: `unnest(${whole(list)})`, name: nameAt(names, first, "key"), type: key },
    {
      sql: `unnest(${whole(`map_values(${value.sql})`)})`,
      name: nameAt(names, first + 1, "value"),
      type: item,
    },
  ];
}

/** A list of structs as one column a field. */
function inline(
  call: Call,
  value: Piece | undefined,
  outer: boolean,
  names: readonly Name[],
  context: Context,
): Generated[] {
  const item = itemType(value?.type ?? null);
  if (!value || item?.is !== "struct") {
    context.problem(
      call,
      "The fields of the structs are not known here. Explode the list, and name its fields.",
    );
    return [];
  }
  const list = outer ? `coalesce(nullif(${value.sql}, []), [NULL])` : value.sql;
  return item.fields.map((field, index) => ({
    sql: `unnest(list_transform(${list}, lambda _e: _e[${quoteText(field.name)}]))`,
    name: nameAt(names, index, field.name),
    type: field.type,
  }));
}

/** `stack(2, a, b, c, d)`: two rows of two columns. */
function stack(call: Call, args: readonly Piece[], names: readonly Name[], context: Context): Generated[] {
  const rows = numberOf(call.args[0]?.value);
  const values = args.slice(1);
  if (rows === null || rows < 1 || values.length === 0) {
    context.problem(call.args[0] ?? call, "stack needs a number of rows that is written out, and values.");
    return [];
  }
  const width = Math.ceil(values.length / rows);
  return Array.from({ length: width }, (_, column) => {
    const cells = Array.from(
      { length: rows },
      (_, row) => values[row * width + column] ?? atom("NULL", { is: "null" }),
    );
    return {
      sql: `unnest([${unify(cells)
        .map(({ sql }) => sql)
        .join(", ")}])`,
      name: nameAt(names, column, `col${column}`),
      type: unifiedType(cells),
    };
  });
}

/** Members of a JSON text, each a column: one row for each row. */
function jsonTuple(
  call: Call,
  args: readonly Piece[],
  names: readonly Name[],
  context: Context,
): Generated[] {
  const [json] = args;
  return call.args.slice(1).map(({ value }, index) => {
    const key = textOf(value);
    const part = json && key !== null ? jsonPart(json, `$['${key}']`) : null;
    if (part === null) context.problem(value, "The name of a member has to be written out as text.");
    return { sql: part ?? "NULL", name: nameAt(names, index, `c${index}`), type: { is: "string" } };
  });
}
