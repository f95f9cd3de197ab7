import type { DuckDBConnection } from "@duckdb/node-api";
import type { NodeRun } from "../../../model/job-run";
import type { RunProgress } from "../../../runtime/engine";
import type { Script, Statement } from "../../../sql/script";

const EVERY_MS = 100;

/** Tells how far a run is, ten times a second: statements done, and the engine's own estimate of the one that runs. */
export class ProgressTeller {
  #done = 0;
  #current: Statement | null = null;
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly script: Script,
    private readonly connection: DuckDBConnection,
    private readonly tell: (progress: RunProgress) => void,
  ) {
    this.#timer = setInterval(() => this.#report(), EVERY_MS);
    this.#timer.unref();
  }

  begin(statement: Statement): void {
    this.#current = statement;
    this.#report();
  }

  end(): void {
    this.#done++;
    this.#current = null;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #report(): void {
    const { statements } = this.script;
    const percentage = this.#current ? this.connection.progress.percentage : 0;
    const part = Math.min(Math.max(percentage, 0), 100) / 100;
    const fraction = statements.length === 0 ? null : Math.min((this.#done + part) / statements.length, 1);
    this.tell({ fraction, nodes: this.#states() });
  }

  #states(): Record<string, NodeRun> {
    const begun = new Set<string>();
    const ahead = new Set<string>();
    for (const [index, { nodes }] of this.script.statements.entries()) {
      const reached = index < this.#done || (index === this.#done && this.#current !== null);
      for (const node of nodes) if (reached) begun.add(node);
      if (index >= this.#done) for (const node of nodes) ahead.add(node);
    }
    const state = (node: string) => (!begun.has(node) ? "waiting" : ahead.has(node) ? "running" : "done");
    const all = new Set(this.script.statements.flatMap(({ nodes }) => nodes));
    return Object.fromEntries([...all].map((node) => [node, { state: state(node), rows: null, ms: null }]));
  }
}
