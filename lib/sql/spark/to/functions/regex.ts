import type { MaybeType } from "../../../syntax/sql-type";
import type { Call } from "../../../syntax/tree";
import type { Context, FunctionRule, FunctionTable } from "../../context";
import { at, atom, LEVEL, type Piece } from "../../piece";
import { arityProblem, listOf, numberOf, rule } from "../../rules";
import { sparkText, sparkTextOf } from "../quote";
import { javaFromRe2, javaReplacementFromRe2, literalPattern, wholeText } from "../re2-pattern";

const STRING: MaybeType = { is: "string" };

/** A pattern as Java reads it, with RE2's options before it. */
function patternOf(piece: Piece, options: string, call: Call, context: Context): string {
  const text = sparkTextOf(piece.sql);
  // Of its options, DuckDB’s m, n and p say what is so by default; its i knows all letters.
  const flags = `${options.includes("i") ? "iu" : ""}${options.includes("s") ? "s" : ""}`;
  const prefix = flags === "" ? "" : `(?${flags})`;
  if (text !== null)
    return sparkText(prefix + (options.includes("l") ? literalPattern(text) : javaFromRe2(text)));
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
    const full = inner === null ? `concat('^(?:', ${regex}, ')\\\\z')` : sparkText(wholeText(inner));
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
    const regex = patternOf(pattern, optionsOf(call, 3), call, context);
    const node = call.args[2]?.value;
    const part = (which: string): string => `${name}(${text.sql}, ${regex}, ${which})`;
    if (node?.kind === "list" && name === "regexp_extract") {
      const fields = node.items.map(
        (item, index) => `${context.expression(item).sql}, ${part(`${index + 1}`)}`,
      );
      return atom(`named_struct(${fields.join(", ")})`);
    }
    if (group && numberOf(node) === null)
      return context.problem(
        node ?? call,
        "The group has to be written out as a number, or as a list of names.",
      );
    return atom(part(group?.sql ?? "0"), type);
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

export const regexesToSpark: FunctionTable = {
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
};
