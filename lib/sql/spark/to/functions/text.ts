import type { MaybeType } from "../../../syntax/sql-type";
import type { Call } from "../../../syntax/tree";
import type { Context, FunctionRule, FunctionTable } from "../../context";
import { at, atom, LEVEL, type Piece } from "../../piece";
import { arityProblem, fill, listOf, numberOf, refuse, rule } from "../../rules";
import { sparkText, sparkTextOf } from "../quote";
import { javaFromRe2, javaReplacementFromRe2 } from "../re2-pattern";
import { spark } from "../rules";

const STRING: MaybeType = { is: "string" };

/** A pattern as Java reads it, with RE2's options before it. */
function patternOf(piece: Piece, options: string, call: Call, context: Context): string {
  const text = sparkTextOf(piece.sql);
  const flags = options.replaceAll(/[gcl]/g, "");
  const prefix = flags === "" ? "" : `(?${flags.replace("p", "m").replace("n", "m")})`;
  if (text !== null) return sparkText(prefix + javaFromRe2(text));
  context.note(
    call,
    "The pattern is made while the query runs: Java’s expressions are read a little differently.",
  );
  return prefix === "" ? piece.sql : `concat(${sparkText(prefix)}, ${piece.sql})`;
}

const optionsOf = (call: Call, index: number): string => {
  const node = call.args[index]?.value;
  return node?.kind === "literal" && node.value.is === "string" ? node.value.value : "";
};

const matches = (whole: boolean): FunctionRule =>
  rule((args, call, context) => {
    const [text, pattern] = args;
    if (!text || !pattern) return context.problem(call, arityProblem(call, ["$1, $2"]));
    const regex = patternOf(pattern, optionsOf(call, 2), call, context);
    const inner = sparkTextOf(regex);
    const full = inner === null ? `concat('^(?:', ${regex}, ')$')` : sparkText(`^(?:${inner})$`);
    return {
      sql: `${at(text, LEVEL.other)} RLIKE ${whole ? full : regex}`,
      level: LEVEL.is,
      type: { is: "boolean" },
    };
  });

const extract = (name: string, type: MaybeType): FunctionRule =>
  rule((args, call, context) => {
    const [text, pattern, group] = args;
    if (!text || !pattern) return context.problem(call, arityProblem(call, ["$1, $2", "$1, $2, $3"]));
    if (group && numberOf(call.args[2]?.value) === null)
      return context.problem(call.args[2] ?? call, "Groups by name have no counterpart in Spark.");
    return atom(
      `${name}(${text.sql}, ${patternOf(pattern, optionsOf(call, 3), call, context)}, ${group?.sql ?? "0"})`,
      type,
    );
  });

/** Without the option g only the first match is replaced: the text before it becomes a group of its own. */
const replace = rule((args, call, context) => {
  const [text, pattern, by] = args;
  if (!text || !pattern || !by)
    return context.problem(call, arityProblem(call, ["$1, $2, $3", "$1, $2, $3, $4"]));
  const options = optionsOf(call, 3);
  const regex = patternOf(pattern, options, call, context);
  const replacement = sparkTextOf(by.sql);
  if (replacement === null)
    return context.problem(call.args[2] ?? call, "The replacement has to be written out as text.");
  if (options.includes("g"))
    return atom(
      `regexp_replace(${text.sql}, ${regex}, ${sparkText(javaReplacementFromRe2(replacement))})`,
      STRING,
    );
  const inner = sparkTextOf(regex);
  if (inner === null)
    return context.problem(call.args[1] ?? call, "The pattern has to be written out as text.");
  const flags = /^\(\?[a-z]+\)/.exec(inner)?.[0] ?? "";
  const first = sparkText(`${flags}^((?s:.*?))(${inner.slice(flags.length)})`);
  return atom(
    `regexp_replace(${text.sql}, ${first}, ${sparkText(`$1${javaReplacementFromRe2(replacement, 2)}`)})`,
    STRING,
  );
});

/** Plain text as a pattern. */
const splitBy = rule((args, call, context) => {
  const [text, separator] = args;
  if (!text || !separator || args.length > 2) return context.problem(call, arityProblem(call, ["$1, $2"]));
  const plain = sparkTextOf(separator.sql);
  const type = listOf(STRING);
  if (plain === null) return atom(`split(${text.sql}, concat('\\\\Q', ${separator.sql}, '\\\\E'), -1)`, type);
  if (plain === "") return atom(`split(${text.sql}, '')`, type);
  return atom(`split(${text.sql}, ${sparkText(plain.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))}, -1)`, type);
});

/** NULLs are left out; lists are joined. */
const concat = rule((args) => {
  if (args.some(({ type }) => type?.is === "array")) {
    const lists = args.map((list) =>
      list.sql.startsWith("array(") ? list.sql : `coalesce(${list.sql}, array())`,
    );
    return atom(`concat(${lists.join(", ")})`, args.find(({ type }) => type?.is === "array")?.type ?? null);
  }
  return atom(`concat_ws('', ${args.map(({ sql }) => sql).join(", ")})`, STRING);
});

/** A start before the first character takes its part of the length. */
const substring = rule((args, call, context) => {
  const [text, start, length] = args;
  if (!text || !start) return context.problem(call, arityProblem(call, ["$1, $2", "$1, $2, $3"]));
  const [from, count] = [numberOf(call.args[1]?.value), numberOf(call.args[2]?.value)];
  if (from === null)
    context.note(
      call,
      "A start of 0 is the place before the first character in DuckDB, and the first one in Spark.",
    );
  if (from === 0 && length)
    return atom(
      `substring(${text.sql}, 1, ${count === null ? `${at(length, LEVEL.sum)} - 1` : Math.max(0, count - 1)})`,
      STRING,
    );
  return atom(`substring(${[text.sql, start.sql, ...(length ? [length.sql] : [])].join(", ")})`, STRING);
});

const side = (name: "left" | "right"): FunctionRule =>
  rule((args, call, context) => {
    const [text, count] = args;
    if (!text || !count) return context.problem(call, arityProblem(call, ["$1, $2"]));
    const known = numberOf(call.args[1]?.value);
    if (known === null)
      context.note(call, "A negative count leaves characters out in DuckDB, and gives no text in Spark.");
    if (known !== null && known < 0)
      return atom(`${name}(${text.sql}, greatest(0, length(${text.sql}) - ${-known}))`, STRING);
    return atom(`${name}(${text.sql}, ${count.sql})`, STRING);
  });

const VERB = /%[-+ 0#]*\d*(?:\.\d+)?[a-zA-Z]|%%/g;

const printf = rule((args, call, context) => {
  const pattern = sparkTextOf(args[0]?.sql ?? "");
  if (pattern === null)
    return context.problem(call.args[0] ?? call, "The pattern has to be written out as text.");
  if ([...pattern.matchAll(VERB)].some(([verb]) => !/[sdxXfe%]$/.test(verb)))
    return context.problem(call.args[0] ?? call, "Only %s, %d, %x, %f and %e have a counterpart.");
  context.note(
    call,
    "A value that is NULL makes the whole text NULL in DuckDB; Spark writes “null” in its place.",
  );
  return atom(`format_string(${args.map(({ sql }) => sql).join(", ")})`, STRING);
});

/** `format('{:,.2f}', x)` and patterns of plain places. */
const format = rule((args, call, context) => {
  const pattern = sparkTextOf(args[0]?.sql ?? "");
  const grouped = /^\{:,\.(\d+)f\}$/.exec(pattern ?? "");
  if (grouped && args[1]) return atom(`format_number(${args[1].sql}, ${grouped[1]})`, STRING);
  if (pattern === null || /\{[^}]+\}/.test(pattern))
    return context.problem(
      call.args[0] ?? call,
      "Of the places of format only {} and {:,.2f} have a counterpart.",
    );
  const parts = pattern.split("{}");
  const pieces = parts.flatMap((part, index) => [
    ...(part === "" ? [] : [sparkText(part)]),
    ...(index < parts.length - 1 ? [args[index + 1]?.sql ?? "NULL"] : []),
  ]);
  return atom(`concat(${pieces.join(", ")})`, STRING);
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
  if (value.type?.is === "array") return atom(`array_contains(${value.sql}, ${part.sql})`, { is: "boolean" });
  return atom(fill("contains($1, $2)", args), { is: "boolean" });
});

export const textsToSpark: FunctionTable = {
  concat,
  concat_ws: spark("string", "concat_ws($*)"),
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
  split_part: spark("string", "split_part($1, $2, $3)"),
  string_split: splitBy,
  chr: spark("string", "decode(unhex(lpad(hex($1), 8, '0')), 'UTF-32')"),
  unicode: spark("int", "ascii($1)"),
  ascii: spark("int", "ascii($1)"),
  printf,
  format,
  levenshtein: spark("int", "levenshtein($1, $2)"),
  regexp_matches: matches(false),
  regexp_full_match: matches(true),
  regexp_extract: extract("regexp_extract", STRING),
  regexp_extract_all: extract("regexp_extract_all", listOf(STRING)),
  regexp_replace: replace,
  regexp_split_to_array: rule((args, call, context) => {
    const [text, pattern] = args;
    if (!text || !pattern) return context.problem(call, arityProblem(call, ["$1, $2"]));
    return atom(
      `split(${text.sql}, ${patternOf(pattern, optionsOf(call, 2), call, context)}, -1)`,
      listOf(STRING),
    );
  }),
  md5: spark("string", "md5($1)"),
  sha1: spark("string", "sha1($1)"),
  sha256: spark("string", "sha2($1, 256)"),
  hex: spark("string", "hex($1)"),
  unhex: spark("binary", "unhex($1)"),
  bin: spark("string", "bin($1)"),
  to_base64: spark("string", "base64($1)"),
  from_base64: spark("binary", "unbase64($1)"),
  encode: spark("binary", "encode($1, 'UTF-8')"),
  decode: spark("string", "decode($1, 'UTF-8')"),
  url_encode: spark("string", "replace(url_encode($1), '+', '%20')"),
  url_decode: spark("string", "url_decode($1)"),
  uuid: spark("string", "uuid()"),
  strip_accents: refuse(
    "Spark has no function that takes accents away; translate replaces letters one by one",
  ),
  nfc_normalize: refuse("Spark does not normalise Unicode"),
  format_bytes: refuse("Spark has no words for sizes"),
  jaccard: refuse("Spark compares texts by levenshtein only"),
  jaro_similarity: refuse("Spark compares texts by levenshtein only"),
  jaro_winkler_similarity: refuse("Spark compares texts by levenshtein only"),
  damerau_levenshtein: refuse("Spark compares texts by levenshtein only"),
  hash: refuse("hashes as DuckDB makes them are not found in Spark; md5 and sha256 are the same in both"),
};
