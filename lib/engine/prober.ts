import type { ProbeLimits, ProbeQuery } from "../compiler/binder";
import type { InputFile } from "../connectors/bound-scan";
import type { ProbedRows } from "../nodes/define-node";
import type { QueryOptions, QueryResult } from "../runtime/engine";
import { readTexts } from "../runtime/read-texts";
import { LruCache } from "../util/lru-cache";
import { SharedWork } from "../util/shared-work";
import { stableJson } from "../util/stable-json";
import { BudgetExceeded, withinBudget } from "../util/time-budget";

/** Characters of all answers that are remembered. */
const REMEMBERED = 4 << 20;
const REMEMBERED_QUESTIONS = 1_000;
/** A question that took too long is not asked again at every edit, but it is asked again. */
const PATIENCE_MS = 30_000;

/**
 * Answers probes, and remembers the answers while the files stay as they are. Callers with the same question share one
 * query: an edit asks it for columns, rows and statistics at once.
 */
export class Prober {
  readonly #answers = new LruCache<string, ProbedRows>(REMEMBERED, sizeOf);
  readonly #running = new Map<string, SharedWork<ProbedRows>>();
  readonly #slow = new LruCache<string, { ms: number; until: number }>(REMEMBERED_QUESTIONS);

  constructor(
    private readonly query: (sql: string, options: QueryOptions) => Promise<QueryResult>,
    private readonly unchanged: (files: readonly InputFile[]) => Promise<boolean>,
  ) {}

  async probe(query: ProbeQuery, { ms, signal }: ProbeLimits): Promise<ProbedRows> {
    signal?.throwIfAborted();
    const key = stableJson([query.prepare, query.sql, query.files]);
    const known = this.#answers.get(key);
    if (known) return known;
    if (ms === null) return this.#work(key, query).join(signal);
    const slow = this.#slow.get(key);
    if (slow && slow.ms >= ms && performance.now() < slow.until)
      throw new BudgetExceeded(`No answer within ${slow.ms} ms, a moment ago.`);
    return withinBudget(ms, signal, (either) => this.#work(key, query).join(either)).catch((error) => {
      if (error instanceof BudgetExceeded)
        this.#slow.set(key, { ms, until: performance.now() + PATIENCE_MS });
      throw error;
    });
  }

  #work(key: string, query: ProbeQuery): SharedWork<ProbedRows> {
    const running = this.#running.get(key);
    if (running) return running;
    const work = new SharedWork(
      (signal) => this.#ask(key, query, signal),
      () => {
        if (this.#running.get(key) === work) this.#running.delete(key);
      },
    );
    this.#running.set(key, work);
    return work;
  }

  async #ask(key: string, { prepare, sql, files }: ProbeQuery, signal: AbortSignal): Promise<ProbedRows> {
    const rows = readTexts(await this.query(sql, { prepare, signal }));
    // Files that changed while they were read belong to another question.
    if (files && (await this.unchanged(files))) this.#answers.set(key, rows);
    return rows;
  }
}

const sizeOf = (rows: ProbedRows): number =>
  rows.reduce((sum, row) => row.reduce((cells, cell) => cells + (cell?.length ?? 0) + 8, sum), 64);
