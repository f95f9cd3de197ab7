import type { BoundScan, InputFile } from "../connectors/bound-scan";
import type { Scan } from "../ir/rel";
import type { Column } from "../model/column";
import type { ProbedRows } from "../nodes/define-node";

/** What binding asks of an engine. */
export interface Binder {
  bindScan(scan: Scan, options?: ScanOptions): Promise<BoundScan>;
  /** Columns of a SELECT; throws an error with a message, and where known `position` and `candidates`. */
  describe(sql: string): Promise<Column[]>;
  /**
   * Rows of a query over real rows, as text. The same question over files that stayed as they are may be answered from
   * memory. Throws `BudgetExceeded` past its time, an `AbortError` when `signal` fired, and what `describe` throws.
   */
  probe(query: ProbeQuery, limits: ProbeLimits): Promise<ProbedRows>;
}

export interface ScanOptions {
  /** Whether all of a file is converted that the engine does not read itself, however large; else the beginning may do. */
  whole: boolean;
}

/** A SELECT whose columns are all text, and the files it reads. */
export interface ProbeQuery {
  /** Temporary tables it needs first. */
  prepare: readonly string[];
  sql: string;
  /** Every file it reads, as it was when it was bound; null when it reads more than files. */
  files: readonly InputFile[] | null;
}

export interface ProbeLimits {
  /** Milliseconds; null waits for as long as it takes. */
  ms: number | null;
  signal?: AbortSignal | undefined;
}
