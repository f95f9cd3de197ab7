import type { PreviewHead } from "../api/schemas";
import { emitSelect } from "../compiler/emit/duckdb/emit-script";
import type { Expander } from "../compiler/expander";
import type { NodeId, Pipeline } from "../model/pipeline";
import type { LruCache } from "../util/lru-cache";
import { BudgetExceeded, withinBudget } from "../util/time-budget";
import { bindUpstream } from "./bind-upstream";
import type { Engine, QueryResult } from "./engine";
import { rowFailure } from "./row-failure";
import { sampledPlan } from "./sampled-plan";

export interface PreviewOptions {
  node: NodeId;
  output: string;
  limit: number;
  signal?: AbortSignal;
  /** Evaluates the code of nodes. */
  expander?: Expander | undefined;
  /** How long the whole input may take before a sample is used, in milliseconds. */
  budgetMs?: number;
  /** Rows of each source in such a sample. */
  sampleRows?: number;
  cache?: PreviewCache;
}

const HEAD = "SELECT * FROM (\n";

export type Preview = { head: PreviewHead; arrow: Uint8Array };
export type PreviewCache = LruCache<string, Preview>;

/**
 * Rows of a node, right first: the limit applies at the node, over the whole input. Only past the time budget are the
 * sources cut to a sample, and then the head says so, because a join of two samples lies. Never writes.
 */
export async function preview(pipeline: Pipeline, engine: Engine, options: PreviewOptions): Promise<Preview> {
  const { limit, signal, expander, budgetMs = 8_000, sampleRows = 10_000, cache } = options;
  const started = performance.now();
  const target = await bindUpstream(pipeline, options, engine, { signal, expander });
  const key = `${limit} ${target.key}`;
  const known = cache?.get(key);
  if (known) return { ...known, head: { ...known.head, cached: true, ms: elapsed(started) } };

  const { bound, scanSql, diagnostics } = target;
  const rowsOf = (plan: typeof bound.plan, within: number): Promise<QueryResult> => {
    const { prepare, sql, parts } = emitSelect(plan, target, scanSql);
    const asked = { node: target.node, parts: prepare.length > 0 ? [] : parts, offset: HEAD.length };
    return withinBudget(within, signal, (either) =>
      engine.query(`${HEAD}${sql}\n)\nLIMIT ${limit}`, { prepare, signal: either }),
    ).catch((error: unknown) => {
      throw rowFailure(error, asked);
    });
  };
  const answer = await rowsOf(bound.plan, budgetMs).then(
    (result) => ({ result, exact: target.whole }),
    async (error: unknown) => {
      if (!(error instanceof BudgetExceeded)) throw error;
      const result = await rowsOf(sampledPlan(bound.plan, sampleRows), budgetMs);
      return { result, exact: false, sampledRows: sampleRows };
    },
  );
  const head: PreviewHead = {
    columns: [...answer.result.columns],
    rows: answer.result.rows,
    totalRows: answer.exact && answer.result.rows < limit ? answer.result.rows : null,
    exact: answer.exact,
    sampledRows: "sampledRows" in answer ? answer.sampledRows : null,
    ms: elapsed(started),
    cached: false,
    diagnostics: [...diagnostics],
  };
  const found = { head, arrow: answer.result.arrow };
  if (answer.exact) cache?.set(key, found);
  return found;
}

const elapsed = (since: number): number => Math.round((performance.now() - since) * 10) / 10;
