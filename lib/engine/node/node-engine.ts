import { availableParallelism } from "node:os";
import type { ProbeLimits, ProbeQuery, ScanOptions } from "../../compiler/binder";
import type { BoundScan } from "../../connectors/bound-scan";
import type { Scan } from "../../ir/rel";
import type { Column } from "../../model/column";
import type { ProbedRows } from "../../nodes/define-node";
import type { Engine, QueryOptions, QueryResult, RunOptions, RunOutcome } from "../../runtime/engine";
import type { Script } from "../../sql/script";
import { Prober } from "../prober";
import { ScanBinder } from "./bind-scan";
import { unchanged } from "./run/inputs-unchanged";
import { runScript } from "./run-script";
import { RUN_SETTINGS } from "./run-settings";
import { DuckDbSession } from "./session";

export interface NodeEngineOptions {
  /** The workspace: paths of scans and targets are relative to it. */
  root: string;
  /** A private folder for copies of inputs and for spilling. */
  scratch: string;
  /** What the whole process may use; the engine gets what is left beside the process itself. */
  memoryMb: number;
  /** One for each core when absent. */
  threads?: number | undefined;
  timeZone: string;
}

/** Memory of the process that is not the engine's, in megabytes. */
const BESIDE_THE_ENGINE = 256;

/** The engine's share: it must spill to disk before the process is ended for its size. */
const engineMemory = (memoryMb: number): number =>
  Math.floor(Math.max(memoryMb / 2, memoryMb - BESIDE_THE_ENGINE));

/** The engine port over DuckDB's native binding. Its instance opens at first use; it runs one script at a time. */
export class NodeEngine implements Engine {
  readonly name = "duckdb";
  #opened: Promise<{ session: DuckDbSession; binder: ScanBinder; prober: Prober }> | null = null;

  constructor(private readonly options: NodeEngineOptions) {}

  async bindScan(scan: Scan, options?: ScanOptions): Promise<BoundScan> {
    const { binder } = await this.#open();
    return binder.bind(scan, options);
  }

  async describe(sql: string): Promise<Column[]> {
    return (await this.session()).describe(sql);
  }

  async probe(query: ProbeQuery, limits: ProbeLimits): Promise<ProbedRows> {
    const { prober } = await this.#open();
    return prober.probe(query, limits);
  }

  async query(sql: string, options?: QueryOptions): Promise<QueryResult> {
    return (await this.session()).query(sql, options);
  }

  async run(script: Script, options: RunOptions): Promise<RunOutcome> {
    return runScript(await this.session(), script, options);
  }

  /** The session behind the engine: for what the port does not say. */
  async session(): Promise<DuckDbSession> {
    return (await this.#open()).session;
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    await opened?.then(({ session }) => session.close());
  }

  #open(): Promise<{ session: DuckDbSession; binder: ScanBinder; prober: Prober }> {
    if (this.#opened) return this.#opened;
    const { threads = availableParallelism(), memoryMb, ...rest } = this.options;
    const options = { ...rest, threads, memoryMb: engineMemory(memoryMb), settings: RUN_SETTINGS };
    const opening = DuckDbSession.open(options).then((session) => ({
      session,
      binder: new ScanBinder(session),
      prober: new Prober(
        (sql, asked) => session.query(sql, asked),
        (files) => unchanged(session.root, files),
      ),
    }));
    this.#opened = opening;
    // A failed opening may succeed the next time.
    opening.catch(() => {
      if (this.#opened === opening) this.#opened = null;
    });
    return opening;
  }
}
