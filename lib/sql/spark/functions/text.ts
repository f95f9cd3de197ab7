import { quoteText } from "../../quote";
import type { MaybeType } from "../../syntax/sql-type";
import type { Context, FunctionTable } from "../context";
import { toInteger, toText } from "../convert";
import { at, atom, LEVEL, type Piece } from "../piece";
import { arityProblem, fill, itemType, noted, numberOf, refuse, rule, scalar, textOf } from "../rules";

const STRING: MaybeType = { is: "string" };

/** Joins texts or lists; NULL when any part is. */
export function concatenated(parts: readonly Piece[]): Piece {
  const lists = parts.some(({ type }) => type?.is === "array");
  const pieces = lists ? parts : parts.map(toText);
  const type = lists ? (parts.find((part) => part.type?.is === "array")?.type ?? null) : STRING;
  if (pieces.length === 0) return atom("''", STRING);
  if (pieces.length === 1) return { ...(pieces[0] as Piece), type };
  return { sql: pieces.map((piece) => at(piece, LEVEL.other)).join(" || "), level: LEVEL.other, type };
}

/** Elements of lists count one by one; NULLs are left out. */
const concatWs = rule((args, call, context) => {
  const [separator, ...values] = args;
  if (!separator) return context.problem(call, arityProblem(call, ["$*"]));
  const mark = toText(separator).sql;
  if (values.length === 0) return atom("''", STRING);
  const only = values.length === 1 ? values[0] : undefined;
  if (only && !only.type) {
    context.note(call, "One value of unknown type is joined: it is read as a list. Text needs no concat_ws.");
    return atom(`coalesce(array_to_string(${only.sql}, ${mark}), '')`, STRING);
  }
  if (!values.some(({ type }) => type?.is === "array")) {
    if (values.some(({ type }) => !type))
      context.note(
        call,
        "Values of unknown type are joined as texts: a list among them would be shown in brackets.",
      );
    return atom(`concat_ws(${[mark, ...values.map(({ sql }) => sql)].join(", ")})`, STRING);
  }
  if (only) return atom(`coalesce(array_to_string(${only.sql}, ${mark}), '')`, STRING);
  const lists = values.map((value) =>
    value.type?.is === "array"
      ? `coalesce(${itemType(value.type)?.is === "string" ? value.sql : `CAST(${value.sql} AS VARCHAR[])`}, [])`
      : `[${value.type?.is === "null" ? "CAST(NULL AS VARCHAR)" : toText(value).sql}]`,
  );
  return atom(`array_to_string(${lists.join(" || ")}, ${mark})`, STRING);
});

/** Place 0 is the first character, a length below 0 is none. */
const substring = rule((args, call, context) => {
  const [text, start, length] = args;
  if (!text || !start || args.length > 3)
    return context.problem(call, arityProblem(call, ["$1, $2", "$1, $2, $3"]));
  const place = numberOf(call.args[1]?.value);
  const from =
    place === null
      ? `if(${at(toInteger(start), LEVEL.comparison)} = 0, 1, ${toInteger(start).sql})`
      : `${place === 0 ? 1 : place}`;
  if (!length) return atom(`substring(${toText(text).sql}, ${from})`, STRING);
  return atom(`substring(${toText(text).sql}, ${from}, ${count(length, call.args[2]?.value)})`, STRING);
});

/** A count below 0 is 0. */
function count(piece: Piece, node: Parameters<typeof numberOf>[0]): string {
  const known = numberOf(node);
  if (known !== null) return `${Math.max(0, known)}`;
  const { sql } = toInteger(piece);
  return `if(${at(toInteger(piece), LEVEL.comparison)} < 0, 0, ${sql})`;
}

const side = (name: "left" | "right") =>
  rule((args, call, context) => {
    const [text, length] = args;
    if (!text || !length || args.length > 2) return context.problem(call, arityProblem(call, ["$1, $2"]));
    return atom(`${name}(${toText(text).sql}, ${count(length, call.args[1]?.value)})`, STRING);
  });

const locate = rule((args, call, context) => {
  const template =
    args.length === 2
      ? "strpos($2s, $1s)"
      : args.length === 3
        ? "CASE WHEN strpos(substring($2s, $3i), $1s) = 0 THEN 0 ELSE strpos(substring($2s, $3i), $1s) + $3i - 1 END"
        : null;
  if (template === null) return context.problem(call, arityProblem(call, ["$1, $2", "$1, $2, $3"]));
  return atom(fill(template, args), { is: "int" });
});

const substringIndex = rule((args, call, context) => {
  if (args.length !== 3) return context.problem(call, arityProblem(call, ["$1, $2, $3"]));
  const number = numberOf(call.args[2]?.value);
  if (number === null)
    return context.problem(call.args[2] ?? call, "The count has to be a number that is written out.");
  if (number === 0) return atom("''", STRING);
  const slice = number > 0 ? `[:${number}]` : `[${number}:]`;
  return atom(fill(`array_to_string(string_split($1s, $2s)${slice}, $2s)`, args), STRING);
});

const reverse = rule((args, call, context) => {
  if (args.length !== 1) return context.problem(call, arityProblem(call, ["$1"]));
  const [value] = args as [Piece];
  if (value.type?.is === "array") return atom(`list_reverse(${value.sql})`, value.type);
  if (!value.type)
    context.note(call, "A value of unknown type is reversed as text; of a list, DuckDB reports an error.");
  return atom(`reverse(${toText(value).sql})`, STRING);
});

const formatNumber = rule((args, call, context) => {
  if (args.length !== 2) return context.problem(call, arityProblem(call, ["$1, $2"]));
  const digits = numberOf(call.args[1]?.value);
  if (digits === null)
    return context.problem(call.args[1] ?? call, "The number of digits has to be written out as a number.");
  return atom(fill(`format('{:,.${digits}f}', CAST($1n AS DOUBLE))`, args), STRING);
});

const VERB = /%(?:(\d+)\$)?([-+ 0#]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;

/** `%s`, `%d`, `%.2f`: each value is cast to what its place shows. */
const formatString = rule((args, call, context) => {
  const pattern = textOf(call.args[0]?.value);
  if (pattern === null)
    return context.problem(call.args[0] ?? call, "The pattern has to be written out as text.");
  const values: string[] = [];
  let wrong: string | null = null;
  const rest = pattern.replaceAll(
    VERB,
    (verb, index: string | undefined, _flags, _width, _digits, kind: string) => {
      if (kind === "%") return "%%";
      if (kind === "n") return "\n";
      const value = args[values.length + 1];
      const type = { s: "VARCHAR", d: "BIGINT", x: "BIGINT", X: "BIGINT", f: "DOUBLE", e: "DOUBLE" }[kind];
      if (index || !type || !value) wrong ??= verb;
      else
        values.push(
          type === "VARCHAR"
            ? `coalesce(CAST(${value.sql} AS VARCHAR), 'null')`
            : `CAST(${value.sql} AS ${type})`,
        );
      return verb;
    },
  );
  if (wrong !== null || /%(?![-+ 0#\d.sdxXfe])/.test(rest.replaceAll("%%", "")))
    return context.problem(
      call.args[0] ?? call,
      `The pattern’s ${wrong ?? "%"} has no counterpart, or no value.`,
    );
  if (values.some((value) => value.startsWith("CAST")))
    context.note(
      call,
      "A number that is NULL makes the whole text NULL here; Spark writes “null” in its place.",
    );
  return atom(`printf(${[quoteText(rest), ...values].join(", ")})`, STRING);
});

const charset = (template: string, type: MaybeType) =>
  rule((args, call, context) => {
    const name = textOf(call.args[1]?.value);
    if (args.length !== 2) return context.problem(call, arityProblem(call, ["$1, $2"]));
    if (name === null || !/^utf-?8$/i.test(name))
      return context.problem(call.args[1] ?? call, "Only UTF-8 can be encoded and decoded here.");
    return atom(fill(template, args), type);
  });

/** `decode(blob, charset)`, or Oracle's `decode(value, search, result, …, default)`. */
const decode = rule((args, call, context) => {
  if (args.length === 2) return charset("decode($1)", STRING)(call, context);
  const [value, ...rest] = args;
  if (!value || rest.length < 2) return context.problem(call, arityProblem(call, ["$1, $2"]));
  const branches: string[] = [];
  for (let index = 0; index + 1 < rest.length; index += 2)
    branches.push(
      `WHEN ${at(value, LEVEL.other)} IS NOT DISTINCT FROM ${at(rest[index] as Piece, LEVEL.other)} THEN ${rest[index + 1]?.sql}`,
    );
  const otherwise = rest.length % 2 === 1 ? ` ELSE ${rest.at(-1)?.sql}` : "";
  return atom(`CASE ${branches.join(" ")}${otherwise} END`, rest[1]?.type ?? null);
});

const sha2 = rule((args, call, context) => {
  const bits = numberOf(call.args[1]?.value);
  if (args.length !== 2) return context.problem(call, arityProblem(call, ["$1, $2"]));
  if (bits !== 256 && bits !== 0) return context.problem(call.args[1] ?? call, "DuckDB has SHA-256 only.");
  return atom(fill("sha256($1)", args), STRING);
});

const conv = rule((args, call, context) => {
  const [from, to] = [numberOf(call.args[1]?.value), numberOf(call.args[2]?.value)];
  const prefix = { 2: "'0b' || ", 10: "", 16: "'0x' || " }[from ?? 0];
  if (args.length !== 3 || prefix === undefined || to === null || to < 2)
    return context.problem(call, "conv is translated from the bases 2, 10 and 16, written out as numbers.");
  return atom(fill(`to_base(TRY_CAST(${prefix}$1s AS BIGINT), ${to})`, args), STRING);
});

const overlay = rule((args, call, context) => {
  if (args.length < 3 || args.length > 4)
    return context.problem(call, arityProblem(call, ["$1, $2, $3", "$1, $2, $3, $4"]));
  const length = args.length === 4 ? "$4i" : "length($2s)";
  return {
    sql: fill(`left($1s, $3i - 1) || $2s || substring($1s, $3i + ${length})`, args),
    level: LEVEL.other,
    type: STRING,
  };
});

const hashNote = "hashes as Spark makes them are not found in DuckDB; md5 and sha2 are the same in both";

export const textFunctions: FunctionTable = {
  concat: rule((args) => concatenated(args)),
  concat_ws: concatWs,
  upper: scalar("string", "upper($1s)"),
  ucase: scalar("string", "upper($1s)"),
  lower: scalar("string", "lower($1s)"),
  lcase: scalar("string", "lower($1s)"),
  initcap: scalar(
    "string",
    "array_to_string(list_transform(string_split(lower($1s), ' '), lambda _w: upper(left(_w, 1)) || substring(_w, 2)), ' ')",
  ),
  length: lengthRule(),
  char_length: lengthRule(),
  character_length: lengthRule(),
  len: lengthRule(),
  octet_length: scalar("int", "octet_length(encode($1s))"),
  bit_length: scalar("int", "bit_length($1s)"),
  trim: scalar("string", "trim($1s)", "trim($2s, $1s)"),
  btrim: scalar("string", "trim($1s)", "trim($1s, $2s)"),
  ltrim: scalar("string", "ltrim($1s)", "ltrim($2s, $1s)"),
  rtrim: scalar("string", "rtrim($1s)", "rtrim($2s, $1s)"),
  lpad: scalar("string", "lpad($1s, $2i, ' ')", "lpad($1s, $2i, $3s)"),
  rpad: scalar("string", "rpad($1s, $2i, ' ')", "rpad($1s, $2i, $3s)"),
  substring,
  substr: substring,
  left: side("left"),
  right: side("right"),
  substring_index: substringIndex,
  instr: scalar("int", "strpos($1s, $2s)"),
  locate,
  position: locate,
  charindex: locate,
  replace: scalar("string", "replace($1s, $2s, '')", "replace($1s, $2s, $3s)"),
  translate: scalar("string", "translate($1s, $2s, $3s)"),
  reverse,
  repeat: scalar("string", "repeat($1s, $2i)"),
  space: scalar("string", "repeat(' ', $1i)"),
  contains: scalar("boolean", "contains($1s, $2s)"),
  startswith: scalar("boolean", "starts_with($1s, $2s)"),
  endswith: scalar("boolean", "ends_with($1s, $2s)"),
  split_part: scalar("string", "split_part($1s, $2s, $3i)"),
  overlay,
  ascii: scalar("int", "ascii($1s)"),
  chr: scalar("string", "chr($1i % 256)"),
  char: scalar("string", "chr($1i % 256)"),
  levenshtein: noted(
    "Letters beyond ASCII count as several here, because DuckDB compares bytes.",
    scalar("int", "levenshtein($1s, $2s)"),
  ),
  like: scalar("boolean", "$1s LIKE $2s ESCAPE '\\'"),
  ilike: scalar("boolean", "$1s ILIKE $2s ESCAPE '\\'"),
  format_number: formatNumber,
  format_string: formatString,
  printf: formatString,
  elt: rule((args, call, context) => {
    const [index, ...values] = args;
    if (!index || values.length === 0) return context.problem(call, arityProblem(call, ["$*"]));
    return atom(`[${values.map(({ sql }) => sql).join(", ")}][${index.sql}]`, values[0]?.type ?? null);
  }),
  find_in_set: scalar("int", "coalesce(list_position(string_split($2s, ','), $1s), 0)"),
  base64: scalar("string", "to_base64(encode($1s))"),
  unbase64: scalar("binary", "from_base64($1s)"),
  hex: scalar("string", "hex($1)"),
  unhex: scalar("binary", "TRY(unhex($1s))"),
  md5: scalar("string", "md5($1)"),
  sha: scalar("string", "sha1($1)"),
  sha1: scalar("string", "sha1($1)"),
  sha2,
  encode: charset("encode($1s)", { is: "binary" }),
  decode,
  conv,
  bin: scalar("string", "bin($1i)"),
  url_encode: scalar("string", "replace(url_encode($1s), '%20', '+')"),
  url_decode: scalar("string", "url_decode(replace($1s, '+', '%20'))"),
  uuid: noted(
    "Random identifiers differ from run to run, as Spark’s do.",
    scalar("string", "CAST(uuid() AS VARCHAR)"),
  ),
  crc32: refuse(hashNote),
  hash: refuse(hashNote),
  xxhash64: refuse(hashNote),
  soundex: refuse("DuckDB has no soundex. levenshtein and jaro_winkler_similarity compare texts."),
  sentences: refuse("DuckDB does not split text into sentences."),
  to_char: refuse("number patterns have no counterpart; format_number has one"),
  to_number: refuse("number patterns have no counterpart; a cast reads plain numbers"),
  try_to_number: refuse("number patterns have no counterpart; a cast reads plain numbers"),
};

function lengthRule() {
  return rule((args, call, context: Context) => {
    if (args.length !== 1) return context.problem(call, arityProblem(call, ["$1"]));
    const [value] = args as [Piece];
    return atom(value.type?.is === "binary" ? `octet_length(${value.sql})` : `length(${toText(value).sql})`, {
      is: "int",
    });
  });
}
