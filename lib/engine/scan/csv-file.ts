import type { CsvOptions } from "../../connectors/formats/csv";
import { type Diagnostic, diagnose } from "../../model/diagnostic";
import { err, ok, type Result } from "../../util/result";
import { type HeaderEvidence, headerEvidence, sniffDialect, splitRecord } from "./csv-dialect";
import { type CsvDialect, type CsvProblem, CsvScanner, MAX_RECORD_BYTES, type Newline } from "./csv-records";
import type { ScanFile, TextFile, Texts } from "./session";

const HEAD_BYTES = 256 << 10;

/** What the beginning of a delimited file says. */
export interface CsvHead {
  file: ScanFile;
  text: TextFile;
  dialect: CsvDialect;
  /** Fields of the first record that is not blank. */
  first: string[];
  evidence: HeaderEvidence;
  /** Bytes before the first record, and after it. */
  start: number;
  next: number;
  /** Lines before the first record, and after it. */
  lines: number;
  nextLines: number;
  /** Line break after the first record, when there is one. */
  newline: Newline | null;
  /** Whether the first record is the plain first line of the file. */
  plain: boolean;
}

/** A delimited file, ready for the engine. */
export interface CsvBody {
  /** What the engine opens. */
  absolute: string;
  hasHeader: boolean;
  newline: Newline;
  /** Whether a quoted field holds a line break. */
  brokenFields: boolean;
  /** Records below the header. */
  records: number;
  problem: CsvProblem | null;
}

const encodingProblem = (file: ScanFile, encoding: string): Diagnostic =>
  diagnose("file/encoding", { path: file.path, encoding }, { field: ["encoding"] });

/** Reads as much of the beginning as one record may take. Null for a file without any record. */
export async function readCsvHead(
  file: ScanFile,
  text: TextFile,
  texts: Pick<Texts, "start">,
  options: CsvOptions,
): Promise<Result<CsvHead | null, Diagnostic>> {
  for (const size of [HEAD_BYTES, MAX_RECORD_BYTES + HEAD_BYTES]) {
    const bytes = await texts.start(text, Math.min(size, text.bytes));
    const complete = bytes.length >= text.bytes;
    const skipped = skipLines(bytes, text.bom, options.skip ?? 0);
    const body = bytes.subarray(skipped.bytes);
    if (looksUtf16(body)) return err(encodingProblem(file, "UTF-8 (it looks like UTF-16)"));
    const { dialect, records } = sniffDialect(body, complete, options);
    const [first, ...rest] = records;
    if (!first) {
      if (complete && isBlank(body)) return ok(null);
      if (!complete && size === HEAD_BYTES) continue;
      if (!complete)
        return err(
          diagnose("file/unreadable", {
            path: file.path,
            detail: `its first line is longer than ${MAX_RECORD_BYTES.toLocaleString("en")} bytes`,
          }),
        );
      return ok(null);
    }
    const fieldsOf = (start: number, end: number) =>
      splitRecord(utf8Text(body.subarray(start, end)), dialect);
    const fields = fieldsOf(first.start, first.end);
    const below = rest.slice(0, 200).map(({ start, end }) => fieldsOf(start, end));
    const broken = body.subarray(first.start, first.end).some((byte) => byte === 10 || byte === 13);
    const newline = newlineAt(body, first.end, first.next);
    return ok({
      file,
      text,
      dialect,
      first: fields,
      evidence: headerEvidence(fields, below),
      start: skipped.bytes + first.start,
      next: skipped.bytes + first.next,
      lines: skipped.lines + first.line - 1,
      nextLines: skipped.lines + first.line + linesIn(body.subarray(first.start, first.end)),
      newline,
      plain: !broken && skipped.bytes + first.start === text.bom,
    });
  }
  return ok(null);
}

/**
 * Checks a file's body record by record, and makes a copy where the engine would read another table than the one that
 * is written there: lines before the first record, a header over several lines, and CRLF without a header.
 */
export async function readCsvBody(
  head: CsvHead,
  hasHeader: boolean,
  texts: Texts,
  { multiline }: CsvOptions,
): Promise<Result<CsvBody, Diagnostic>> {
  const { file, text, dialect, first } = head;
  const from = hasHeader ? head.next : head.start;
  const scanner = new CsvScanner(dialect, first.length);
  const utf8 = texts.utf8Check();
  for await (const chunk of texts.chunks(text, from)) {
    utf8.push(chunk);
    if (!utf8.valid) break;
    scanner.push(chunk);
  }
  if (!utf8.finish()) return err(encodingProblem(file, "UTF-8"));
  scanner.finish();
  const newline = (hasHeader ? head.newline : null) ?? scanner.newline ?? "\n";
  const lines = hasHeader ? head.nextLines : head.lines;
  const problem = scanner.problem && { ...scanner.problem, line: scanner.problem.line + lines };
  const mixed: CsvProblem | null =
    hasHeader && head.newline && scanner.newline && head.newline !== scanner.newline
      ? { kind: "newline", line: lines + 1, first: head.newline, found: scanner.newline }
      : null;
  const broken: CsvProblem | null =
    scanner.brokenLine !== null && multiline === false
      ? { kind: "broken", line: scanner.brokenLine + lines }
      : null;
  const body = {
    newline,
    brokenFields: scanner.brokenLine !== null,
    records: scanner.records,
    problem: mixed ?? problem ?? broken,
  };
  if (hasHeader ? head.plain : newline !== "\r\n" && head.start === text.bom)
    return ok({ ...body, absolute: text.absolute, hasHeader });
  const header = first.map((_, index) => `c${index}`).join(dialect.delimiter) + newline;
  const absolute = await texts.behead(file, text, { from, head: header, lines: lines - 1 });
  return ok({ ...body, absolute, hasHeader: true });
}

/** Where the text begins after the byte order mark and `count` physical lines. */
function skipLines(bytes: Uint8Array, bom: number, count: number): { bytes: number; lines: number } {
  let at = bom;
  let lines = 0;
  for (; lines < count && at < bytes.length; lines++) {
    while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
    at += bytes[at] === 13 && bytes[at + 1] === 10 ? 2 : 1;
  }
  return { bytes: Math.min(at, bytes.length), lines };
}

function newlineAt(bytes: Uint8Array, end: number, next: number): Newline | null {
  if (next === end) return null;
  return next - end === 2 ? "\r\n" : bytes[end] === 13 ? "\r" : "\n";
}

const linesIn = (bytes: Uint8Array): number => utf8Text(bytes).split(/\r\n|\r|\n/).length - 1;
const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 10 || byte === 13);

/** Text in two-byte units without a byte order mark: every other byte is zero. */
function looksUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 1000);
  const zeros = sample.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  return sample.length >= 8 && zeros > sample.length * 0.3;
}

/** Bytes as text; bytes that are none become U+FFFD. */
const utf8Text = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** A problem in words: `line 3 has 2 fields, the first line 3`. */
export function describeProblem(problem: CsvProblem): string {
  const name = (newline: Newline) => ({ "\n": "LF", "\r\n": "CRLF", "\r": "CR" })[newline];
  switch (problem.kind) {
    case "fields":
      return `line ${problem.line} has ${problem.found} ${problem.found === 1 ? "field" : "fields"}, and the first line ${problem.expected}`;
    case "quote":
      return `line ${problem.line} has text after a closing quote`;
    case "unterminated":
      return `the quote opened on line ${problem.line} is never closed`;
    case "newline":
      return `line ${problem.line} ends in ${name(problem.found)}, the lines before it in ${name(problem.first)}`;
    case "broken":
      return `the value on line ${problem.line} holds a line break, and values may hold none`;
    case "length":
      return `line ${problem.line} is longer than ${MAX_RECORD_BYTES.toLocaleString("en")} bytes`;
  }
}
