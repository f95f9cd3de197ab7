import { SaxesParser } from "saxes";
import { decodedName } from "../../../../connectors/encoded-name";
import { MAX_DEPTH, MAX_RECORD, type XmlElement, XmlError } from "./xml-element";

export interface RecordOptions {
  rowTag: string;
  ignoreNamespaces: boolean;
  /** The document began before this text: it is a piece of one. */
  fragment?: boolean;
  /** Lines before this text. */
  lines?: number;
}

/** A row's element, where it begins, and how far the text is used up by its end. */
export type OnRecord = (element: XmlElement, line: number, end: number) => void;

/**
 * Reads the elements of one name out of a document, piece by piece; a further one inside such an element belongs to it.
 * Throws `XmlError` for text that is not well-formed, for elements too deep and rows too long, and for a document that
 * declares entities: none is ever expanded or fetched.
 */
export class XmlRecords {
  /** Where the row begins that is not complete yet, in characters of this text; null between rows. */
  start: number | null = null;
  startLine = 0;
  readonly #parser: SaxesParser<{ xmlns: false }>;
  readonly #open: XmlElement[] = [];
  /** A row that is complete, unless its closing tag turns out to be wrong. */
  #closed: { element: XmlElement; end: number } | null = null;
  #depth = 0;
  #last = 0;

  constructor(
    private readonly options: RecordOptions,
    private readonly onRecord: OnRecord,
  ) {
    const parser = new SaxesParser({ xmlns: false, fragment: options.fragment ?? false });
    this.#parser = parser;
    parser.on("error", ({ message }) => {
      // The parser closes an element before it tells that the tag was another one's.
      if (message.includes("unexpected close tag")) this.#closed = null;
      this.#flush();
      this.#fail(message.replace(/^\d+:\d+: /, "").replace(/\.$/, ""));
    });
    parser.on("doctype", (text) => {
      if (/<!ENTITY/i.test(text))
        throw new XmlError("it declares entities, which are not expanded here", this.line, true);
    });
    parser.on("opentagstart", ({ name }) => this.#begin(this.#nameOf(name)));
    parser.on("opentag", ({ attributes }) => {
      const element = this.#open.at(-1);
      if (element)
        element.attributes = Object.entries(attributes).flatMap(([name, value]) =>
          options.ignoreNamespaces && /^xmlns(:|$)/.test(name) ? [] : [[this.#nameOf(name), value]],
        );
    });
    parser.on("closetag", () => this.#end());
    const addText = (text: string) => {
      this.#flush();
      const element = this.#open.at(-1);
      if (element) element.text += text;
    };
    parser.on("text", addText);
    parser.on("cdata", addText);
  }

  get line(): number {
    return this.#parser.line + (this.options.lines ?? 0);
  }

  push(text: string): void {
    this.#parser.write(text);
    this.#flush();
    const { position } = this.#parser;
    if (this.start !== null && position - this.start > MAX_RECORD)
      throw new XmlError(`a row is longer than ${MAX_RECORD >> 20} million characters`, this.startLine);
    if (position - this.#last > MAX_RECORD)
      throw new XmlError(`a tag or a text is longer than ${MAX_RECORD >> 20} million characters`, this.line);
  }

  finish(): void {
    this.#parser.close();
  }

  #nameOf(name: string): string {
    return decodedName(this.options.ignoreNamespaces ? name.slice(name.indexOf(":") + 1) : name);
  }

  #begin(name: string): void {
    this.#flush();
    this.#last = this.#parser.position;
    if (++this.#depth > MAX_DEPTH)
      this.#fail(`elements nest deeper than ${MAX_DEPTH.toLocaleString("en")} levels`);
    const parent = this.#open.at(-1);
    if (!parent && name !== this.options.rowTag) return;
    if (!parent) {
      this.start = this.#parser.position;
      this.startLine = this.line;
    }
    const element: XmlElement = { name, attributes: [], elements: [], text: "" };
    parent?.elements.push(element);
    this.#open.push(element);
  }

  #end(): void {
    this.#flush();
    this.#last = this.#parser.position;
    this.#depth--;
    const element = this.#open.pop();
    if (element && this.#open.length === 0) this.#closed = { element, end: this.#parser.position };
  }

  #flush(): void {
    if (!this.#closed) return;
    const { element, end } = this.#closed;
    this.#closed = null;
    this.start = null;
    this.onRecord(element, this.startLine, end);
  }

  #fail(message: string): never {
    throw new XmlError(message, this.line);
  }
}

/** Characters of the beginning by which the row's element is told. */
const SAMPLE = 1 << 20;

/**
 * The element that is a row, where nobody said: the shallowest of which several stand in one place; failing that, the only
 * one below the root. Or the names to choose from.
 */
export function detectRowTag(
  beginning: string,
  ignoreNamespaces: boolean,
): { rowTag: string } | { choices: string[] } {
  const parser = new SaxesParser({ xmlns: false });
  const repeated = new Map<number, Map<string, number>>();
  const siblings: Map<string, number>[] = [];
  const stop = new Error("enough");
  parser.on("error", () => {
    throw stop;
  });
  parser.on("opentagstart", ({ name: qualified }) => {
    const name = ignoreNamespaces ? qualified.slice(qualified.indexOf(":") + 1) : qualified;
    const depth = siblings.length;
    if (depth > MAX_DEPTH) throw stop;
    const counts = siblings.at(-1);
    const count = (counts?.get(name) ?? 0) + 1;
    counts?.set(name, count);
    const atDepth = repeated.get(depth) ?? new Map<string, number>();
    repeated.set(depth, atDepth.set(name, Math.max(atDepth.get(name) ?? 0, count)));
    siblings.push(new Map());
  });
  parser.on("closetag", () => {
    siblings.pop();
  });
  try {
    parser.write(beginning.slice(0, SAMPLE)).close();
  } catch (error) {
    if (error !== stop) throw error;
  }
  for (const depth of [...repeated.keys()].sort((a, b) => a - b)) {
    const counts = [...(repeated.get(depth) ?? [])].sort(([, a], [, b]) => b - a);
    const [most] = counts;
    if (most && most[1] > 1) return { rowTag: most[0] };
  }
  const below = [...(repeated.get(1)?.keys() ?? [])];
  return below.length === 1 && below[0] !== undefined ? { rowTag: below[0] } : { choices: below };
}
