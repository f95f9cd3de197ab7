import { sparkName, sparkType } from "../../sql/spark/spark-type";
import type { Argument, Call, Expression, Literal, Name, OrderKey, Query } from "../../sql/syntax/tree";
import { type Piece, piecesIn, respell } from "./respell";

/**
 * DuckDB's SQL as Spark spells it: names in back-ticks, texts, types, lists and structs, some functions, and where NULLs
 * stand in an order. What Spark has no words for stays as it is.
 */
export function sparkSpelling(text: string, tree: Query | Expression): string {
  const functions = functionNames(tree);
  return respell(text, tree, (piece, spell) => functions.get(piece) ?? spellingOf(piece as Spelled, spell));
}

type Tagged<T> = T & { kind?: undefined };
type Spelled = Expression | Tagged<Name> | Tagged<OrderKey> | Tagged<Piece>;
type Spell = (piece: Piece) => string;

/** Functions that have another name in Spark. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  any_value: "first",
  arg_max: "max_by",
  arg_min: "min_by",
  error: "raise_error",
  json_extract_string: "get_json_object",
  len: "length",
  list: "collect_list",
  list_contains: "array_contains",
  list_distinct: "array_distinct",
  list_filter: "filter",
  list_has: "array_contains",
  list_position: "array_position",
  list_transform: "transform",
  list_value: "array",
  ord: "ascii",
  quantile_cont: "percentile",
  regexp_matches: "regexp_like",
  string_split: "split",
  unnest: "explode",
};

/** Operators that are functions in Spark. */
const OPERATORS: Readonly<Record<string, string>> = { "^": "power", "**": "power", "^@": "startswith" };

/** What calls are named by, which is no column and stands without back-ticks. */
function functionNames(tree: Piece): Map<Piece, string> {
  const names = new Map<Piece, string>();
  const visit = (piece: Piece): void => {
    if (piece.kind === "call") {
      const { name } = piece as Call;
      names.set(name, FUNCTIONS[name.text.toLowerCase()] ?? name.text);
    }
    piecesIn(piece).forEach(visit);
  };
  visit(tree);
  return names;
}

function spellingOf(piece: Spelled, spell: Spell): string | null {
  if ("quoted" in piece) return sparkName(piece.text);
  if ("direction" in piece) return orderKey(piece, spell);
  switch (piece.kind) {
    case "literal":
      return literal(piece.value);
    case "cast":
      return `CAST(${spell(piece.operand)} AS ${sparkType(piece.type)})`;
    case "list":
      return `array(${piece.items.map(spell).join(", ")})`;
    case "struct":
      return struct(piece.fields, spell);
    case "binary": {
      const [left, right] = [spell(piece.left), spell(piece.right)];
      const name = OPERATORS[piece.operator];
      if (piece.operator === "//") return `(${left} div ${right})`;
      return name ? `${name}(${left}, ${right})` : null;
    }
    case "lambda": {
      const params = piece.params.map(({ text }) => sparkName(text));
      return `${params.length === 1 ? params[0] : `(${params.join(", ")})`} -> ${spell(piece.body)}`;
    }
    case "call": {
      const field = structExtract(piece);
      if (field) return `${spell(field.base)}.${sparkName(field.name)}`;
      const fields = piece.args.filter(isNamed);
      const isStruct = ["struct_pack", "row"].includes(piece.name.text.toLowerCase());
      return isStruct && fields.length === piece.args.length ? struct(fields, spell) : null;
    }
    default:
      return null;
  }
}

/** `struct_extract(a, 'b')` is `a.b`. */
function structExtract({ name, args: [first, second] }: Call): { base: Expression; name: string } | null {
  if (name.text.toLowerCase() !== "struct_extract" || first === undefined) return null;
  const key = second?.value;
  return key?.kind === "literal" && key.value.is === "string"
    ? { base: first.value, name: key.value.value }
    : null;
}

const isNamed = (argument: Argument): argument is Argument & { name: Name } => argument.name !== null;

const struct = (fields: readonly { name: Name; value: Expression }[], spell: Spell): string =>
  `named_struct(${fields.map(({ name, value }) => `${quoted(name.text)}, ${spell(value)}`).join(", ")})`;

/** NULLs are last in DuckDB where nothing is said, and in Spark only downwards. */
function orderKey({ expression, direction, nulls }: OrderKey, spell: Spell): string {
  const words = [spell(expression), direction?.toUpperCase(), `NULLS ${(nulls ?? "last").toUpperCase()}`];
  return words.filter((word) => word !== undefined).join(" ");
}

/** Spark reads a backslash in a text as the beginning of an escape. */
const quoted = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

function literal(value: Literal["value"]): string | null {
  if (value.is === "string") return quoted(value.value);
  return value.is === "typed" ? `${value.type.toUpperCase()} ${quoted(value.value)}` : null;
}
