import { SqlError } from "../../runtime/engine";

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
}

/** Any failure of the binding as a `SqlError`: kind, offset into the given SQL, candidates, a short clean message. */
export function toSqlError(
  error: unknown,
  { sql, prefixBytes = 0, displayPaths = (text) => text }: ErrorContext,
): SqlError {
  if (error instanceof SqlError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const parsed = parseEngineError(text);
  const message = parsed?.exception_message ?? text;
  const kind = (parsed?.exception_type ?? "unknown").toLowerCase().replaceAll(" ", "-");
  const candidates = [
    ...new Set(parsed?.candidates?.split(",").filter((candidate) => candidate !== "") ?? []),
  ];
  const at = parsed?.position === undefined ? Number.NaN : Number(parsed.position) - prefixBytes;
  return new SqlError(cleanMessage(displayPaths(message)), kind, offsetOfByte(sql, at), candidates);
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
    if (
      /^(Possible (fixes|solutions?)|LINE \d+:|This error can be suppressed|Candidate (bindings|functions|tables)|Did you mean|\* |\s+file = )/.test(
        line,
      )
    )
      break;
    if (line.trim() !== "") lines.push(line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line);
    if (lines.length === MAX_LINES) break;
  }
  return lines.join("\n") || "The engine gave no reason.";
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
