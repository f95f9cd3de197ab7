import type { DuckDBValue } from "@duckdb/node-api";
import type { Scan } from "../../../ir/rel";
import type { Column } from "../../../model/column";
import type { Diagnostic } from "../../../model/diagnostic";
import type { WorkspaceFile } from "../files";
import type { SinkColumn } from "./parquet-sink";

/** Reads files of a format that the engine does not read, one at a time, row by row. */
export interface Converter {
  /** What a place in a file is called in messages: a line, unless said. */
  place?: string;
  /** A record may lack any column, so a fixed one that no record has is worth a word and no error. */
  sparse?: true;
  /** Every number of the format is a DOUBLE, integers too. */
  doubles?: true;
  /** Values may not fit the types their columns want, which is looked at. */
  typed?: true;
  /** Whether a record's text is kept beside its values, for rows whose values turn out not to fit. */
  keepsRaw?(scan: Scan): boolean;
  /**
   * Hands every row of a file to `out`. Throws `DiagnosticError` for a file that cannot be read; what is wrong with one
   * row only goes to `out.reject`. Asks `out.enough` now and then, and stops where that is true. `known` are columns the
   * rows have at least, for a sparse converter.
   */
  convert(file: WorkspaceFile, scan: Scan, out: ConversionOutput, known: readonly Column[]): Promise<void>;
  /** Columns under which every file can be converted again, where the engine could not unite the types they have. */
  reconcile?(files: readonly (readonly Column[])[]): readonly Column[] | null;
}

/** A column as a converter writes it. */
export interface ConvertedColumn extends SinkColumn {
  /** The type its text reads as, or `infer` when all values together decide. */
  wants?: string;
}

/** Where a converter puts what it reads. */
export interface ConversionOutput {
  /** The columns of the rows that follow. Called once, before the first row. */
  begin(columns: readonly ConvertedColumn[]): Promise<void>;
  /** One value a column; `raw` is the record's text, where it is kept. */
  row(values: readonly DuckDBValue[], line: number, raw?: string): void;
  /** A row that cannot be read. Throws where none may be. */
  reject(line: number, reason: string, raw: string): void;
  /** Lets rows be written; every few thousand of them. `read` is how much of the text was looked at by now. */
  breathe(read: number): Promise<void>;
  /** Whether rows may be rejected. */
  readonly tolerant: boolean;
  /** Whether this much is enough for a look; the rest of the file is left out then. */
  readonly enough: boolean;
  /** Types that were only known in the end; null for a column that turned out to be none. */
  settle(wants: ReadonlyMap<string, string | null>): void;
  note(diagnostic: Diagnostic): void;
  /** Forgets every row: a file must be read again under what was learned from it. */
  restart(): Promise<void>;
}
