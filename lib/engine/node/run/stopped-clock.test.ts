import { afterEach, beforeEach, expect, it } from "vitest";
import { asSql } from "../../../model/sql-text";
import { readTexts } from "../../../runtime/read-texts";
import { planOf, TestWorkspace, values, write } from "./testing";

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await TestWorkspace.open();
});
afterEach(() => workspace.close());

const CLOCKS = [
  "now()",
  "current_timestamp",
  "get_current_timestamp()",
  "transaction_timestamp()",
  "today()",
  "current_date",
  "current_time",
  "localtime",
  "localtimestamp",
];

/** What every clock says, as columns. */
const clocks = {
  op: "project" as const,
  input: values({ id: "BIGINT" }, [["1"]]),
  items: CLOCKS.map((clock, index) => ({
    kind: "column" as const,
    name: `c${index}`,
    expression: asSql(`CAST(${clock} AS VARCHAR)`),
  })),
};

it("shows every statement of a run one time, and each run its own", async () => {
  // Each target is a statement of its own, and so is the table that the last two share.
  const keys = [{ expression: asSql("c0"), direction: "asc" as const, nulls: "last" as const }];
  const plan = planOf({
    one: clocks,
    other: clocks,
    sorted: { op: "sort", input: clocks, keys },
    a: write("one", "a.csv", { mode: "overwrite" }),
    b: write("other", "b.csv", { mode: "overwrite" }),
    c: write("sorted", "c.csv", { mode: "overwrite" }),
    d: write("sorted", "d.csv", { mode: "overwrite" }),
  });
  const seen: string[] = [];
  for (const runId of ["r1", "r2"]) {
    await workspace.run(plan, new Map(), { runId });
    const texts = await Promise.all(["a.csv", "b.csv", "c.csv", "d.csv"].map((path) => workspace.read(path)));
    expect(new Set(texts).size).toBe(1);
    seen.push(texts[0] as string);
  }
  expect(seen[0]).not.toBe(seen[1]);
  const year = new Date().getUTCFullYear();
  expect(seen[0]).toContain(`${year}-`);
});

it("stops for the statements of a long chain on a screen, and runs on for the next", async () => {
  const prepare = [`CREATE TEMP TABLE "t" AS SELECT now() AS then_`];
  const sql = `SELECT (then_ = now())::VARCHAR AS same FROM "t"`;
  expect(readTexts(await workspace.session.query(sql, { prepare }))).toEqual([["true"]]);
  const now = "SELECT now()::VARCHAR AS n";
  const times = [await workspace.session.query(now), await workspace.session.query(now)].map(readTexts);
  expect(times[0]).not.toEqual(times[1]);
});
