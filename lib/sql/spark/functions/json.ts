import { quoteText } from "../../quote";
import { parseSchemaText } from "../../syntax/parse";
import type { MaybeType, SqlType } from "../../syntax/sql-type";
import { SyntaxProblem } from "../../syntax/token";
import type { Call, Span } from "../../syntax/tree";
import type { Context, FunctionTable } from "../context";
import { toText } from "../convert";
import { duckdbType } from "../duckdb-type";
import { atom, type Piece } from "../piece";
import { arityProblem, listOf, refuse, rule, scalar, textOf } from "../rules";

const STRING: MaybeType = { is: "string" };

/** A path of Spark (`$.a['b c'][0]`) as DuckDB writes it; null for one that is no path. */
export function jsonPath(path: string): { path: string; many: boolean } | null {
  if (!path.startsWith("$")) return null;
  const step = /\.(\*|[^.[\]]+)|\[(?:(\d+)|(\*)|'([^']*)'|"([^"]*)")\]/y;
  step.lastIndex = 1;
  let result = "$";
  let many = false;
  while (step.lastIndex < path.length) {
    const found = step.exec(path);
    if (!found) return null;
    const [, dotted, index, star, single, double] = found;
    if (star || dotted === "*") many = true;
    const name = dotted === "*" ? undefined : (dotted ?? single ?? double);
    if (name?.includes('"')) return null;
    result +=
      name !== undefined
        ? /^\w+$/.test(name)
          ? `.${name}`
          : `."${name}"`
        : index !== undefined
          ? `[${index}]`
          : dotted === "*"
            ? ".*"
            : "[*]";
  }
  return { path: result, many };
}

/** A part of a JSON text as text; what is no JSON gives NULL. */
export function jsonPart(json: Piece, path: string): string | null {
  const known = jsonPath(path);
  if (!known) return null;
  const text = toText(json).sql;
  if (!known.many) return `TRY(json_extract_string(${text}, ${quoteText(known.path)}))`;
  // One element comes alone, several as an array.
  const all = `TRY(json_extract(${text}, ${quoteText(known.path)}))`;
  const one = `TRY(json_extract_string(${text}, ${quoteText(known.path)}))[1]`;
  return `CASE len(${all}) WHEN 0 THEN NULL WHEN 1 THEN ${one} ELSE CAST(to_json(${all}) AS VARCHAR) END`;
}

const getJsonObject = rule((args, call, context) => {
  const [json, path] = args;
  if (!json || !path || args.length > 2) return context.problem(call, arityProblem(call, ["$1, $2"]));
  const written = textOf(call.args[1]?.value);
  if (written === null) return atom(`TRY(json_extract_string(${toText(json).sql}, ${path.sql}))`, STRING);
  const part = jsonPart(json, written);
  if (part !== null) return atom(part, STRING);
  return context.problem(call.args[1] ?? call, `“${written}” is no path; one is $.a.b[0].`);
});

/** A type as the structure DuckDB's `from_json` takes. */
function structure(type: SqlType): unknown {
  if (type.is === "struct")
    return Object.fromEntries(type.fields.map(({ name, type: inner }) => [name, structure(inner)]));
  return type.is === "array" ? [structure(type.item)] : duckdbType(type);
}

function schemaOf(call: Call, context: Context): SqlType | null {
  const node = call.args[1];
  const place: Span = node ?? call;
  const text = textOf(node?.value);
  if (text === null) {
    context.problem(place, "The schema has to be written out as text, such as 'a INT, b ARRAY<STRING>'.");
    return null;
  }
  try {
    return parseSchemaText(text, "spark");
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    context.problem(place, `The schema cannot be read: ${error.message}`);
    return null;
  }
}

const fromJson = rule((args, call, context) => {
  const [json] = args;
  if (!json || args.length < 2 || args.length > 3)
    return context.problem(call, arityProblem(call, ["$1, $2"]));
  if (args.length === 3) context.note(call.args[2] ?? call, "Options of from_json are left out.");
  const type = schemaOf(call, context);
  if (!type) return atom("NULL");
  const text = toText(json).sql;
  // Of what is no JSON, Spark makes a struct of NULLs, and NULL where the schema is no struct.
  const otherwise = type.is === "struct" ? ` WHEN ${text} IS NOT NULL THEN '{}'` : "";
  const sql = `from_json(CASE WHEN json_valid(${text}) THEN ${text}${otherwise} END, ${quoteText(JSON.stringify(structure(type)))})`;
  return atom(sql, type);
});

/** Fields that are NULL are left out, as Spark does. */
const toJson = rule((args, call, context) => {
  const [value] = args;
  if (!value || args.length > 2) return context.problem(call, arityProblem(call, ["$1"]));
  if (args.length === 2) context.note(call.args[1] ?? call, "Options of to_json are left out.");
  context.note(call, "Times are written 2024-05-01 10:00:00 here, and 2024-05-01T10:00:00.000Z by Spark.");
  const json = `to_json(${value.sql})`;
  if (value.type?.is === "struct") return atom(`CAST(json_merge_patch('{}', ${json}) AS VARCHAR)`, STRING);
  return atom(`CAST(${json} AS VARCHAR)`, STRING);
});

export const jsonFunctions: FunctionTable = {
  get_json_object: getJsonObject,
  from_json: fromJson,
  to_json: toJson,
  json_array_length: scalar("int", "TRY(json_array_length($1s))"),
  json_object_keys: scalar(listOf.bind(null, STRING), "TRY(json_keys($1s))"),
  schema_of_json: refuse("write the schema out"),
  from_csv: refuse("read text that holds several values with split"),
  to_csv: refuse("join values with concat_ws"),
  parse_json: refuse("there is no VARIANT here; get_json_object reads parts of a JSON text"),
};
