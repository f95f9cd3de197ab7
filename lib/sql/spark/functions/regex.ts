import { quoteText } from "../../quote";
import type { Call } from "../../syntax/tree";
import type { Context, FunctionTable } from "../context";
import { literalText, toText } from "../convert";
import { javaRegex, javaReplacement } from "../java-regex";
import { at, atom, LEVEL, type Piece } from "../piece";
import { arityProblem, listOf, numberOf, refuse, rule, textOf } from "../rules";

/** A pattern as DuckDB reads it. One that is not written out is passed on, with a note. */
export function regexPattern(piece: Piece, call: { from: number; to: number }, context: Context): string {
  const text = literalText(piece);
  if (text === null) {
    context.note(
      call,
      "The pattern is made while the query runs: what only Java's patterns can do fails then.",
    );
    return piece.sql;
  }
  const regex = javaRegex(text);
  if ("pattern" in regex) return quoteText(regex.pattern);
  return context.problem(
    call,
    `The pattern uses ${regex.problem}, which DuckDB's regular expressions do not have.`,
  ).sql;
}

const matches = (
  name: string,
  wrap: (call: string, text: string, pattern: string) => string,
  type: Piece["type"],
) =>
  rule((args, call, context) => {
    const [text, pattern] = args;
    if (!text || !pattern || args.length > 2) return context.problem(call, arityProblem(call, ["$1, $2"]));
    const [subject, regex] = [toText(text).sql, regexPattern(pattern, call.args[1] ?? call, context)];
    return atom(wrap(`${name}(${subject}, ${regex})`, subject, regex), type);
  });

/** The group is the first one unless it is said. */
const extract = (name: string, type: Piece["type"]) =>
  rule((args, call, context) => {
    const [text, pattern] = args;
    if (!text || !pattern || args.length > 3)
      return context.problem(call, arityProblem(call, ["$1, $2", "$1, $2, $3"]));
    const group = call.args[2] ? numberOf(call.args[2].value) : 1;
    if (group === null)
      return context.problem(call.args[2] ?? call, "The group has to be a number that is written out.");
    const regex = regexPattern(pattern, call.args[1] ?? call, context);
    return atom(`${name}(${toText(text).sql}, ${regex}${group === 0 ? "" : `, ${group}`})`, type);
  });

const replace = rule((args, call, context) => {
  const [text, pattern, by] = args;
  if (!text || !pattern || !by || args.length > 4)
    return context.problem(call, arityProblem(call, ["$1, $2, $3"]));
  if (call.args[3] && numberOf(call.args[3].value) !== 1)
    return context.problem(call.args[3], "regexp_replace can only start at the first character here.");
  const regex = regexPattern(pattern, call.args[1] ?? call, context);
  return atom(`regexp_replace(${toText(text).sql}, ${regex}, ${replacement(by, call, context)}, 'g')`, {
    is: "string",
  });
});

function replacement(by: Piece, call: Call, context: Context): string {
  const text = literalText(by);
  const place = call.args[2] ?? call;
  if (text === null) {
    context.note(place, "The replacement is taken as it is: `$1` in it would be no group here.");
    return by.sql;
  }
  const result = javaReplacement(text);
  if (result !== null) return quoteText(result);
  return context.problem(place, "A group of the replacement is written $1; a name cannot be used here.").sql;
}

/** What means nothing but itself in a pattern, without its escapes; null for a real pattern. */
export function plainPattern(pattern: string): string | null {
  const single = /^\[([^\\^[\]])\]$/.exec(pattern);
  if (single) return single[1] ?? null;
  let plain = "";
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index);
    if (character === "\\") {
      const next = pattern.charAt(++index);
      if (next === "" || /[a-zA-Z0-9]/.test(next)) {
        if (next === "t") plain += "\t";
        else if (next === "n") plain += "\n";
        else return null;
      } else plain += next;
    } else if (/[.*+?^${}()|[\]]/.test(character)) return null;
    else plain += character;
  }
  return plain === "" ? null : plain;
}

/** `split(text, pattern[, limit])`: with a limit, what is left stays in the last part. */
const split = rule((args, call, context) => {
  const [text, pattern] = args;
  if (!text || !pattern || args.length > 3)
    return context.problem(call, arityProblem(call, ["$1, $2", "$1, $2, $3"]));
  const type: Piece["type"] = { is: "array", item: { is: "string" } };
  const limit = call.args[2] ? numberOf(call.args[2].value) : -1;
  if (limit === null)
    return context.problem(call.args[2] ?? call, "The limit has to be a number that is written out.");
  const subject = toText(text).sql;
  const written = textOf(call.args[1]?.value);
  const plain = written === null ? null : plainPattern(written);
  const regex = plain === null ? regexPattern(pattern, call.args[1] ?? call, context) : "";
  const parts =
    plain === null
      ? `regexp_split_to_array(${subject}, ${regex})`
      : `string_split(${subject}, ${quoteText(plain)})`;
  if (limit <= 0) return atom(parts, type);
  if (limit === 1) return atom(`[${subject}]`, type);
  if (plain !== null) {
    const rest = `array_to_string(${parts}[${limit}:], ${quoteText(plain)})`;
    return atom(
      `CASE WHEN len(${parts}) < ${limit} THEN ${parts} ELSE ${parts}[:${limit - 1}] || [${rest}] END`,
      type,
    );
  }
  const inner = literalText({ ...pattern, sql: regex });
  if (inner === null)
    return context.problem(call, "With a limit, the pattern of split has to be written out.");
  const skip = quoteText(`^(?s:.*?(?:${inner})){${limit - 1}}`);
  const rest = `regexp_replace(${subject}, ${skip}, '')`;
  return atom(
    `CASE WHEN len(${parts}) < ${limit} THEN ${parts} ELSE ${parts}[:${limit - 1}] || [${rest}] END`,
    type,
  );
});

const BOOLEAN: Piece["type"] = { is: "boolean" };
const found = matches("regexp_matches", (call) => call, BOOLEAN);

export const regexFunctions: FunctionTable = {
  rlike: found,
  regexp: found,
  regexp_like: found,
  regexp_extract: extract("regexp_extract", { is: "string" }),
  regexp_extract_all: extract("regexp_extract_all", listOf({ is: "string" })),
  regexp_replace: replace,
  regexp_count: matches("regexp_extract_all", (call) => `len(${call})`, { is: "bigint" }),
  regexp_substr: matches(
    "regexp_matches",
    (call, text, pattern) => `CASE WHEN ${call} THEN regexp_extract(${text}, ${pattern}) END`,
    { is: "string" },
  ),
  regexp_instr: refuse("DuckDB does not tell where a pattern fits. regexp_extract gives the text that fits."),
  split,
};

/** `x RLIKE pattern` */
export const rlike = (
  subject: Piece,
  pattern: Piece,
  place: { from: number; to: number },
  context: Context,
): Piece => atom(`regexp_matches(${toText(subject).sql}, ${regexPattern(pattern, place, context)})`, BOOLEAN);

export const negated = (piece: Piece, not: boolean): Piece =>
  not ? { sql: `NOT ${at(piece, LEVEL.not)}`, level: LEVEL.not, type: BOOLEAN } : piece;
