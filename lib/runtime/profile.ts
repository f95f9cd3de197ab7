import type { ColumnProfile, ProfileReply } from "../api/schemas";
import { emitSelect } from "../compiler/emit/duckdb/emit-script";
import type { Expander } from "../compiler/expander";
import type { Column } from "../model/column";
import type { NodeId, Pipeline } from "../model/pipeline";
import { quoteIdentifier } from "../sql/quote";
import type { LruCache } from "../util/lru-cache";
import { BudgetExceeded, withinBudget } from "../util/time-budget";
import { bindUpstream } from "./bind-upstream";
import type { Engine } from "./engine";
import { type Bars, kindOf, onLine, rangeBars, valueBars } from "./histogram";
import { readTexts } from "./read-texts";
import { rowFailure } from "./row-failure";
import { sampledPlan } from "./sampled-plan";

export interface ProfileOptions {
  node: NodeId;
  output: string;
  signal?: AbortSignal;
  /** Evaluates the code of nodes. */
  expander?: Expander | undefined;
  budgetMs?: number;
  sampleRows?: number;
  cache?: LruCache<string, ProfileReply>;
}

/** Columns profiled at most: a header that nobody scrolls to is not worth a scan. */
const MOST_COLUMNS = 200;
/** Columns in one statement: GROUPING_ID holds 64. */
const CHUNK = 24;
const MOST_BARS = 12;
/** Estimates up to this are replaced by counts, so that every number up to 10,000 is one. */
const FEW_VALUES = 20_000;

/** Nulls, distinct values, ends and a histogram of each column of a node, over the whole input within a time budget. */
export async function profile(
  pipeline: Pipeline,
  engine: Engine,
  options: ProfileOptions,
): Promise<ProfileReply> {
  const { signal, expander, budgetMs = 8_000, sampleRows = 100_000, cache } = options;
  const started = performance.now();
  const target = await bindUpstream(pipeline, options, engine, { signal, expander });
  const known = cache?.get(target.key);
  if (known) return known;
  const columns = target.columns.slice(0, MOST_COLUMNS);
  const over = async (plan: typeof target.bound.plan, within: number) => {
    const { prepare, sql } = emitSelect(plan, target, target.scanSql);
    const texts = (select: string, either: AbortSignal) =>
      engine
        .query(select, { prepare, signal: either })
        .then(readTexts)
        .catch((error: unknown) => {
          throw rowFailure(error, { node: target.node, parts: [], offset: 0 });
        });
    return withinBudget(within, signal, async (either) => {
      const parts = await chunks(columns).reduce<Promise<Summary[]>>(
        async (before, chunk) => [
          ...(await before),
          await summarise(chunk, sql, (select) => texts(select, either)),
        ],
        Promise.resolve([]),
      );
      const rows =
        parts[0]?.rows ??
        Number((await texts(`SELECT CAST(count(*) AS VARCHAR) FROM (\n${sql}\n)`, either))[0]?.[0] ?? 0);
      return { rows, columns: parts.flatMap((part) => part.columns) };
    });
  };
  const answer = await over(target.bound.plan, budgetMs).then(
    (result) => ({ ...result, exact: target.whole }),
    async (error: unknown) => {
      if (!(error instanceof BudgetExceeded)) throw error;
      return { ...(await over(sampledPlan(target.bound.plan, sampleRows), budgetMs)), exact: false };
    },
  );
  const reply = {
    ...answer,
    ms: Math.round((performance.now() - started) * 10) / 10,
    diagnostics: [...target.diagnostics],
  };
  if (reply.exact) cache?.set(target.key, reply);
  return reply;
}

interface Summary {
  rows: number;
  columns: ColumnProfile[];
}
type Ask = (select: string) => Promise<(string | null)[][]>;

async function summarise(columns: readonly Column[], sql: string, ask: Ask): Promise<Summary> {
  const items = columns.flatMap((column) => {
    const name = quoteIdentifier(column.name);
    const kind = kindOf(column.type);
    const ends = kind === "other" ? ["NULL", "NULL"] : [`min(${name})`, `max(${name})`];
    const line =
      kind === "number" || kind === "time"
        ? [onLine(column), onLine(column)].map(
            (value, index) => `${index ? "max" : "min"}(${value}) FILTER (isfinite(${value}))`,
          )
        : ["NULL", "NULL"];
    return [`count(${name})`, kind === "other" ? "NULL" : `approx_count_distinct(${name})`, ...ends, ...line];
  });
  const [row = []] = await ask(
    `SELECT ${["count(*)", ...items].map((item) => `CAST(${item} AS VARCHAR)`).join(", ")}\nFROM (\n${sql}\n)`,
  );
  const rows = Number(row[0] ?? 0);
  const facts = columns.map((column, index) => {
    const [count, distinct, min, max, low, high] = row.slice(1 + index * 6, 7 + index * 6);
    return {
      column,
      nulls: rows - Number(count ?? 0),
      distinct: distinct == null ? null : Math.min(Number(distinct), Number(count)),
      min: min ?? null,
      max: max ?? null,
      low: Number(low ?? Number.NaN),
      high: Number(high ?? Number.NaN),
    };
  });
  const exact = await countFew(facts, sql, ask);
  const bars = facts.map(({ column, low, high }) => {
    const kind = kindOf(column.type);
    return kind === "category" ? valueBars(column) : kind === "other" ? null : rangeBars(column, low, high);
  });
  const histograms = rows > 0 ? await countBars(bars, sql, ask) : bars.map(() => []);
  return {
    rows,
    columns: facts.map(({ column, nulls, distinct, min, max }, index) => ({
      name: column.name,
      type: column.type,
      nulls,
      distinct: exact.get(column.name) ?? distinct,
      min,
      max,
      histogram: histograms[index] ?? [],
    })),
  };
}

/**
 * Distinct values of the columns that have few: the estimate is off by a third at times, and says 1 of 2. Counting costs
 * little where it ends small, so only large numbers stay estimates.
 */
async function countFew(
  facts: readonly { column: Column; distinct: number | null }[],
  sql: string,
  ask: Ask,
): Promise<ReadonlyMap<string, number>> {
  const few = facts.filter(({ distinct }) => distinct !== null && distinct > 0 && distinct <= FEW_VALUES);
  if (few.length === 0) return new Map();
  const counts = few.map(({ column }) => `CAST(count(DISTINCT ${quoteIdentifier(column.name)}) AS VARCHAR)`);
  const [row = []] = await ask(`SELECT ${counts.join(", ")}\nFROM (\n${sql}\n)`);
  return new Map(few.map(({ column }, index) => [column.name, Number(row[index])]));
}

/** Every histogram of a chunk in one pass: one grouping set a column. */
async function countBars(
  bars: readonly (Bars | null)[],
  sql: string,
  ask: Ask,
): Promise<ColumnProfile["histogram"][]> {
  const kept = bars.flatMap((one, index) => (one ? [{ ...one, index, alias: `k${index}` }] : []));
  const result: ColumnProfile["histogram"][] = bars.map(() => []);
  if (kept.length === 0) return result;
  const keys = kept.map(({ alias }) => alias).join(", ");
  const rows = await ask(
    `SELECT CAST(g AS VARCHAR), ${kept.map(({ alias }) => `CAST(${alias} AS VARCHAR)`).join(", ")}, CAST(n AS VARCHAR)
FROM (
SELECT ${keys}, GROUPING_ID(${keys}) AS g, count(*) AS n
FROM (SELECT ${kept.map(({ key, alias }) => `${key} AS ${alias}`).join(", ")} FROM (\n${sql}\n))
GROUP BY GROUPING SETS (${kept.map(({ alias }) => `(${alias})`).join(", ")})
)
WHERE coalesce(${kept.map(({ alias }) => `CAST(${alias} AS VARCHAR)`).join(", ")}) IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY g ORDER BY n DESC) <= ${MOST_BARS}`,
  );
  const all = 2 ** kept.length - 1;
  kept.forEach(({ index, bar, key }, at) => {
    const group = String(all - 2 ** (kept.length - 1 - at));
    const own = rows
      .filter(([g]) => g === group)
      .map((row) => ({ key: row[1 + at] as string, count: Number(row[1 + kept.length]) }));
    const isRange = key.startsWith("CASE");
    own.sort((a, b) => (isRange ? Number(a.key) - Number(b.key) : b.count - a.count));
    result[index] = own.map((one) => bar(one.key, one.count));
  });
  return result;
}

const chunks = (columns: readonly Column[]): (readonly Column[])[] =>
  Array.from({ length: Math.ceil(columns.length / CHUNK) }, (_, index) =>
    columns.slice(index * CHUNK, (index + 1) * CHUNK),
  );
