/** How a delimited text file is written. `quote` is empty where quoting is off. */
export interface CsvDialect {
  delimiter: string;
  quote: string;
  escape: string;
}

export type Newline = "\n" | "\r\n" | "\r";

/** Why a text is not the table its header promises; lines count from 1, as editors do. */
export type CsvProblem =
  | { kind: "fields"; line: number; found: number; expected: number }
  | { kind: "quote"; line: number }
  | { kind: "unterminated"; line: number }
  | { kind: "newline"; line: number; first: Newline; found: Newline }
  | { kind: "broken"; line: number }
  | { kind: "length"; line: number; bytes: number };

export interface CsvRecord {
  /** Byte offsets of the record, without its line break. */
  start: number;
  end: number;
  /** Offset after its line break. */
  next: number;
  fields: number;
  /** Line it starts on. */
  line: number;
  blank: boolean;
}

/** The longest record DuckDB's reader takes. */
export const MAX_RECORD_BYTES = 2_000_000;

const START = 0;
const PLAIN = 1;
const QUOTED = 2;
const CLOSED = 3;
const ESCAPED = 4;

const LF = 10;
const CR = 13;
const SPACE = 32;
const NOTHING = new Uint8Array(0);

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/**
 * Splits text into records as RFC 4180 says and as DuckDB's strict reader does: a quote opens a field only at its start
 * (after spaces too), is literal elsewhere, and only spaces may follow the closing one. It keeps no text, so that it runs
 * over whole files to check what the engine will read. Blank lines are records of a one-column file only.
 */
export class CsvScanner {
  records = 0;
  problem: CsvProblem | null = null;
  newline: Newline | null = null;
  /** Line of the first record with a quoted field that holds a line break. */
  brokenLine: number | null = null;
  longest = 0;

  readonly #classes = new Uint8Array(256);
  readonly #delimiter: Uint8Array;
  readonly #quote: number;
  readonly #escape: number;
  #state = START;
  #fields = 1;
  #line = 1;
  #startLine = 1;
  #start = 0;
  #base = 0;
  #pendingCr = false;
  #closedAt = -1;
  #carry: Uint8Array = NOTHING;
  #stopped = false;

  /** `expected` fields in each record, once known; `visit` may return false to stop. */
  constructor(
    dialect: CsvDialect,
    public expected: number | null = null,
    private readonly visit?: (record: CsvRecord) => boolean,
  ) {
    const bytes = (text: string) => new TextEncoder().encode(text);
    this.#delimiter = bytes(dialect.delimiter);
    this.#quote = bytes(dialect.quote)[0] ?? -1;
    this.#escape = bytes(dialect.escape)[0] ?? -1;
    for (const byte of [LF, CR, this.#delimiter[0] ?? 44]) this.#classes[byte] = 1;
  }

  /** Line on which the record begins that is being read. */
  get line(): number {
    return this.#startLine;
  }

  push(bytes: Uint8Array): void {
    // The end of a chunk may cut a delimiter of several bytes.
    const chunk = this.#carry.length > 0 ? joined(this.#carry, bytes) : bytes;
    this.#carry = NOTHING;
    const classes = this.#classes;
    const first = this.#delimiter[0] ?? 44;
    const width = this.#delimiter.length;
    let at = 0;
    if (this.#pendingCr && chunk.length > 0) {
      this.#pendingCr = false;
      const crlf = chunk[0] === LF;
      this.#endRecord(this.#base - 1, crlf ? "\r\n" : "\r");
      if (crlf) at = 1;
    }
    while (at < chunk.length && !this.#stopped) {
      const byte = chunk[at] as number;
      if (this.#state === QUOTED) {
        at = this.#insideQuotes(chunk, at);
        continue;
      }
      if (this.#state === ESCAPED) {
        this.#state = QUOTED;
        at++;
        continue;
      }
      if (classes[byte] === 0) {
        if (this.#state === START) {
          if (byte === this.#quote) this.#state = QUOTED;
          else if (byte !== SPACE) this.#state = PLAIN;
          at++;
        } else if (this.#state === CLOSED) {
          // A doubled quote goes on inside the field; anything but a space is a stray.
          if (byte === this.#quote && this.#escape === this.#quote && this.#justClosed(at))
            this.#state = QUOTED;
          else if (byte !== SPACE) this.#fail({ kind: "quote", line: this.#startLine });
          at++;
        } else {
          at++;
          while (at < chunk.length && classes[chunk[at] as number] === 0) at++;
        }
        continue;
      }
      if (byte === LF || byte === CR) {
        if (byte === CR && at + 1 === chunk.length) {
          this.#pendingCr = true;
          at++;
          break;
        }
        const crlf = byte === CR && chunk[at + 1] === LF;
        this.#endRecord(this.#base + at, crlf ? "\r\n" : byte === CR ? "\r" : "\n");
        at += crlf ? 2 : 1;
        continue;
      }
      if (byte === first && width > 1 && at + width > chunk.length) {
        this.#carry = chunk.slice(at);
        break;
      }
      if (byte === first && (width === 1 || this.#delimiterAt(chunk, at))) {
        this.#fields++;
        this.#state = START;
        at += width;
      } else {
        if (this.#state === CLOSED) this.#fail({ kind: "quote", line: this.#startLine });
        this.#state = PLAIN;
        at++;
      }
    }
    this.#base += chunk.length - this.#carry.length;
  }

  finish(): void {
    if (this.#stopped) return;
    // What looked like the start of a delimiter is text.
    if (this.#carry.length > 0) {
      this.#base += this.#carry.length;
      this.#carry = NOTHING;
    }
    if (this.#pendingCr) {
      this.#pendingCr = false;
      this.#endRecord(this.#base - 1, "\r");
    } else if (this.#base > this.#start) {
      if (this.#state === QUOTED || this.#state === ESCAPED)
        this.#fail({ kind: "unterminated", line: this.#startLine });
      this.#record(this.#base, this.#base);
    }
  }

  #justClosed(at: number): boolean {
    return this.#closedAt === this.#base + at - 1;
  }

  #insideQuotes(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (byte === LF || byte === CR) {
        this.brokenLine ??= this.#startLine;
        if (byte === LF || chunk[at + 1] !== LF) this.#line++;
      } else if (byte === this.#escape && this.#escape !== this.#quote) {
        this.#state = ESCAPED;
        return at + 1;
      } else if (byte === this.#quote) {
        this.#state = CLOSED;
        this.#closedAt = this.#base + at;
        return at + 1;
      }
    }
    return chunk.length;
  }

  #delimiterAt(chunk: Uint8Array, at: number): boolean {
    for (let index = 1; index < this.#delimiter.length; index++)
      if (chunk[at + index] !== this.#delimiter[index]) return false;
    return true;
  }

  #endRecord(end: number, newline: Newline): void {
    const line = this.#line;
    if (this.newline === null) this.newline = newline;
    else if (newline !== this.newline)
      this.#fail({ kind: "newline", line, first: this.newline, found: newline });
    this.#line++;
    this.#record(end, end + newline.length);
  }

  #record(end: number, next: number): void {
    const blank = end === this.#start;
    const record = { start: this.#start, end, next, fields: this.#fields, line: this.#startLine, blank };
    const bytes = next - this.#start;
    if (bytes > this.longest) this.longest = bytes;
    if (bytes > MAX_RECORD_BYTES) this.#fail({ kind: "length", line: this.#startLine, bytes });
    if (!blank || this.expected === 1) {
      this.records++;
      if (this.expected !== null && this.#fields !== this.expected)
        this.#fail({ kind: "fields", line: this.#startLine, found: this.#fields, expected: this.expected });
    }
    this.#start = next;
    this.#startLine = this.#line;
    this.#fields = 1;
    if (this.#state !== QUOTED && this.#state !== ESCAPED) this.#state = START;
    if (this.visit && !this.visit(record)) this.#stopped = true;
  }

  #fail(problem: CsvProblem): void {
    this.problem ??= problem;
  }
}
