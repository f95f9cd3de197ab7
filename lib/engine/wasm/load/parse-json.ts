import { NotReadHere } from "./loaded-file";

/** A number as it stands in the text: JavaScript's own would round it. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

export type Json = null | boolean | string | JsonNumber | Json[] | JsonRecord;
export type JsonRecord = Map<string, Json>;

const MAX_DEPTH = 1000;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const CONTROL = "\\u0000-\\u001f";
const TEXT = new RegExp(`[^"\\\\${CONTROL}]*`, "y");
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const SPACE = /[ \t\r\n]*/y;

/** Records of a JSON text: one array of them, or one after the other. Throws `NotReadHere` with the line. */
export function parseRecords(text: string): {
  layout: "array" | "lines" | "sequence";
  records: JsonRecord[];
} {
  const parser = new JsonParser(text);
  const records: JsonRecord[] = [];
  const take = (value: Json) => {
    if (value instanceof Map) records.push(value);
    else parser.fail(`record ${records.length + 1} is not an object`);
  };
  parser.space();
  if (parser.peek() === "[") {
    const all = parser.value(0);
    parser.space();
    if (!parser.done) parser.fail("something follows the array");
    for (const value of all as Json[]) take(value);
    return { layout: "array", records };
  }
  let layout: "lines" | "sequence" = "lines";
  let lastLine = 0;
  while (!parser.done) {
    const from = parser.line;
    if (records.length > 0 && from === lastLine) layout = "sequence";
    take(parser.value(0));
    lastLine = parser.line;
    if (lastLine !== from) layout = "sequence";
    parser.space();
  }
  return { layout, records };
}

class JsonParser {
  #at = 0;
  #counted = 0;
  #lines = 1;

  constructor(private readonly text: string) {}

  get done(): boolean {
    return this.#at >= this.text.length;
  }

  get line(): number {
    for (; this.#counted < this.#at; this.#counted++)
      if (this.text.charCodeAt(this.#counted) === 10) this.#lines++;
    return this.#lines;
  }

  peek(): string {
    return this.text.charAt(this.#at);
  }

  space(): void {
    this.#match(SPACE);
  }

  value(depth: number): Json {
    if (depth >= MAX_DEPTH) this.fail(`values nest deeper than ${MAX_DEPTH.toLocaleString("en")} levels`);
    this.space();
    const character = this.peek();
    if (character === "{") return this.#object(depth);
    if (character === "[") return this.#array(depth);
    if (character === '"') return this.#string();
    for (const [word, value] of WORDS)
      if (this.text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    const number = this.#match(NUMBER);
    if (number === "") this.#unexpected("a value");
    return new JsonNumber(number);
  }

  fail(detail: string): never {
    throw new NotReadHere(`line ${this.line}: ${detail}`);
  }

  #object(depth: number): JsonRecord {
    const record: JsonRecord = new Map();
    this.#at++;
    this.space();
    if (this.#took("}")) return record;
    for (;;) {
      this.space();
      if (this.peek() !== '"') this.#unexpected("a key in double quotes");
      const key = this.#string();
      this.space();
      if (!this.#took(":")) this.#unexpected("a colon");
      const value = this.value(depth + 1);
      if (!record.has(key)) record.set(key, value);
      this.space();
      if (this.#took("}")) return record;
      if (!this.#took(",")) this.#unexpected("a comma or }");
    }
  }

  #array(depth: number): Json[] {
    const items: Json[] = [];
    this.#at++;
    this.space();
    if (this.#took("]")) return items;
    for (;;) {
      items.push(this.value(depth + 1));
      this.space();
      if (this.#took("]")) return items;
      if (!this.#took(",")) this.#unexpected("a comma or ]");
    }
  }

  #string(): string {
    let text = "";
    this.#at++;
    for (;;) {
      text += this.#match(TEXT);
      const character = this.peek();
      if (this.done) this.fail("a text is never closed");
      if (this.#took('"')) break;
      if (character !== "\\") this.fail("a text holds a raw control character");
      text += this.#escape();
    }
    if (LONE_SURROGATE.test(text)) this.fail("half of a surrogate pair stands alone");
    return text;
  }

  #escape(): string {
    const code = this.text.charAt(this.#at + 1);
    const hex = this.text.slice(this.#at + 2, this.#at + 6);
    if (code === "u") {
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) this.fail("a text holds a broken \\u escape");
      this.#at += 6;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    const escaped = ESCAPES[code];
    if (escaped === undefined) this.fail(`a text holds the unknown escape \\${code}`);
    this.#at += 2;
    return escaped;
  }

  #took(character: string): boolean {
    if (this.peek() !== character) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }

  #unexpected(wanted: string): never {
    const character = this.peek();
    const what = /^[!-~]$/.test(character) ? `“${character}”` : "something else";
    this.fail(`${wanted} is expected, and ${what} stands there`);
  }
}

const WORDS: readonly [string, Json][] = [
  ["true", true],
  ["false", false],
  ["null", null],
];
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};
