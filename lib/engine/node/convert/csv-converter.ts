import type { CsvOptions } from "../../../connectors/formats/csv";
import type { Scan } from "../../../ir/rel";
import { DiagnosticError, hasErrors } from "../../../model/diagnostic";
import { type CsvField, fieldsOf } from "../../scan/csv-dialect";
import { type CsvHead, describeProblem, readCsvHead } from "../../scan/csv-file";
import { nameColumns } from "../../scan/csv-header";
import {
  type CsvDialect,
  type CsvProblem,
  type CsvRecord,
  CsvScanner,
  MAX_RECORD_BYTES,
} from "../../scan/csv-records";
import { unreadable } from "../../scan/unreadable";
import type { WorkspaceFile } from "../files";
import type { ConversionOutput, Converter } from "./converter";
import { TextBytes } from "./text-bytes";

/** Records between two pauses. */
const BREATH = 10_000;

/**
 * Delimited text whose records may be refused: cut as `bindCsv` cuts it, but each record by itself. Whether there is a
 * header was decided over all files and stands in the scan's options.
 */
export const csvConverter: Converter = {
  keepsRaw: ({ columns }) => columns !== null,
  async convert(file, scan, out) {
    const options = scan.options as CsvOptions;
    const bytes = new TextBytes(file, options);
    try {
      const head = await readCsvHead(file, bytes.text, bytes, options);
      if (!head.ok) throw new DiagnosticError([head.error]);
      if (head.value) await convertBody(file, head.value, { scan, bytes, out });
    } finally {
      await bytes.close();
    }
  },
};

interface Conversion {
  scan: Scan;
  bytes: TextBytes;
  out: ConversionOutput;
}

async function convertBody(file: WorkspaceFile, head: CsvHead, { scan, bytes, out }: Conversion) {
  const { header, nullText = [""], multiline } = scan.options as CsvOptions;
  const hasHeader = header === "present";
  const { names, diagnostics } = nameColumns(head, hasHeader, scan.columns);
  if (hasErrors(diagnostics)) throw new DiagnosticError(diagnostics);
  for (const diagnostic of diagnostics) out.note(diagnostic);
  await out.begin(names.map((name) => ({ name, type: "VARCHAR", wants: "infer" })));

  const nulls = new Set(nullText);
  const cellOf = ({ text, quoted }: CsvField) => (!quoted && nulls.has(text) ? null : text);
  const { dialect, first } = head;
  const lines = hasHeader ? head.nextLines : head.lines;
  const records = new Records(file, dialect, first.length, {
    line: lines + 1,
    multiline: multiline !== false,
  });
  let count = 0;
  for await (const chunk of bytes.from(hasHeader ? head.next : head.start)) {
    for (const { text, line, problem } of records.push(chunk)) {
      if (problem) out.reject(line, problem, text);
      else out.row(fieldsOf(text, dialect).map(cellOf), line, text);
      if (++count % BREATH === 0) await out.breathe(bytes.read);
    }
    await out.breathe(bytes.read);
    if (out.enough) return;
  }
  for (const { text, line, problem } of records.finish()) {
    if (problem) out.reject(line, problem, text);
    else out.row(fieldsOf(text, dialect).map(cellOf), line, text);
  }
  await out.breathe(bytes.read);
}

interface FoundRecord {
  text: string;
  line: number;
  /** Why it is no record of the table. */
  problem: string | null;
}

/**
 * Cuts bytes into records. A quote that is out of place takes other records along: of a refused record over several lines
 * only the first is refused, and reading goes on with the next.
 */
class Records {
  #scanner!: CsvScanner;
  #found: FoundRecord[] = [];
  /** Bytes from the start of the record that is being read, and where the scanner has that. */
  #window = Buffer.alloc(0);
  #start = 0;
  /** Line on which the scanner began. */
  #line: number;
  /** The refused record that the scanner stopped at. */
  #refused: CsvProblem | null = null;

  constructor(
    private readonly file: WorkspaceFile,
    private readonly dialect: CsvDialect,
    private readonly fields: number,
    private readonly options: { line: number; multiline: boolean },
  ) {
    this.#line = options.line;
    this.#begin();
  }

  push(chunk: Uint8Array): FoundRecord[] {
    this.#window = Buffer.concat([this.#window, chunk]);
    this.#scanner.push(chunk);
    this.#drop();
    while (this.#refused || this.#window.length > MAX_RECORD_BYTES) this.#resume();
    return this.#take();
  }

  finish(): FoundRecord[] {
    for (;;) {
      this.#scanner.finish();
      this.#drop();
      if (!this.#refused) return this.#take();
      this.#resume();
    }
  }

  #begin(): void {
    this.#start = 0;
    this.#next = 0;
    this.#refused = null;
    this.#scanner = new CsvScanner(this.dialect, this.fields, (record) => this.#visit(record));
  }
  #next = 0;

  /** Whether the scanner may go on. */
  #visit({ start, end, next, fields, line: ofScanner, blank }: CsvRecord): boolean {
    const { problem: found } = this.#scanner;
    this.#scanner.problem = null;
    const line = this.#line + ofScanner - 1;
    if (blank && this.fields !== 1) {
      this.#next = next;
      return true;
    }
    const bytes = this.#window.subarray(start - this.#start, end - this.#start);
    const broken = bytes.some((byte) => byte === 10 || byte === 13);
    const problem = this.#problemOf(found, { fields, line, broken });
    if (problem && broken) {
      this.#refused = problem;
      return false;
    }
    this.#next = next;
    this.#found.push({ text: utf8.decode(bytes), line, problem: problem && reasonOf(problem) });
    return true;
  }

  #problemOf(
    found: CsvProblem | null,
    { fields, line, broken }: { fields: number; line: number; broken: boolean },
  ): CsvProblem | null {
    if (found && found.kind !== "fields" && found.kind !== "newline") return { ...found, line };
    if (fields !== this.fields) return { kind: "fields", line, found: fields, expected: this.fields };
    return broken && !this.options.multiline ? { kind: "broken", line } : null;
  }

  /** Forgets what was read. */
  #drop(): void {
    this.#window = this.#window.subarray(this.#next - this.#start);
    this.#start = this.#next;
  }

  /** Refuses the line that the window begins with, and begins anew behind it. */
  #resume(): void {
    const line = this.#refused?.line ?? this.#line + this.#scanner.line - 1;
    const end = this.#window.findIndex((byte) => byte === 10 || byte === 13);
    if (end < 0 && this.#window.length > MAX_RECORD_BYTES) {
      const problem = { kind: "length", line, bytes: this.#window.length } as const;
      throw new DiagnosticError([unreadable(this.file, describeProblem(problem))]);
    }
    const text = this.#window.subarray(0, end < 0 ? undefined : end);
    const problem = this.#refused ?? { kind: "unterminated", line };
    this.#found.push({ text: utf8.decode(text), line, problem: reasonOf(problem) });
    const isCrlf = this.#window[end] === 13 && this.#window[end + 1] === 10;
    this.#window = this.#window.subarray(end < 0 ? this.#window.length : end + (isCrlf ? 2 : 1));
    this.#line = line + 1;
    this.#begin();
    this.#scanner.push(this.#window);
    this.#drop();
  }

  #take(): FoundRecord[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }
}

/** Why a record is refused, beside the number of its line. */
function reasonOf(problem: CsvProblem): string {
  switch (problem.kind) {
    case "fields":
      return `it has ${problem.found} ${problem.found === 1 ? "field" : "fields"}, the first line ${problem.expected}`;
    case "quote":
      return "text stands after a closing quote";
    case "unterminated":
      return "a quote is never closed";
    case "broken":
      return "a value holds a line break, and values may hold none";
    default:
      return describeProblem(problem);
  }
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
