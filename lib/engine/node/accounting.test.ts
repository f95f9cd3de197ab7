import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CheckResult } from "../../model/accounting";
import type { Pipeline, PipelineNode } from "../../model/pipeline";
import { runPipeline } from "../../runtime/run-pipeline";
import { NodeEngine } from "./node-engine";
import { planOf, TestWorkspace, write } from "./run/testing";

let root: string;
let engine: NodeEngine;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "tenon-accounting-"));
  engine = new NodeEngine({
    root,
    scratch: join(root, "scratch"),
    memoryMb: 512,
    threads: 2,
    timeZone: "UTC",
  });
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true, force: true });
});

const node = (
  type: string,
  name: string,
  settings: PipelineNode["settings"],
  inputs: PipelineNode["inputs"] = {},
): PipelineNode => ({ type, name, settings, inputs });
const rows = (count: number) =>
  node("inline-source", "Rows", {
    columns: [{ name: "id", type: "BIGINT" }],
    rows: Array.from({ length: count }, (_, id) => [String(id)]),
  });
const target = (path: string, from: PipelineNode["inputs"]["in"]) =>
  node("parquet-target", path, { path: `out/${path}`, mode: "overwrite" }, { in: from ?? "" });
const job = (nodes: Record<string, PipelineNode>): Pipeline => ({ version: 1, nodes, layout: {} });
const run = (nodes: Record<string, PipelineNode>, onChecked?: (found: readonly CheckResult[]) => void) =>
  runPipeline(job(nodes), engine, { runId: "run", attempt: 0, ...(onChecked ? { onChecked } : {}) });

const accountsOf = async (nodes: Record<string, PipelineNode>) =>
  Object.fromEntries(
    (await run(nodes)).accounting.nodes.map(({ node: id, ...account }) => [id, account] as const),
  );

describe("accounts of rows", () => {
  it("say where the rows of each node went", async () => {
    await run({ r: rows(100), t: target("stored", "r") });
    const stored = node("parquet-source", "Stored", { paths: ["out/stored/*.parquet"] });
    const filter = node("filter", "Filter", { condition: "id < 60" }, { in: "s" });
    const rejected = { node: "f", output: "rejected" };
    expect(
      await accountsOf({ s: stored, f: filter, t: target("kept", "f"), n: target("refused", rejected) }),
    ).toEqual({
      s: { read: 100, passed: 100, filtered: 0, rejected: 0 },
      f: { read: 100, passed: 60, filtered: 0, rejected: 40 },
      t: { read: 60, passed: 60, filtered: 0, rejected: 0 },
      n: { read: 40, passed: 40, filtered: 0, rejected: 0 },
    });
    expect(await accountsOf({ s: stored, f: filter, t: target("kept", "f") })).toMatchObject({
      f: { read: 100, passed: 60, filtered: 40, rejected: 0 },
    });
    const groups = [
      { name: "low", expression: "id < 30" },
      { name: "even", expression: "id % 2 = 0" },
    ];
    const route = node("route", "Route", { groups }, { in: "s" });
    const outputs = ["low", "even", "rest"].map((name) => [
      name,
      target(name, { node: "route", output: name }),
    ]);
    expect(await accountsOf({ s: stored, route, ...Object.fromEntries(outputs) })).toMatchObject({
      route: { read: 100, passed: 30 + 50 + 35, filtered: 0, rejected: 0 },
    });
    const few = node("limit", "Few", { count: 3 }, { in: "s" });
    const both = node("union", "Both", {}, { inputs: ["few", "r", "few"] });
    expect(await accountsOf({ r: rows(5), s: stored, few, both, t: target("both", "both") })).toMatchObject({
      few: { read: 100, passed: 3, filtered: 97, rejected: 0 },
      both: { read: 11, passed: 11, filtered: 0, rejected: 0 },
      t: { read: 11, passed: 11, filtered: 0, rejected: 0 },
    });
  });

  it("fail the run before anything is published when a row is lost", async () => {
    // What was staged before is no text that tells of a change, and still it changes from one statement to the next.
    const staged = `(select count(*) from glob('${root}/.tenon/staging/**'))`;
    const lossy = {
      r: rows(100),
      f: node("filter", "Few", { condition: `id < 10 + ${staged}` }, { in: "r" }),
      t: target("lossy", "f"),
      n: target("refused", { node: "f", output: "rejected" }),
    };
    await expect(run(lossy)).rejects.toMatchObject({
      name: "RunFailure",
      code: "accounting/mismatch",
      node: "f",
      message:
        "“Few” read 100 rows and gave 10 rows and 89 rows rejected: rows were lost or came twice. Nothing was published.",
    });
    const twice = { ...lossy, n: target("again", "f") };
    await expect(run(twice)).rejects.toMatchObject({
      code: "accounting/mismatch",
      node: "f",
      message: expect.stringContaining("“Few” was computed more than once and gave 10 rows, then 11 rows"),
    });
    expect(await readdir(join(root, "out"))).not.toContain("lossy");
    expect(await readdir(join(root, ".tenon/staging"))).toEqual([]);
  });
});

it("compares what files say they hold with what came out of them", async () => {
  const workspace = await TestWorkspace.open();
  await workspace.rows(`COPY (SELECT range AS id FROM range(100)) TO '${workspace.root}/p.parquet'`);
  const bound = await workspace.parquet("p.parquet", { id: "BIGINT" });
  const plan = planOf({ p: bound.scan, t: write("p", "out/p", { format: "parquet" }) });
  const told = { ...bound, rows: 101 };
  await expect(workspace.run(plan, new Map([["p", told]]))).rejects.toMatchObject({
    code: "accounting/mismatch",
    node: "p",
    message: "The files of “p” hold 101 rows, but 100 rows came out of them. Nothing was published.",
  });
  expect((await workspace.run(plan, new Map([["p", bound]]))).accounting.nodes).toHaveLength(2);
  await workspace.close();
});

describe("asserts", () => {
  const assert = (settings: PipelineNode["settings"]) => node("assert", "Sane", settings, { in: "r" });
  const conditions = [
    { name: "small", expression: "id < 95" },
    { name: "whole", expression: "id is not null" },
  ];

  it("tell what they found, whether the run goes on or not", async () => {
    const found: CheckResult[] = [];
    const nodes = (more: PipelineNode["settings"]) => ({ r: rows(100), a: assert({ conditions, ...more }) });
    await expect(run(nodes({}), (results) => found.push(...results))).rejects.toMatchObject({
      code: "check/failed",
      node: "a",
      message: "“Sane”: “small” does not hold for 5 of 100 rows, for example for id = 95.",
    });
    expect(found.map(({ condition, passed, failed }) => [condition, passed, failed])).toEqual([
      ["small", false, 5],
      ["whole", true, 0],
    ]);
    const { accounting } = await run(nodes({ severity: "warn" }));
    expect(accounting.checks[0]).toEqual({
      node: "a",
      condition: "small",
      severity: "warn",
      passed: false,
      failed: 5,
      rows: 100,
      tolerated: null,
      sample: [{ column: "id", value: "95" }],
    });
  });

  it("tolerate as much as they are told to", async () => {
    const outcome = (tolerated: number, unit: string) =>
      run({ r: rows(100), a: assert({ conditions, tolerated, unit }) }).then(
        () => "passed",
        () => "failed",
      );
    expect([await outcome(5, "rows"), await outcome(4, "rows")]).toEqual(["passed", "failed"]);
    expect([await outcome(5, "percent"), await outcome(4.99, "percent")]).toEqual(["passed", "failed"]);
  });

  it("are executed before a target writes, also where nothing reads their rows", async () => {
    await expect(
      run({ r: rows(100), a: assert({ conditions }), t: target("beside", "r") }),
    ).rejects.toMatchObject({ code: "check/failed" });
    expect(await readdir(join(root, "out"))).not.toContain("beside");
  });

  it("take a row for good or for bad, never for both, whatever their conditions are", async () => {
    const { accounting, nodes } = await run({
      r: rows(2000),
      a: assert({
        conditions: [{ name: "luck", expression: "random() < 0.5" }],
        severity: "warn",
        keep: "good",
      }),
      t: target("lucky", "a"),
      n: target("unlucky", { node: "a", output: "rejected" }),
    });
    const [check] = accounting.checks;
    expect(nodes.a?.outputs).toEqual({ out: 2000 - (check?.failed ?? 0), rejected: check?.failed });
    expect(accounting.nodes.find(({ node: id }) => id === "a")).toMatchObject({
      read: 2000,
      rejected: check?.failed,
    });
  });
});
