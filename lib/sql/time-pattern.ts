import { err, ok, type Result } from "../util/result";

/** Whether a pattern writes times or reads them. */
export type PatternUse = "format" | "parse";

/**
 * A pattern for times as DuckDB's strftime and strptime take it. Text with a `%` holds strftime's codes, any other is
 * Java's (`yyyy-MM-dd HH:mm`), as Spark has it. The error is what cannot be said, for “cannot hold …”.
 */
export const strftimePattern = (pattern: string, use: PatternUse): Result<string, string> =>
  pattern.includes("%") ? fromStrftime(pattern) : fromJava(pattern, use);

/** Codes DuckDB has, and what it lacks of Python's in terms of them. */
const CODES = new Set("aAbBcdfgGHIjmMnpSuUVwWxXyYzZ%");
const UNPADDED = new Set("dHIjmMSy");
const LONGHAND: Readonly<Record<string, string>> = {
  D: "%m/%d/%y",
  F: "%Y-%m-%d",
  R: "%H:%M",
  T: "%H:%M:%S",
  h: "%b",
};

function fromStrftime(pattern: string): Result<string, string> {
  let wrong: string | undefined;
  const text = pattern.replaceAll(/%(-?)(.?)/gsu, (code, dash: string, letter: string) => {
    const known = dash ? UNPADDED.has(letter) : CODES.has(letter);
    if (known) return code;
    const long = dash ? undefined : LONGHAND[letter];
    if (long === undefined) wrong ??= code;
    return long ?? code;
  });
  return wrong === undefined ? ok(text) : err(`“${wrong}”`);
}

/** Java's letters by how often they stand: the code for once, twice, … */
const LETTERS: Readonly<Record<string, readonly (string | null)[]>> = {
  y: ["%Y", "%y", "%Y", "%Y"],
  M: ["%-m", "%m", "%b", "%B"],
  L: ["%-m", "%m", "%b", "%B"],
  d: ["%-d", "%d"],
  D: ["%-j", null, "%j"],
  E: ["%a", "%a", "%a", "%A"],
  a: ["%p"],
  H: ["%-H", "%H"],
  h: ["%-I", "%I"],
  m: ["%-M", "%M"],
  s: ["%-S", "%S"],
  S: [null, null, "%g", null, null, "%f", null, null, "%n"],
};

/** Zones as they are written; times are in UTC. */
const UTC: Readonly<Record<string, readonly (string | null)[]>> = {
  z: ["UTC", "UTC", "UTC"],
  V: [null, "UTC"],
  Z: ["+0000", "+0000", "+0000", "GMT", "Z"],
  X: ["Z", "Z", "Z"],
  x: ["+00", "+0000", "+00:00"],
};

function fromJava(pattern: string, use: PatternUse): Result<string, string> {
  let text = "";
  for (const [part, quoted, letters] of pattern.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[\s\S]/g)) {
    if (quoted !== undefined) text += literal(quoted === "" ? "'" : quoted.replaceAll("''", "'"));
    else if (letters === undefined) {
      if ("[]{}#'".includes(part)) return err(`“${part}” of Java's patterns`);
      text += literal(part);
    } else {
      const zone = UTC[letters]?.[part.length - 1];
      const code = zone ? (use === "format" ? zone : "%z") : LETTERS[letters]?.[part.length - 1];
      if (!code) return err(`“${part}” of Java's patterns`);
      text += code;
    }
  }
  return ok(text);
}

const literal = (text: string): string => text.replaceAll("%", "%%");
