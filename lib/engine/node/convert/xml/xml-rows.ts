import type { XmlOptions } from "../../../../connectors/formats/xml";
import type { WorkspaceFile } from "../../files";
import { type TextSourceOptions, textOf } from "../text-source";
import { MAX_RECORD, type XmlElement, XmlError } from "./xml-element";
import { XmlRecords } from "./xml-records";

/** A row of a document, or what stands where one cannot be read. */
export type XmlRow = { line: number; raw: string; end: number } & (
  | { element: XmlElement }
  | { reason: string }
);

/**
 * The rows of a document, some at a time. Where it may be `tolerant`, a row that is not well-formed is told with its
 * text, and the next is looked for behind its beginning; else it throws `XmlError`.
 */
export async function* xmlRows(
  file: WorkspaceFile,
  options: XmlOptions & TextSourceOptions,
  { rowTag, tolerant }: { rowTag: string; tolerant: boolean },
): AsyncGenerator<XmlRow[]> {
  const reader = new RowReader({ rowTag, ignoreNamespaces: options.ignoreNamespaces ?? false, tolerant });
  for await (const piece of textOf(file, options)) {
    reader.push(piece);
    yield reader.take();
  }
  reader.finish();
  yield reader.take();
}

interface ReaderOptions {
  rowTag: string;
  ignoreNamespaces: boolean;
  tolerant: boolean;
}

class RowReader {
  #rows: XmlRow[] = [];
  /** Text since the last row, for those that cannot be read; only where it may be needed. */
  #text = "";
  /** Characters before `#text`. */
  #before = 0;
  /** Lines before `#text`. */
  #lines = 0;
  /** Null once a row was not well-formed: from then on rows are looked for one by one. */
  #records: XmlRecords | null;
  /** Length of the text at the last try to read a row that was not complete. */
  #tried = 0;
  readonly #begin: RegExp;

  constructor(private readonly options: ReaderOptions) {
    this.#records = new XmlRecords(options, (element, line, end) => this.#add(element, line, end));
    const name = options.rowTag.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const prefix = options.ignoreNamespaces ? "(?:[^\\s<>/!?]*:)?" : "";
    this.#begin = new RegExp(`<!--|<!\\[CDATA\\[|<${prefix}${name}(?=[\\s/>])`, "g");
  }

  take(): XmlRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  push(piece: string): void {
    if (this.options.tolerant) this.#text += piece;
    if (!this.#records) {
      this.#scan(false);
      return;
    }
    try {
      this.#records.push(piece);
      // What may be the beginning of a tag is kept.
      const open = this.#text.lastIndexOf("<");
      if (this.#records.start === null) this.#forget(open < 0 ? this.#text.length : open);
    } catch (error) {
      this.#recover(error, false);
    }
  }

  finish(): void {
    if (!this.#records) {
      this.#scan(true);
      return;
    }
    try {
      this.#records.finish();
    } catch (error) {
      this.#recover(error, true);
    }
  }

  #add(element: XmlElement, line: number, end: number): void {
    const { tolerant } = this.options;
    const raw = tolerant ? this.#text.slice(this.#next(0) ?? 0, end - this.#before) : "";
    this.#rows.push({ element, line, raw, end });
    if (tolerant) this.#forget(end - this.#before);
  }

  #forget(characters: number): void {
    for (let at = this.#text.indexOf("\n"); at >= 0 && at < characters; at = this.#text.indexOf("\n", at + 1))
      this.#lines++;
    this.#text = this.#text.slice(characters);
    this.#before += characters;
  }

  #recover(error: unknown, last: boolean): void {
    if (!(error instanceof XmlError) || error.fatal || !this.options.tolerant) throw error;
    const inside = this.#records !== null && this.#records.start !== null;
    this.#records = null;
    const next = this.#next(0);
    if (inside && next !== null) this.#forget(next);
    // What is wrong between rows is told by itself.
    this.#reject(error, (inside ? this.#next(1) : next) ?? this.#text.length);
    this.#scan(last);
  }

  /** Reads row after row of the text by itself. */
  #scan(last: boolean): void {
    for (;;) {
      const begin = this.#next(0);
      if (begin === null) {
        // The end may hold the first half of a row's name.
        this.#forget(last ? this.#text.length : Math.max(0, this.#text.length - 4096));
        return;
      }
      this.#forget(begin);
      if (!last && this.#text.length < this.#tried * 1.5) return;
      const problem = this.#one(last);
      this.#tried = problem === "incomplete" ? this.#text.length : 0;
      if (problem === "incomplete" && this.#text.length <= MAX_RECORD) return;
      const error = problem === "incomplete" ? new XmlError("it is longer than a row may be", 1) : problem;
      if (error) this.#reject(error, this.#next(1) ?? this.#text.length);
    }
  }

  /** Reads one row at the beginning of the text. */
  #one(last: boolean): XmlError | "incomplete" | null {
    let end = -1;
    const stop = new Error("stop");
    const records = new XmlRecords({ ...this.options, fragment: true }, (element, _, at) => {
      end = at;
      this.#rows.push({
        element,
        line: this.#lines + 1,
        raw: this.#text.slice(0, at),
        end: this.#before + at,
      });
      throw stop;
    });
    try {
      records.push(this.#text);
      if (last) records.finish();
    } catch (error) {
      if (error !== stop) return error as XmlError;
    }
    if (end < 0) return last ? new XmlError("it is never closed", 1) : "incomplete";
    this.#forget(end);
    return null;
  }

  #reject({ message }: XmlError, characters: number): void {
    const raw = this.#text.slice(0, characters);
    this.#rows.push({ reason: message, line: this.#lines + 1, raw, end: this.#before + characters });
    this.#forget(characters);
  }

  /** Where the next row begins, outside of comments and CDATA; null where none does yet. */
  #next(from: number): number | null {
    this.#begin.lastIndex = from;
    for (let found = this.#begin.exec(this.#text); found; found = this.#begin.exec(this.#text)) {
      const close = found[0] === "<!--" ? "-->" : found[0] === "<![CDATA[" ? "]]>" : null;
      if (close === null) return found.index;
      const end = this.#text.indexOf(close, found.index);
      if (end < 0) return null;
      this.#begin.lastIndex = end;
    }
    return null;
  }
}
