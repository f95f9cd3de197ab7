import { isInteger, isNumber, type MaybeType } from "../../../syntax/sql-type";
import type { Call } from "../../../syntax/tree";
import type { Context, FunctionTable } from "../../context";
import { at, atom, LEVEL, type Piece } from "../../piece";
import { rule } from "../../rules";
import { asDouble, asText } from "../convert";
import { sparkText, sparkTextOf } from "../quote";

const STRING: MaybeType = { is: "string" };

/** A NULL makes the whole text NULL in DuckDB; Spark would write the word null. */
function formatted(pattern: string, values: readonly Piece[], call: Call, context: Context): Piece {
  const written = `format_string(${[sparkText(pattern), ...values.map(({ sql }) => sql)].join(", ")})`;
  const open = values.filter(({ sql }) => !/^(-?\d[\d.]*|'.*')$/s.test(sql));
  if (/%[-+ 0,#\d]*\.\d+f/.test(pattern))
    context.note(
      call,
      "A number exactly between two is rounded to the even digit by DuckDB, and up by Spark.",
    );
  if (open.length === 0) return atom(written, STRING);
  context.kept(call, "A NULL makes the whole text NULL in DuckDB; Spark would write “null”.");
  return atom(
    `if(${open.map((piece) => `${at(piece, LEVEL.other)} IS NULL`).join(" OR ")}, NULL, ${written})`,
    STRING,
  );
}

const VERB = /%[-+ 0#,]*\d*(?:\.\d+)?[a-zA-Z]|%%/g;

const printf = rule((args, call, context) => {
  const [first, ...values] = args;
  const pattern = sparkTextOf(first?.sql ?? "");
  if (pattern === null)
    return context.problem(call.args[0] ?? call, "The pattern has to be written out as text.");
  const verbs = [...pattern.matchAll(VERB)].map(([verb]) => verb).filter((verb) => verb !== "%%");
  if (verbs.some((verb) => !/[sdxXfe]$/.test(verb)))
    return context.problem(call.args[0] ?? call, "Only %s, %d, %x, %f and %e have a counterpart.");
  const pieces = values.map((value, index) => valueFor(verbs[index] ?? "", value, call, context));
  return formatted(pattern, pieces, call, context);
});

function valueFor(verb: string, value: Piece, call: Call, context: Context): Piece {
  if (verb.endsWith("s") && value.type?.is !== "string") return asText(value, call, context);
  if (/[fe]$/.test(verb) && value.type?.is !== "double") return asDouble(value);
  return value;
}

/** A place of `format`: `{}`, `{0}`, `{:>8}`, `{:,}`, `{:05d}`, `{:.2f}`. */
const PLACE = /\{(\d*)(?::([<>]?)([+ ]?)(0?)(\d*)(,?)(?:\.(\d+))?([sdxXfe]?))?\}/;

const format = rule((args, call, context) => {
  const [first, ...values] = args;
  const pattern = sparkTextOf(first?.sql ?? "");
  if (pattern === null)
    return context.problem(call.args[0] ?? call, "The pattern has to be written out as text.");
  const used: Piece[] = [];
  let java = "";
  let next = 0;
  for (const [token] of pattern.matchAll(/\{\{|\}\}|\{[^}]*\}|[^{}]+/g)) {
    const place = token === "{{" || token === "}}" ? null : PLACE.exec(token);
    if (!token.startsWith("{") || token === "{{") {
      java += (token === "{{" ? "{" : token === "}}" ? "}" : token).replaceAll("%", "%%");
      continue;
    }
    const [, index = "", align = "", sign = "", zero = "", width = "", comma = "", digits, letter = ""] =
      place ?? [];
    const value = values[index === "" ? next++ : Number(index)];
    if (place?.[0] !== token || !value)
      return context.problem(call.args[0] ?? call, `The place ${token} has no counterpart in Spark.`);
    const isText = !isNumber(value.type);
    const verb = letter !== "" ? letter : isInteger(value.type) && width + comma + sign !== "" ? "d" : "s";
    if (comma && verb === "s")
      return context.problem(
        call.args[0] ?? call,
        `The place ${token} has no counterpart for a number with a fraction.`,
      );
    const left = width !== "" && (align === "<" || (align === "" && isText));
    java += `%${left ? "-" : ""}${sign}${zero}${comma}${width}${digits === undefined ? "" : `.${digits}`}${verb}`;
    used.push(valueFor(verb, value, call, context));
  }
  return formatted(java, used, call, context);
});

export const formatsToSpark: FunctionTable = { printf, format };
