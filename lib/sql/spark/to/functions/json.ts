import { parseSchemaText } from "../../../syntax/parse";
import { isNumber, type MaybeType } from "../../../syntax/sql-type";
import { SyntaxProblem } from "../../../syntax/token";
import type { Call, Expression } from "../../../syntax/tree";
import type { Context, FunctionRule, FunctionTable } from "../../context";
import { at, atom, LEVEL, type Piece } from "../../piece";
import { arityProblem, listOf, noted, refuse, rule } from "../../rules";
import { sparkType } from "../../spark-type";
import { sparkText, sparkTextOf } from "../quote";
import { spark } from "../rules";

const STRING: MaybeType = { is: "string" };
const BOOLEAN: MaybeType = { is: "boolean" };

/** NULLs are written, as DuckDB does. */
const WITH_NULLS = "map('ignoreNullFields', 'false')";

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

const NO_JSON = "Text that is no JSON fails in DuckDB, and gives NULL in Spark.";

/** The document of a call: where it is itself a part of one, it is read as JSON, not as text. */
function documentOf(node: Expression, context: Context): Piece {
  const isPart =
    (node.kind === "binary" && node.operator === "->") ||
    (node.kind === "call" && node.name.text.toLowerCase() === "json_extract");
  if (!isPart) return context.expression(node);
  const [document, path] =
    node.kind === "binary" ? [node.left, node.right] : node.args.map(({ value }) => value);
  return document && path ? partOf(document, path, node, context) : context.expression(node);
}

function partOf(document: Expression, path: Expression, whole: Expression, context: Context): Piece {
  const json = documentOf(document, context);
  const place = context.expression(path);
  const text = sparkTextOf(place.sql);
  const known = text !== null ? jsonPath(text) : /^\d+$/.test(place.sql) ? `$[${place.sql}]` : null;
  if (known === null)
    return context.problem(
      path.from < path.to ? path : whole,
      "The path has to be written out, without a wildcard.",
    );
  return atom(`get_json_object(${json.sql}, ${sparkText(known)})`, STRING);
}

const part: FunctionRule = (call, context) => {
  const [document, path] = call.args;
  if (!document || !path || call.args.length > 2)
    return context.problem(call, arityProblem(call, ["$1, $2"]));
  context.note(call, NO_JSON);
  return partOf(document.value, path.value, call, context);
};

/** A document, or the part of it a second argument names. */
function wholeOrPart(call: Call, context: Context): Piece {
  const [document, path] = call.args;
  context.note(call, NO_JSON);
  if (!document) return context.problem(call, arityProblem(call, ["$1"]));
  if (path) return partOf(document.value, path.value, call, context);
  return documentOf(document.value, context);
}

/** A value as JSON. */
function jsonOf(piece: Piece, call: Call, context: Context): Piece {
  const { type, sql } = piece;
  if (type?.is === "null") return atom("'null'", STRING);
  if (type?.is === "array" || type?.is === "struct" || type?.is === "map") {
    if (/"is":"(date|timestamp|double|float)"/.test(JSON.stringify(type)))
      context.note(call, "Inside of JSON, times and large numbers are written in another way than DuckDB’s.");
    return atom(`to_json(${sql}, ${WITH_NULLS})`, STRING);
  }
  if (isNumber(type) || type?.is === "boolean") return atom(`CAST(${sql} AS STRING)`, STRING);
  if (!type) context.note(call, "The type is not known here; the value is taken for a list or a struct.");
  if (!type) return atom(`to_json(${sql}, ${WITH_NULLS})`, STRING);
  const text = type.is === "string" ? sql : `CAST(${sql} AS STRING)`;
  return atom(
    `if(${at(piece, LEVEL.other)} IS NULL, NULL, regexp_replace(to_json(array(${text})), '^.|.$', ''))`,
    STRING,
  );
}

const orNullText = (piece: Piece, json: Piece): string =>
  /^-?\d|^'/.test(piece.sql) ? json.sql : `coalesce(${json.sql}, 'null')`;

const object: FunctionRule = rule((args, call, context) => {
  if (args.length % 2 === 1) return context.problem(call, "Names and values come in pairs.");
  if (args.some(({ type }) => !type || /date|timestamp/.test(JSON.stringify(type))))
    context.note(call, "Inside of JSON, times and large numbers are written in another way than DuckDB’s.");
  return atom(`to_json(named_struct(${args.map(({ sql }) => sql).join(", ")}), ${WITH_NULLS})`, STRING);
});

const list: FunctionRule = rule((args, call, context) => {
  const items = args.map((piece) => orNullText(piece, jsonOf(piece, call, context)));
  return atom(`concat('[', concat_ws(',', ${items.join(", ")}), ']')`, STRING);
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

const fromJson = (strict: boolean): FunctionRule =>
  rule((args, call, context) => {
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
    context.note(call, NO_JSON);
    const type = parseSchemaText(schema, "spark");
    return atom(
      `from_json(${json.sql}, ${sparkText(schema)}${strict ? ", map('mode', 'FAILFAST')" : ""})`,
      type,
    );
  });

export const jsonToSpark: FunctionTable = {
  json_extract_string: part,
  json_value: part,
  json_extract: noted("A text comes without its quotes in Spark, and with them in DuckDB.", part),
  json_exists: (call, context) => {
    context.note(call, "A member that is null exists for DuckDB, and does not for Spark.");
    return { sql: `${part(call, context).sql} IS NOT NULL`, level: LEVEL.is, type: BOOLEAN };
  },
  json_valid: noted(
    "Spark is more lenient about what is JSON, and takes a document that is null for none.",
    spark("boolean", "if($1 IS NULL, NULL, get_json_object($1, '$') IS NOT NULL)"),
  ),
  json_array_length: (call, context) => {
    const json = wholeOrPart(call, context).sql;
    return atom(`coalesce(json_array_length(${json}), if(${json} IS NULL, NULL, 0))`, { is: "int" });
  },
  json_keys: (call, context) => atom(`json_object_keys(${wholeOrPart(call, context).sql})`, listOf(STRING)),
  json_object: object,
  json_array: list,
  json_quote: rule(([value], call, context) =>
    value ? jsonOf(value, call, context) : context.problem(call, arityProblem(call, ["$1"])),
  ),
  to_json: rule(([value], call, context) => {
    if (!value) return context.problem(call, arityProblem(call, ["$1"]));
    return value.type?.is === "null" ? atom("NULL", STRING) : jsonOf(value, call, context);
  }),
  from_json: fromJson(false),
  from_json_strict: fromJson(true),
  json: refuse("Spark does not write JSON anew; the text can stay as it is"),
  json_pretty: refuse("Spark does not write JSON anew; the text can stay as it is"),
  json_merge_patch: refuse("Spark does not merge JSON documents"),
  json_contains: refuse("Spark does not compare JSON documents"),
  json_structure: refuse("schema_of_json tells it in Spark, in another form"),
  json_type: refuse("Spark does not tell the kinds of JSON values"),
};
