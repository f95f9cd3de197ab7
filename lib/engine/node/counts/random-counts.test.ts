import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BoundScan } from "../../../connectors/bound-scan";
import { printPlan } from "../../../ir/print";
import { TestWorkspace, values } from "../run/testing";
import { RandomPlan, type Source } from "./random-plan";
import { StepGraph } from "./step-graph";

/** More than the usual plans: `COUNT_SEEDS=5000 vitest run …`. */
const PLANS = Number(process.env.COUNT_SEEDS ?? 160);
const BATCH = 20;

/** Keys that repeat, NULLs, several row groups, equal column names with other contents. */
const DATA: Readonly<Record<string, { select: string; columns: Record<string, "number" | "text"> }>> = {
  "p.parquet": {
    select: `SELECT (i * 7919) % 100 AS a, CASE WHEN i % 11 > 0 THEN (i * 31) % 50 END AS b,
      CASE WHEN i % 13 > 0 THEN 'k' || (i % 20) END AS s FROM range(5000) t(i)`,
    columns: { a: "number", b: "number", s: "text" },
  },
  "q.parquet": {
    select: "SELECT i AS a, i % 7 AS c, 'k' || (i % 40) AS s, 'K' || (i % 5) AS u FROM range(60) t(i)",
    columns: { a: "number", c: "number", s: "text", u: "text" },
  },
  "r.csv": {
    select: "SELECT (i * 17) % 30 AS a, i % 10 AS b, 'k' || (i % 12) AS s FROM range(300) t(i)",
    columns: { a: "number", b: "number", s: "text" },
  },
  "d.csv": {
    select: "SELECT i AS d, 'k' || i AS s FROM range(15) t(i)",
    columns: { d: "number", s: "text" },
  },
};

let workspace: TestWorkspace;
const sources = new Map<string, Source>();
const scans = new Map<string, BoundScan>();

beforeAll(async () => {
  workspace = await TestWorkspace.open();
  for (const [file, { select, columns }] of Object.entries(DATA)) {
    const options = file.endsWith(".csv") ? "FORMAT csv, HEADER true" : "FORMAT parquet, ROW_GROUP_SIZE 1000";
    await workspace.rows(`COPY (${select}) TO '${join(workspace.root, file)}' (${options})`);
    const types = Object.fromEntries(
      Object.entries(columns).map(([name, type]) => [name, type === "number" ? "BIGINT" : "VARCHAR"]),
    );
    const scan = await (file.endsWith(".csv") ? workspace.csv(file, types) : workspace.parquet(file, types));
    const node = file.slice(0, 1);
    sources.set(node, { rel: scan.scan, columns: new Map(Object.entries(columns)) });
    scans.set(node, scan);
  }
  const inline = values({ a: "BIGINT", s: "VARCHAR" }, [
    ["1", "k1"],
    ["2", null],
    [null, "k3"],
    ["40", "k4"],
  ]);
  sources.set("v", { rel: inline, columns: new Map([["a", "number"] as const, ["s", "text"] as const]) });
});
afterAll(() => workspace.close());

describe("row counts of random plans", () => {
  let known = 0;
  let all = 0;

  it.each(Array.from({ length: PLANS / BATCH }, (_, batch) => batch * BATCH))(
    "every number that is given is right, seeds from %i",
    async (first) => {
      for (let seed = first; seed < first + BATCH; seed++) {
        const plan = new RandomPlan(seed, sources).build();
        const { nodes } = await workspace.run(plan, scans, { runId: `seed${seed}` });
        const graph = new StepGraph(plan, scans);
        for (const step of plan.steps) {
          const said = nodes[step.node]?.rows;
          if (said === undefined) continue;
          all++;
          if (said === null) continue;
          known++;
          const select = graph.select(`${step.node}.out`, new Set());
          const [[count]] = (await workspace.rows(`SELECT count(*) FROM (${select})`)) as [[string]];
          expect(said, `seed ${seed}, ${step.node}\n${printPlan(plan)}`).toBe(Number(count));
        }
      }
    },
  );

  it("most numbers are given", () => {
    expect(known / all).toBeGreaterThan(0.85);
  });
});
