import type { InputFile } from "../../connectors/bound-scan";
import type { Column } from "../../model/column";
import type { Diagnostic } from "../../model/diagnostic";
import type { Result } from "../../util/result";

/** What binders ask of an engine's session. */
export interface ScanSession {
  /** Columns of one SELECT. Throws `SqlError`. */
  describe(sql: string): Promise<Column[]>;
  /** Rows of a statement of our own making: it is not checked. */
  rows(sql: string): Promise<unknown[][]>;
}

/** A file that a scan reads, and what the engine opens it as. */
export interface ScanFile extends InputFile {
  absolute: string;
}

/** A text file as UTF-8 without compression: the file itself, or a copy. */
export interface TextFile {
  absolute: string;
  bytes: number;
  /** Bytes of a byte order mark at its start. */
  bom: number;
  copied: boolean;
}

export interface TextOptions {
  compression?: string | undefined;
  encoding?: string | undefined;
  /** Whether a byte order mark is taken away: the engine's JSON reader refuses it. */
  dropMark?: boolean;
}

/** Checks that chunks are UTF-8, also where a character is cut. */
export interface Utf8Check {
  readonly valid: boolean;
  push(chunk: Uint8Array): void;
  finish(): boolean;
}

/** Files as plain UTF-8, and their bytes. */
export interface Texts {
  /** Resolves to why a file cannot be read, or to plain text. In place, its encoding is not checked yet. */
  prepare(file: ScanFile, options: TextOptions): Promise<Result<TextFile, Diagnostic>>;
  /** As many bytes of the beginning as there are. */
  start(text: TextFile, bytes: number): Promise<Uint8Array>;
  /** Every chunk from `from` on. The buffer may be used again: keep nothing of it. */
  chunks(text: TextFile, from: number): AsyncIterable<Uint8Array>;
  utf8Check(): Utf8Check;
  /** What the engine opens to read `head` and then the text from `from` on; `lines` of the text stand before them. */
  behead(file: ScanFile, text: TextFile, cut: { from: number; head: string; lines: number }): Promise<string>;
}
