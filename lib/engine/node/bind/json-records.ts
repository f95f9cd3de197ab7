/** How deep values may nest: the engine crashes at some thousands, and other tools long before. */
export const MAX_DEPTH = 1000;

export interface JsonProblem {
  line: number;
  detail: string;
}

const OBJECT = 1;
const ARRAY = 2;

/** What may come next. */
const VALUE = 0;
const FIRST_ELEMENT = 1;
const FIRST_KEY = 2;
const KEY = 3;
const COLON = 4;
const AFTER_VALUE = 5;
/** Inside a token. */
const STRING = 6;
const ESCAPE = 7;
const UNICODE = 8;
const WORD = 9;

const WORDS = new Set(["true", "false", "null", "NaN", "Infinity", "-Infinity"]);
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;

/**
 * Reads JSON byte by byte without building values: whether it is valid, how its records lie (one array, one a line, or
 * any how), and what the engine would get wrong. Iterative, so that depth costs nothing but a byte each.
 */
export class JsonScanner {
  problem: JsonProblem | null = null;
  layout: "array" | "lines" | "sequence" | null = null;
  records = 0;
  /** Bytes of the longest record. */
  longest = 0;
  /** An integer that does not fit 15 digits stands somewhere. */
  longIntegers = false;
  /** A number stands somewhere that a DOUBLE rounds. */
  rounded = false;
  /** Keys of records, in order of appearance; no more than `MAX_KEYS`. */
  readonly keys = new Set<string>();

  readonly #stack = new Uint8Array(MAX_DEPTH + 1);
  readonly #lastKeys: Buffer[] = [];
  #keyIndex = 0;
  #depth = 0;
  #next = VALUE;
  #line = 1;
  #offset = 0;
  #start = 0;
  #startLine = 0;
  #lastLine = 0;
  #token = "";
  #isKey = false;
  #hex = "";
  #high = false;

  push(chunk: Buffer): void {
    const length = chunk.length;
    let at = 0;
    while (at < length && this.problem === null) {
      if (this.#next === STRING) {
        at = this.#inString(chunk, at);
        continue;
      }
      const byte = chunk[at] as number;
      if (this.#next === ESCAPE) {
        this.#escape(byte);
        at++;
      } else if (this.#next === UNICODE) {
        this.#unicode(byte);
        at++;
      } else if (this.#next === WORD) at = this.#inWord(chunk, at);
      else if (byte === 32 || byte === 9 || byte === 13) at++;
      else if (byte === 10) {
        this.#line++;
        at++;
      } else {
        this.#token = "";
        this.#begin(byte, this.#offset + at);
        at++;
      }
    }
    this.#offset += length;
  }

  finish(): void {
    if (this.problem) return;
    if (this.#next === WORD) this.#endWord();
    if (this.problem) return;
    if (this.#next === STRING || this.#next === ESCAPE || this.#next === UNICODE)
      this.#fail("a text is never closed");
    else if (this.#depth > 0)
      this.#fail(`${this.#stack[this.#depth - 1] === OBJECT ? "an object" : "an array"} is never closed`);
  }

  get #recordDepth(): number {
    return this.layout === "array" ? 1 : 0;
  }

  /** A byte that is neither white space nor inside a token. */
  #begin(byte: number, offset: number): void {
    const inside = this.#depth > 0 ? this.#stack[this.#depth - 1] : 0;
    switch (this.#next) {
      case COLON:
        if (byte !== 58) return void this.#unexpected(byte, "a colon");
        this.#next = VALUE;
        return;
      case AFTER_VALUE:
        if (byte === 44) {
          this.#next = inside === OBJECT ? KEY : VALUE;
          return;
        }
        if (byte === 125 && inside === OBJECT) return void this.#close(offset);
        if (byte === 93 && inside === ARRAY) return void this.#close(offset);
        return void this.#unexpected(byte, inside === OBJECT ? "a comma or }" : "a comma or ]");
      case FIRST_KEY:
      case KEY:
        if (byte === 125 && this.#next === FIRST_KEY) return void this.#close(offset);
        if (byte !== 34) return void this.#unexpected(byte, "a key in double quotes");
        this.#isKey = true;
        this.#next = STRING;
        return;
      case FIRST_ELEMENT:
        if (byte === 93) return void this.#close(offset);
        return void this.#value(byte, offset);
      default:
        return void this.#value(byte, offset);
    }
  }

  #value(byte: number, offset: number): void {
    if (this.#depth === 0) {
      if (this.layout === null) this.layout = byte === 91 ? "array" : "lines";
      else if (this.layout === "array") return void this.#fail("something follows the array");
    }
    if (this.#depth === this.#recordDepth && !(this.layout === "array" && this.#depth === 0)) {
      if (byte !== 123) return void this.#fail(`record ${this.records + 1} is not an object`);
      this.#start = offset;
      this.#keyIndex = 0;
      this.#startLine = this.#line;
      if (this.layout === "lines" && this.records > 0 && this.#line === this.#lastLine)
        this.layout = "sequence";
    }
    if (byte === 123) return void this.#open(OBJECT);
    if (byte === 91) return void this.#open(ARRAY);
    if (byte === 34) {
      this.#isKey = false;
      this.#next = STRING;
    } else if (WORD_BYTES[byte] === 1) {
      this.#token = String.fromCharCode(byte);
      this.#next = WORD;
    } else this.#unexpected(byte, "a value");
  }

  #open(kind: number): void {
    if (this.#depth >= MAX_DEPTH)
      return void this.#fail(`values nest deeper than ${MAX_DEPTH.toLocaleString("en")} levels`);
    this.#stack[this.#depth++] = kind;
    this.#next = kind === OBJECT ? FIRST_KEY : FIRST_ELEMENT;
  }

  #close(offset: number): void {
    this.#depth--;
    if (this.#depth === this.#recordDepth && !(this.layout === "array" && this.#depth === 0)) {
      this.records++;
      this.longest = Math.max(this.longest, offset + 1 - this.#start);
      if (this.layout === "lines" && this.#line !== this.#startLine) this.layout = "sequence";
      this.#lastLine = this.#line;
    }
    this.#endValue();
  }

  #endValue(): void {
    this.#next = this.#depth === 0 ? VALUE : AFTER_VALUE;
  }

  #inString(chunk: Buffer, from: number): number {
    let at = from;
    const wanted = this.#isKey && this.#depth === this.#recordDepth + 1;
    while (at < chunk.length) {
      if (!this.#high) while (at < chunk.length && SPECIAL[chunk[at] as number] === 0) at++;
      if (at === chunk.length) break;
      const byte = chunk[at] as number;
      if (this.#high && byte !== 92) {
        this.#fail("half of a surrogate pair stands alone");
        return at;
      }
      if (byte === 34) {
        if (wanted) this.#addKey(chunk, from, at);
        this.#next = this.#isKey ? COLON : AFTER_VALUE;
        if (!this.#isKey) this.#endValue();
        return at + 1;
      }
      if (byte === 92) {
        if (wanted) this.#token += `${chunk.toString("latin1", from, at)}\\`;
        this.#next = ESCAPE;
        return at + 1;
      }
      if (byte < 32) {
        this.#fail("a text holds a raw control character");
        return at;
      }
      at++;
    }
    if (wanted) this.#token += chunk.toString("latin1", from, at);
    return at;
  }

  /** Records mostly repeat the keys of the one before in its order: those are only compared. */
  #addKey(chunk: Buffer, from: number, to: number): void {
    const index = this.#keyIndex++;
    const before = this.#lastKeys[index];
    if (this.#token === "" && before !== undefined && equalBytes(before, chunk, from, to)) return;
    const raw = this.#token + chunk.toString("latin1", from, to);
    this.#token = "";
    const bytes = Buffer.from(raw, "latin1");
    this.#lastKeys[index] = bytes;
    if (this.keys.size < MAX_KEYS) this.keys.add(JSON.parse(`"${bytes.toString("utf8")}"`) as string);
  }

  #escape(byte: number): void {
    if (this.#isKey) this.#token += String.fromCharCode(byte);
    if (byte === 117) {
      this.#hex = "";
      this.#next = UNICODE;
    } else if (this.#high) this.#fail("half of a surrogate pair stands alone");
    else if ('"\\/bfnrt'.includes(String.fromCharCode(byte))) this.#next = STRING;
    else this.#fail(`a text holds the unknown escape \\${String.fromCharCode(byte)}`);
  }

  #unicode(byte: number): void {
    const digit = String.fromCharCode(byte);
    if (!/[0-9a-fA-F]/.test(digit)) return void this.#fail("a text holds a broken \\u escape");
    if (this.#isKey) this.#token += digit;
    this.#hex += digit;
    if (this.#hex.length < 4) return;
    const code = Number.parseInt(this.#hex, 16);
    const low = code >= 0xdc00 && code <= 0xdfff;
    if (this.#high !== low) return void this.#fail("half of a surrogate pair stands alone");
    this.#high = code >= 0xd800 && code <= 0xdbff;
    this.#next = STRING;
  }

  #inWord(chunk: Buffer, from: number): number {
    let at = from;
    while (at < chunk.length && WORD_BYTES[chunk[at] as number] === 1) at++;
    if (at > from) this.#token += chunk.toString("latin1", from, at);
    if (this.#token.length > MAX_WORD)
      this.#fail(`a number is longer than ${MAX_WORD.toLocaleString("en")} characters`);
    else if (at < chunk.length) this.#endWord();
    return at;
  }

  #endWord(): void {
    const word = this.#token;
    if (NUMBER.test(word)) this.#number(word);
    else if (!WORDS.has(word)) return void this.#fail(`“${word.slice(0, 40)}” is not a JSON value`);
    this.#endValue();
  }

  #number(word: string): void {
    if (word.length <= 15 || (String(Number(word)) === word && word.includes("."))) return;
    const digits = word
      .replace(/[eE].*$/, "")
      .replace(/\D/g, "")
      .replace(/^0+/, "");
    if (/^-?\d+$/.test(word)) {
      if (digits.length > 15) this.longIntegers = true;
    } else if (digits.length > 15 && !sameNumber(word)) this.rounded = true;
  }

  #unexpected(byte: number, wanted: string): void {
    const what = byte > 32 && byte < 127 ? `“${String.fromCharCode(byte)}”` : "something else";
    this.#fail(`${wanted} is expected, and ${what} stands there`);
  }

  #fail(detail: string): void {
    this.problem ??= { line: this.#line, detail };
  }
}

const MAX_KEYS = 20_000;

const MAX_WORD = 5000;

/** Letters, digits and signs: what numbers and words are made of. */
const WORD_BYTES = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[0-9A-Za-z+.-]/.test(String.fromCharCode(byte)) ? 1 : 0,
);
/** What ends the plain run of a text: a quote, a backslash, a control character. */
const SPECIAL = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 32 || byte === 34 || byte === 92 ? 1 : 0,
);

function equalBytes(known: Buffer, chunk: Buffer, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let index = 0; index < known.length; index++) if (known[index] !== chunk[from + index]) return false;
  return true;
}

/** Whether a decimal number is the one a DOUBLE would be written as. */
function sameNumber(word: string): boolean {
  const value = Number(word);
  if (!Number.isFinite(value)) return false;
  const significant = (text: string) =>
    text
      .replace(/[eE].*$/, "")
      .replace(/\D/g, "")
      .replace(/^0+/, "")
      .replace(/0+$/, "");
  return significant(String(value)) === significant(word);
}
