import type { ProbeLimits, ProbeQuery, ScanOptions } from "../../compiler/binder";
import type { BoundScan } from "../../connectors/bound-scan";
import type { Scan } from "../../ir/rel";
import type { Column } from "../../model/column";
import type { ProbedRows } from "../../nodes/define-node";
import type { Engine, QueryOptions, QueryResult, RunOptions, RunOutcome } from "../../runtime/engine";
import type { Script } from "../../sql/script";
import { Prober } from "../prober";
import { DUCKDB_ASSETS, type DuckDbAssets } from "./duckdb-assets";
import { DuckDbWorker } from "./duckdb-worker";
import { LocalFiles } from "./local-files";
import { LocalScanBinder } from "./local-scan-binder";
import { PathDisplay } from "./path-display";
import { runScript } from "./run-script";
import { WasmSession } from "./wasm-session";

interface Opened {
  session: WasmSession;
  binder: LocalScanBinder;
  prober: Prober;
}

/**
 * The engine port over DuckDB-WASM, in a worker of the page. Its files are those of the page. It starts at first use,
 * and anew when it was lost: what it held it then reads again.
 */
export class WasmEngine implements Engine {
  readonly name = "duckdb-wasm";
  #opened: Promise<Opened> | null = null;

  constructor(
    readonly files: LocalFiles = new LocalFiles(),
    private readonly assets: DuckDbAssets = DUCKDB_ASSETS,
  ) {}

  async bindScan(scan: Scan, options?: ScanOptions): Promise<BoundScan> {
    return (await this.#open()).binder.bind(scan, options);
  }

  async describe(sql: string): Promise<Column[]> {
    return (await this.#open()).session.describe(sql);
  }

  async probe(query: ProbeQuery, limits: ProbeLimits): Promise<ProbedRows> {
    return (await this.#open()).prober.probe(query, limits);
  }

  async query(sql: string, options?: QueryOptions): Promise<QueryResult> {
    return (await this.#open()).session.query(sql, options);
  }

  async run(script: Script, options: RunOptions): Promise<RunOutcome> {
    return runScript((await this.#open()).session, this.files, script, options);
  }

  /** Starts the engine before it is asked for anything. */
  async start(): Promise<void> {
    await this.#open();
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    await opened?.then(
      ({ session }) => session.worker.close(),
      () => {},
    );
  }

  #open(): Promise<Opened> {
    if (this.#opened) return this.#opened;
    const forget = () => {
      if (this.#opened === opening) this.#opened = null;
    };
    const opening = this.#start(forget);
    this.#opened = opening;
    opening.catch(forget);
    return opening;
  }

  async #start(onLost: () => void): Promise<Opened> {
    const display = new PathDisplay();
    const worker = await DuckDbWorker.open(this.assets, display, onLost);
    const session = await WasmSession.open(worker);
    const prober = new Prober(
      (sql, options) => session.query(sql, options),
      async (files) => this.files.unchanged(files),
    );
    return { session, binder: new LocalScanBinder(session, this.files, display), prober };
  }
}
