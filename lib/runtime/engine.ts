import type { ProbeLimits, ProbeQuery, ScanOptions } from "../compiler/binder";
import type { BoundScan } from "../connectors/bound-scan";
import type { Plan, Scan } from "../ir/rel";
import type { CheckResult, RunAccounting } from "../model/accounting";
import type { Column } from "../model/column";
import type { CommitIntent } from "../model/commit-intent";
import type { NodeRun, OutputFile } from "../model/job-run";
import type { ProbedRows } from "../nodes/define-node";
import type { Script } from "../sql/script";

/**
 * What the runtime asks of an engine. Two adapters exist: `lib/engine/node` (DuckDB's native binding) and
 * `lib/engine/wasm` (the browser); one contract test runs against both.
 */
export interface Engine {
  readonly name: string;
  /** Finds a scan's files and says what they hold. Problems are in its diagnostics; it does not throw for bad files. */
  bindScan(scan: Scan, options?: ScanOptions): Promise<BoundScan>;
  /** Columns of one SELECT. Throws `SqlError` when it does not bind. */
  describe(sql: string): Promise<Column[]>;
  /** Rows of a query that decides a node's columns; see `Binder`. */
  probe(query: ProbeQuery, limits: ProbeLimits): Promise<ProbedRows>;
  /** Rows of one SELECT. Throws `SqlError`, or an `AbortError` when `signal` fired. */
  query(sql: string, options?: QueryOptions): Promise<QueryResult>;
  /** Executes a script: writes are staged, made durable, and published together, or nothing is visible. */
  run(script: Script, options: RunOptions): Promise<RunOutcome>;
  close(): Promise<void>;
}

export interface QueryOptions {
  signal?: AbortSignal;
  /** Statements to execute first on the same connection (temporary tables of a long chain). */
  prepare?: readonly string[];
}

/** A result as an Arrow IPC stream, with the column types in DuckDB's notation (Arrow cannot say HUGEINT). */
export interface QueryResult {
  columns: Column[];
  rows: number;
  arrow: Uint8Array;
}

export interface RunOptions {
  runId: string;
  attempt: number;
  signal?: AbortSignal;
  /** The plan the script was emitted from: row counts are read by aligning it with what the engine executed. */
  plan: Plan;
  /** Inputs by node, as they were bound: compared again with the files after reading. */
  scans: ReadonlyMap<string, BoundScan>;
  onProgress?(progress: RunProgress): void;
  /** Told what was found of the conditions of an assert, also when that ends the run. */
  onChecked?(results: readonly CheckResult[]): void;
  /**
   * Called once, after all output is staged and durable and before anything is published. Resolving means the intent
   * is recorded and the output may be published; rejecting means the run lost its claim and must leave nothing.
   */
  commit?(intent: CommitIntent): Promise<void>;
}

export interface RunProgress {
  /** 0 to 1, or null when unknown. */
  fraction: number | null;
  nodes: Readonly<Record<string, NodeRun>>;
}

export interface RunOutcome {
  nodes: Readonly<Record<string, NodeRun>>;
  outputs: readonly OutputFile[];
  accounting: RunAccounting;
  ms: number;
}

/** SQL that did not bind or run. `position` is an offset into the SQL that was given, when the engine said one. */
export class SqlError extends Error {
  override readonly name = "SqlError";
  constructor(
    message: string,
    readonly kind: string,
    readonly position: number | null,
    readonly candidates: readonly string[] = [],
  ) {
    super(message);
  }
}
