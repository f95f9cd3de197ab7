import type { Scan } from "../ir/rel";
import type { Column } from "../model/column";
import type { Diagnostic } from "../model/diagnostic";

/** A scan after an engine looked at the files behind it. Plain data: it crosses process borders. */
export interface BoundScan {
  scan: Scan;
  /** What the scan yields, in order. */
  columns: readonly Column[];
  /** Groups of files that one reader call can read; their rows are stacked by name. Empty when nothing matched. */
  parts: readonly ScanPart[];
  /** Every input file as it was when it was bound: compared again after a run. */
  files: readonly InputFile[];
  /** Exact number of rows when the files' own metadata says it (Parquet), else null. */
  rows: number | null;
  diagnostics: readonly Diagnostic[];
  /** Rows that could not be read and are left out of `parts`; absent where the first of them is an error. */
  rejected?: RejectedRows;
  /** Why asking for its rows fails: only its columns are known here. */
  refused?: string;
  /** Only the beginning of large files was converted: good for a look, not for a run. */
  partial?: boolean;
}

/** Parquet files of rejected rows. */
export interface RejectedRows {
  files: readonly string[];
  rows: number;
}

export interface ScanPart {
  /** Paths the engine opens: absolute, or names registered with a browser engine. */
  files: readonly string[];
  /** Columns of the files in file order, under the names the reader must give them; null lets the reader find them. */
  columns: readonly Column[] | null;
  /** Options that were found rather than chosen (delimiter, header, encoding), over the scan's own. */
  options: Readonly<Record<string, unknown>>;
  /** What the engine reads the files as, where they were converted before. */
  format?: string;
}

export interface InputFile {
  /** Relative to the workspace. */
  path: string;
  bytes: number;
  mtimeMs: number;
  inode: string;
}
