import { SqlError } from "../runtime/engine";

/** What DuckDB says about a failure when `errors_as_json` is on. */
interface EngineError {
  exception_type?: string;
  exception_message?: string;
  position?: string;
  candidates?: string;
  name?: string;
}

/** Longest line of an engine's message that is passed on: longer ones quote the data itself. */
const MAX_LINE = 200;
const MAX_LINES = 8;

export interface ErrorContext {
  /** The SQL that was given by the caller. */
  sql: string;
  /** UTF-8 bytes that were put before it. */
  prefixBytes?: number;
  /** Turns absolute paths in a message into the names users know. */
  displayPaths?: (text: string) => string;
  /** What users call a file the engine opened, and how many of its lines stand before those the engine counts. */
  displayFile?: (absolute: string) => { shown: string; lines: number };
}

/** Any failure of the binding as a `SqlError`: kind, offset into the given SQL, candidates, a short clean message. */
export function toSqlError(
  error: unknown,
  { sql, prefixBytes = 0, displayPaths = (text) => text, displayFile }: ErrorContext,
): SqlError {
  if (error instanceof SqlError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const parsed = parseEngineError(text);
  const message = parsed?.exception_message ?? text;
  const kind = (parsed?.exception_type ?? "unknown").toLowerCase().replaceAll(" ", "-");
  // Signatures of functions hold commas themselves, and are no words to choose from.
  const listed = parsed?.candidates?.includes("->") ? "" : (parsed?.candidates ?? "");
  const candidates = [...new Set(listed.split(",").filter((candidate) => candidate !== ""))];
  const at = parsed?.position === undefined ? Number.NaN : Number(parsed.position) - prefixBytes;
  return new SqlError(wording(), kind, offsetOfByte(sql, at), candidates);

  function wording(): string {
    const csv = csvFailure(message);
    if (!csv) return cleanMessage(displayPaths(message));
    const { shown, lines } = displayFile?.(csv.file) ?? { shown: displayPaths(csv.file), lines: 0 };
    return `“${shown}”${csv.line === null ? "" : `, line ${csv.line + lines}`}: ${csv.reason}.`;
  }
}

function parseEngineError(text: string): EngineError | null {
  const start = text.indexOf('{"exception_type"');
  if (start < 0) return null;
  try {
    return JSON.parse(text.slice(start)) as EngineError;
  } catch {
    return null;
  }
}

/** Keeps what happened and where; leaves out advice about reader options, candidates (they travel apart) and raw data. */
export function cleanMessage(message: string): string {
  const lines: string[] = [];
  for (const raw of message.split("\n")) {
    const line = raw.trimEnd();
    if (ADVICE.test(line)) break;
    if (line.trim() !== "") lines.push(shortened(line, MAX_LINE));
    if (lines.length === MAX_LINES) break;
  }
  return lines.join("\n") || "The engine gave no reason.";
}

const ADVICE =
  /^\s*(Possible (fixes|solutions?)|LINE \d+:|This error can be suppressed|Candidate (bindings|functions|tables)|Did you mean|Try (increasing|setting)|\* |file = )/;

const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}…` : text;

/** A failure of the CSV reader: which file and line, and why, without the line itself. Null for any other message. */
export function csvFailure(message: string): { file: string; line: number | null; reason: string } | null {
  const file = /^ {2}file = (.*)$/m.exec(message)?.[1];
  if (file === undefined) return null;
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  const fields = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  const value = /Error when converting column "(.*?)"\. (.*)/.exec(message);
  const reason = fields
    ? `it has ${fields[2]} fields, and ${fields[1]} are expected`
    : value
      ? `column “${shortened(value[1] ?? "", 80)}”: ${shortened(value[2] ?? "", 160)}`
      : /unterminated quote/.test(message)
        ? "a quoted field does not end where its quote does"
        : /Maximum line size/.test(message)
          ? "it is longer than the reader takes"
          : /not utf-8/.test(message)
            ? "it is not valid UTF-8"
            : "its line breaks or quotes are not the same throughout";
  return { file, line: line === undefined ? null : Number(line), reason };
}

/** UTF-16 offset of a UTF-8 byte offset, or null when it lies outside. */
export function offsetOfByte(text: string, byte: number): number | null {
  if (!(byte >= 0)) return null;
  let bytes = 0;
  let offset = 0;
  for (const character of text) {
    if (bytes >= byte) return offset;
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    offset += character.length;
  }
  return bytes >= byte ? offset : null;
}
