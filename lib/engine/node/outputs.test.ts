import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../../compiler/compile";
import type { Pipeline, PipelineNode } from "../../model/pipeline";
import { preview } from "../../runtime/preview";
import { readTexts } from "../../runtime/read-texts";
import { runPipeline } from "../../runtime/run-pipeline";
import { NodeEngine } from "./node-engine";

let root: string;
let engine: NodeEngine;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "tenon-outputs-"));
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

const COUNT = 20_000;
const rows: PipelineNode = {
  type: "sql",
  name: "Rows",
  settings: { query: `select unnest(range(${COUNT})) as id from one` },
  inputs: { one: "one" },
};
const one: PipelineNode = {
  type: "inline-source",
  name: "One",
  settings: { columns: [{ name: "x", type: "BIGINT" }], rows: [["1"]] },
  inputs: {},
};
const filter = (condition: string, from = "rows"): PipelineNode => ({
  type: "filter",
  name: `${condition} of ${from}`,
  settings: { condition },
  inputs: { in: from },
});
const target = (node: string, output = "out"): PipelineNode => ({
  type: "parquet-target",
  name: `Target ${node} ${output}`,
  settings: { path: `out/${node}_${output}`, mode: "overwrite" },
  inputs: { in: output === "out" ? node : { node, output } },
});
const job = (nodes: Record<string, PipelineNode>): Pipeline => ({
  version: 1,
  nodes: { one, rows, ...nodes },
  layout: {},
});

const run = (pipeline: Pipeline) => runPipeline(pipeline, engine, { runId: "run", attempt: 0 });
const value = async (sql: string) =>
  Number(readTexts(await engine.query(`SELECT CAST((${sql}) AS VARCHAR)`))[0]?.[0]);
const stored = (node: string, output = "out") => `read_parquet('${root}/out/${node}_${output}/*.parquet')`;
const kinds = async (pipeline: Pipeline) =>
  (await compile(pipeline, engine)).compiled?.script.statements.map((one) => one.kind);

describe("several outputs of one node", () => {
  it("have a number each, and the node that of the rows it kept", async () => {
    const { nodes } = await run(job({ f: filter("id < 100"), t: target("f"), r: target("f", "rejected") }));
    expect(nodes.f).toMatchObject({ rows: 100, outputs: { out: 100, rejected: COUNT - 100 } });
    expect(nodes.r).toMatchObject({ rows: COUNT - 100 });
    expect(nodes.t?.outputs).toBeUndefined();
  });

  it("are told of a route, whose groups overlap", async () => {
    const route: PipelineNode = {
      type: "route",
      name: "Route",
      settings: {
        groups: [
          { name: "small", expression: "id < 10" },
          { name: "even", expression: "id % 2 = 0" },
        ],
      },
      inputs: { in: "rows" },
    };
    const targets = ["small", "even", "rest"].map((name) => [`t_${name}`, target("route", name)] as const);
    const { nodes } = await run(job({ route, ...Object.fromEntries(targets) }));
    expect(nodes.route).toMatchObject({
      rows: COUNT + 5,
      outputs: { small: 10, even: COUNT / 2, rest: COUNT / 2 - 5 },
    });
  });

  it("share what must be computed once: no row is lost to a condition that changes", async () => {
    for (const condition of ["random() < 0.5", "id = 3 or uuid() < gen_random_uuid()"]) {
      await run(job({ f: filter(condition), t: target("f"), r: target("f", "rejected") }));
      const both = `SELECT id FROM ${stored("f")} UNION ALL SELECT id FROM ${stored("f", "rejected")}`;
      expect(await value(`SELECT count(DISTINCT id) FROM (${both})`), condition).toBe(COUNT);
      expect(await value(`SELECT count(*) FROM (${both})`), condition).toBe(COUNT);
      expect(await value(`SELECT count(*) FROM ${stored("f")}`)).toBeGreaterThan(COUNT / 4);
    }
  });

  it("agree on a random column of what they read", async () => {
    const dice: PipelineNode = {
      type: "derived-column",
      name: "Dice",
      settings: { compute: [{ name: "dice", expression: "random()" }] },
      inputs: { in: "rows" },
    };
    const nodes = { dice, f: filter("dice < 0.5", "dice"), t: target("f"), r: target("f", "rejected") };
    await run(job(nodes));
    const both = `SELECT id FROM ${stored("f")} UNION ALL SELECT id FROM ${stored("f", "rejected")}`;
    expect(await value(`SELECT count(DISTINCT id) FROM (${both})`)).toBe(COUNT);
    expect(await value(`SELECT count(*) FROM ${stored("f")} WHERE dice >= 0.5`)).toBe(0);
  });

  it("are shown when nothing but a target reads them", async () => {
    const pipeline = job({ f: filter("id < 100"), r: target("f", "rejected") });
    for (const asked of [
      { node: "f", output: "rejected" },
      { node: "r", output: "out" },
    ]) {
      const { head } = await preview(pipeline, engine, { ...asked, limit: 5 });
      expect(head).toMatchObject({ rows: 5, exact: true });
    }
    const nobody = await preview(job({ f: filter("id < 2") }), engine, {
      node: "f",
      output: "rejected",
      limit: COUNT,
    });
    expect(nobody.head.rows).toBe(COUNT - 2);
  });

  it("change what is shown of the others where a run would have it so", async () => {
    const schema: PipelineNode = {
      type: "change-schema",
      name: "Schema",
      settings: { mapping: [{ from: "id", to: "day", type: "DATE" }] },
      inputs: { in: "texts" },
    };
    const texts: PipelineNode = {
      type: "inline-source",
      name: "Texts",
      settings: { columns: [{ name: "id", type: "VARCHAR" }], rows: [["2024-02-29"], ["x"]] },
      inputs: {},
    };
    const asked = { node: "schema", output: "out", limit: 5 };
    await expect(preview(job({ texts, schema }), engine, asked)).rejects.toThrow("x");
    const taken = job({ texts, schema, r: target("schema", "rejected") });
    expect((await preview(taken, engine, asked)).head.rows).toBe(1);
  });
});

describe("what several readers share", () => {
  const plain: PipelineNode = {
    type: "inline-source",
    name: "Plain",
    settings: { columns: [{ name: "id", type: "BIGINT" }], rows: [["1"], ["2"]] },
    inputs: {},
  };
  const limit: PipelineNode = {
    type: "limit",
    name: "Limit",
    settings: { count: 1 },
    inputs: { in: "plain" },
  };
  const readers = { t: target("f"), r: target("f", "rejected") };

  it("is computed by each where it is cheap and certain", async () => {
    expect(await kinds(job({ plain, f: filter("id > 1", "plain"), ...readers }))).toEqual(["copy", "copy"]);
  });

  it("is one table where a node before it costs, or may choose other rows", async () => {
    const chain = { plain, limit, k: filter("id > 0", "limit"), f: filter("id > 1", "k"), ...readers };
    expect(await kinds(job(chain))).toEqual(["create-table", "copy", "copy"]);
    const sorted = { ...limit, type: "sort", settings: { keys: [{ expression: "id" }] } };
    expect(await kinds(job({ ...chain, limit: sorted }))).toEqual(["create-table", "copy", "copy"]);
  });

  it("is no table for readers that no target needs", async () => {
    expect(
      await kinds(
        job({ plain, limit, f: filter("id > 1", "limit"), k: filter("id > 0", "limit"), t: target("f") }),
      ),
    ).toEqual(["copy"]);
  });

  it("takes the time for something that changes from one statement to the next", async () => {
    expect(await kinds(job({ plain, f: filter("now() > DATE '2020-01-01'", "plain"), ...readers }))).toEqual([
      "create-table",
      "copy",
      "copy",
    ]);
    expect(await kinds(job({ plain, f: filter("'random()' <> \"id\"::text", "plain"), ...readers }))).toEqual(
      ["copy", "copy"],
    );
  });
});

describe("a spigot", () => {
  const spigot = (settings: PipelineNode["settings"] = {}): PipelineNode => ({
    type: "spigot",
    name: "Tap",
    settings: { path: "lake/sample", topk: 3, ...settings },
    inputs: { in: "rows" },
  });

  it("writes its sample with the targets, and gives every row", async () => {
    const { nodes, outputs } = await run(job({ tap: spigot(), t: target("tap") }));
    expect(outputs.map(({ node, rows }) => [node, rows])).toEqual([
      ["tap", 3],
      ["t", COUNT],
    ]);
    expect(nodes.tap).toEqual({ state: "done", rows: COUNT, ms: expect.any(Number) });
    expect(await value(`SELECT count(*) FROM read_json('${root}/lake/sample/*.json')`)).toBe(3);
    await run(job({ tap: spigot({ topk: 1 }) }));
    expect(await value(`SELECT count(*) FROM read_json('${root}/lake/sample/*.json')`)).toBe(1);
  });

  it("writes nothing where rows are only looked at, or the run fails", async () => {
    const tap = spigot({ path: "lake/never" });
    expect((await preview(job({ tap }), engine, { node: "tap", output: "out", limit: 5 })).head.rows).toBe(5);
    const broken = { ...target("f"), inputs: { in: "f" } };
    const fails = job({ tap, f: filter("error('no')", "tap"), t: broken });
    await expect(run(fails)).rejects.toMatchObject({ message: expect.stringContaining("no") });
    expect(await readdir(join(root, "lake"))).not.toContain("never");
  });

  it("has a path to itself", async () => {
    const other: PipelineNode = {
      type: "json-target",
      name: "Out",
      settings: { path: "lake/sample" },
      inputs: { in: "tap" },
    };
    const { diagnostics } = await compile(job({ tap: spigot(), other }), engine);
    expect(diagnostics.map(({ code }) => code)).toEqual(["graph/same-path"]);
  });
});

it("cuts what targets below an autobalance write into so many files", async () => {
  const balance: PipelineNode = {
    type: "autobalance",
    name: "Three",
    settings: { files: 3 },
    inputs: { in: "rows" },
  };
  const { outputs } = await run(job({ balance, f: filter("id < 10", "balance"), t: target("f") }));
  expect(outputs.map(({ rows: count }) => count)).toEqual([3, 3, 4]);
});
