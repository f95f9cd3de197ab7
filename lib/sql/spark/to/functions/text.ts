import { isFraction, type MaybeType } from "../../../syntax/sql-type";
import type { Call } from "../../../syntax/tree";
import type { Context, FunctionRule, FunctionTable } from "../../context";
import { at, atom, LEVEL, type Piece } from "../../piece";
import { arityProblem, fill, listOf, noted, refuse, rule } from "../../rules";
import { contains as listContains } from "../contains";
import { asText } from "../convert";
import { sparkText, sparkTextOf } from "../quote";
import { literalPattern } from "../re2-pattern";
import { spark } from "../rules";

const STRING: MaybeType = { is: "string" };

/** Plain text as a pattern. */
const splitBy = rule((args, call, context) => {
  const [text, separator] = args;
  if (!text || !separator || args.length > 2) return context.problem(call, arityProblem(call, ["$1, $2"]));
  const plain = sparkTextOf(separator.sql);
  const type = listOf(STRING);
  if (plain === null) return atom(`split(${text.sql}, concat('\\\\Q', ${separator.sql}, '\\\\E'), -1)`, type);
  if (plain === "") return atom(`split(${text.sql}, '')`, type);
  return atom(`split(${text.sql}, ${sparkText(literalPattern(plain))}, -1)`, type);
});

/** NULLs are left out; lists are joined. */
const concat = rule((args, call, context) => {
  const known = args.find(({ type }) => type?.is === "array")?.type;
  if (known) {
    const lists = args
      .filter(({ type }) => type?.is !== "null")
      .map((list) => (list.sql.startsWith("array(") ? list.sql : `coalesce(${list.sql}, array())`));
    return atom(`concat(${lists.join(", ")})`, known);
  }
  if (args.some(({ type }) => !type))
    context.note(call, "It is taken for texts; lists are put one behind the other.");
  context.kept(call, "concat leaves NULLs out in DuckDB, and is NULL in Spark: concat_ws leaves them out.");
  return atom(`concat_ws('', ${args.map((piece) => joinable(piece, call, context)).join(", ")})`, STRING);
});

const concatWith = rule((args, call, context) => {
  const [separator, ...values] = args;
  if (!separator || values.length === 0) return context.problem(call, arityProblem(call, ["$1, $2"]));
  if (values.some(({ type }) => type?.is === "array"))
    return context.problem(
      call,
      "concat_ws writes a list as one text in DuckDB; array_to_string joins its elements.",
    );
  return atom(
    `concat_ws(${[separator.sql, ...values.map((one) => joinable(one, call, context))].join(", ")})`,
    STRING,
  );
});

/** Whole numbers, dates and such are texts of themselves inside of concat_ws; so is what is not known. */
const joinable = (piece: Piece, call: Call, context: Context): string =>
  isFraction(piece.type) ? asText(piece, call, context).sql : piece.sql;

const isWritten = ({ sql }: Piece): boolean => /^-?\d+$/.test(sql);

/** A start before the first character takes its part of the length. */
const substring = rule((args, call, context) => {
  const [text, start, length] = args;
  if (!text || !start) return context.problem(call, arityProblem(call, ["$1, $2", "$1, $2, $3"]));
  if (length && isWritten(length) && Number(length.sql) < 0)
    return context.problem(call.args[2] ?? call, "A length below 0 has no counterpart in Spark.");
  const part = (from: string, count: string | null): string =>
    `substring(${[text.sql, from, ...(count === null ? [] : [count])].join(", ")})`;
  if (!length) return atom(part(start.sql, null), STRING);
  const fromZero = part(
    "1",
    isWritten(length) ? `${Math.max(0, Number(length.sql) - 1)}` : `${at(length, LEVEL.sum)} - 1`,
  );
  if (isWritten(start)) return atom(Number(start.sql) === 0 ? fromZero : part(start.sql, length.sql), STRING);
  context.kept(
    call,
    "A start of 0 is the place before the first character in DuckDB, and the first one in Spark.",
  );
  return atom(`if(${at(start, LEVEL.membership)} = 0, ${fromZero}, ${part(start.sql, length.sql)})`, STRING);
});

/** A count below 0 leaves characters out of the other end. */
const side = (name: "left" | "right"): FunctionRule =>
  rule((args, call, context) => {
    const [text, count] = args;
    if (!text || !count) return context.problem(call, arityProblem(call, ["$1, $2"]));
    const size = `length(${text.sql})`;
    if (isWritten(count))
      return atom(
        Number(count.sql) < 0
          ? `${name}(${text.sql}, greatest(0, ${size} - ${count.sql.slice(1)}))`
          : `${name}(${text.sql}, ${count.sql})`,
        STRING,
      );
    context.kept(call, "A negative count leaves characters out in DuckDB, and gives no text in Spark.");
    const counted = `if(${at(count, LEVEL.membership)} < 0, greatest(0, ${size} + ${at(count, LEVEL.sum)}), ${count.sql})`;
    return atom(`${name}(${text.sql}, ${counted})`, STRING);
  });

const splitPart = rule((args, call, context) => {
  const [text, separator, index] = args;
  if (!text || !separator || !index) return context.problem(call, arityProblem(call, ["$1, $2, $3"]));
  if (separator.sql === "''")
    return context.problem(
      call.args[1] ?? call,
      "Split by nothing, DuckDB gives single characters, and Spark the text.",
    );
  const part = `split_part(${text.sql}, ${separator.sql}, ${index.sql})`;
  if (isWritten(index) && Number(index.sql) !== 0) return atom(part, STRING);
  context.kept(call, "Part 0 is empty in DuckDB, and an error in Spark.");
  return atom(`if(${at(index, LEVEL.membership)} = 0, left(${text.sql}, 0), ${part})`, STRING);
});

const characters = (name: string, spelled: string): FunctionRule =>
  rule((args, call, context) => {
    const [text, marks] = args;
    if (!text || args.length > 2) return context.problem(call, arityProblem(call, ["$1", "$1, $2"]));
    return atom(marks ? `trim(${spelled} ${marks.sql} FROM ${text.sql})` : `${name}(${text.sql})`, STRING);
  });

const length = rule((args, call, context) => {
  const [value] = args;
  if (!value || args.length > 1) return context.problem(call, arityProblem(call, ["$1"]));
  if (value.type?.is === "array") return atom(`array_size(${value.sql})`, { is: "int" });
  if (!value.type) context.note(call, "The value is taken for text; of a list, Spark reports an error.");
  return atom(`length(${value.sql})`, { is: "int" });
});

const contains = rule((args, call, context) => {
  const [value, part] = args;
  if (!value || !part) return context.problem(call, arityProblem(call, ["$1, $2"]));
  if (value.type?.is === "array") return listContains(value, part);
  return atom(fill("contains($1, $2)", args), { is: "boolean" });
});

export const textsToSpark: FunctionTable = {
  concat,
  concat_ws: concatWith,
  lower: spark("string", "lower($1)"),
  upper: spark("string", "upper($1)"),
  trim: characters("trim", "BOTH"),
  ltrim: characters("ltrim", "LEADING"),
  rtrim: characters("rtrim", "TRAILING"),
  length,
  strlen: spark("int", "octet_length($1)"),
  bit_length: spark("int", "bit_length($1)"),
  octet_length: spark("int", "octet_length($1)"),
  left: side("left"),
  right: side("right"),
  substring,
  replace: spark("string", "replace($1, $2, $3)"),
  translate: spark("string", "translate($1, $2, $3)"),
  reverse: spark("string", "reverse($1)"),
  repeat: rule((args, call, context) => {
    const [value, count] = args;
    if (!value || !count) return context.problem(call, arityProblem(call, ["$1, $2"]));
    if (value.type?.is === "array")
      return atom(`flatten(array_repeat(${value.sql}, ${count.sql}))`, value.type);
    return atom(`repeat(${value.sql}, ${count.sql})`, STRING);
  }),
  lpad: spark("string", "lpad($1, $2, $3)"),
  rpad: spark("string", "rpad($1, $2, $3)"),
  contains,
  starts_with: spark("boolean", "startswith($1, $2)"),
  ends_with: spark("boolean", "endswith($1, $2)"),
  strpos: spark("int", "instr($1, $2)"),
  position: rule((args) => atom(fill("instr($2, $1)", args), { is: "int" })),
  split_part: splitPart,
  string_split: splitBy,
  chr: spark("string", "decode(unhex(lpad(hex($1), 8, '0')), 'UTF-32')"),
  unicode: spark("int", "if($1 = '', -1, ascii($1))"),
  ascii: spark("int", "ascii($1)"),
  levenshtein: noted(
    "DuckDB counts bytes, Spark characters: letters beyond ASCII count more in DuckDB.",
    spark("int", "levenshtein($1, $2)"),
  ),
  hamming: noted(
    "Texts of different lengths fail in DuckDB; Spark compares as far as the first one goes.",
    spark("int", "size(filter(split($1, ''), (_c, _i) -> NOT (_c <=> substring($2, _i + 1, 1))))"),
  ),
  parse_filename: rule((args, call, context) => {
    const [path, bare] = args;
    if (!path || (bare && bare.sql !== "true" && bare.sql !== "false"))
      return context.problem(call, "Only parse_filename(path[, true]) has a counterpart in Spark.");
    const file = `regexp_extract(${path.sql}, '[^/\\\\\\\\]*$', 0)`;
    return atom(bare?.sql === "true" ? `regexp_replace(${file}, '\\\\.[^.]*$', '')` : file, STRING);
  }),
  parse_dirname: spark("string", "regexp_extract($1, '^(/|[^/\\\\\\\\]*)[/\\\\\\\\]|^/', 1)"),
  parse_dirpath: spark("string", "regexp_extract($1, '^(.*)[/\\\\\\\\]', 1)"),
  regexp_escape: rule(([text]) =>
    atom(`regexp_replace(${text?.sql ?? "''"}, '([\\\\x00-\\\\x7F&&[^A-Za-z0-9_]])', '\\\\\\\\$1')`, STRING),
  ),
  md5: spark("string", "md5($1)"),
  sha1: spark("string", "sha1($1)"),
  sha256: spark("string", "sha2($1, 256)"),
  hex: spark("string", "hex($1)"),
  unhex: spark("binary", "unhex($1)"),
  bin: rule((args, call, context) => {
    if (args[0]?.type?.is === "string")
      return context.problem(call, "The bits of text have no counterpart in Spark.");
    return atom(fill("bin($1)", args), STRING);
  }),
  to_base64: spark("string", "base64($1)"),
  from_base64: spark("binary", "unbase64($1)"),
  encode: spark("binary", "encode($1, 'UTF-8')"),
  decode: spark("string", "decode($1, 'UTF-8')"),
  url_encode: spark(
    "string",
    "replace(replace(replace(url_encode($1), '+', '%20'), '*', '%2A'), '%7E', '~')",
  ),
  url_decode: spark("string", "url_decode(replace($1, '+', '%2B'))"),
  uuid: spark("string", "uuid()"),
  strip_accents: refuse(
    "Spark has no function that takes accents away; translate replaces letters one by one",
  ),
  nfc_normalize: refuse("Spark does not normalise Unicode"),
  format_bytes: refuse("Spark has no words for sizes"),
  formatreadabledecimalsize: refuse("Spark has no words for sizes"),
  parse_formatted_bytes: refuse("Spark does not read words for sizes"),
  bar: refuse("Spark has no bars"),
  parse_path: refuse(
    "split(path, '/') gives the parts in Spark, and a first empty one of a path from the root",
  ),
  length_grapheme: refuse("Spark counts code points, not what a reader takes for a character"),
  left_grapheme: refuse("Spark counts code points, not what a reader takes for a character"),
  right_grapheme: refuse("Spark counts code points, not what a reader takes for a character"),
  substring_grapheme: refuse("Spark counts code points, not what a reader takes for a character"),
  md5_number: refuse("md5 is the same in both, as text"),
  uuidv7: refuse("Spark makes random UUIDs only: uuid()"),
  uuid_extract_version: refuse("Spark does not look into UUIDs"),
  uuid_extract_timestamp: refuse("Spark does not look into UUIDs"),
  unbin: refuse("Spark has no strings of bits"),
  get_bit: refuse("Spark has no strings of bits"),
  set_bit: refuse("Spark has no strings of bits"),
  bit_position: refuse("Spark has no strings of bits"),
  bitstring: refuse("Spark has no strings of bits"),
  jaccard: refuse("Spark compares texts by levenshtein only"),
  jaro_similarity: refuse("Spark compares texts by levenshtein only"),
  jaro_winkler_similarity: refuse("Spark compares texts by levenshtein only"),
  damerau_levenshtein: refuse("Spark compares texts by levenshtein only"),
  hash: refuse("hashes as DuckDB makes them are not found in Spark; md5 and sha256 are the same in both"),
};
