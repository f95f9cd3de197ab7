import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { NodeEngine } from "../engine/node/node-engine";
import type { Pipeline, PipelineNode } from "../model/pipeline";
import { asSql } from "../model/sql-text";
import { runPipeline } from "../runtime/run-pipeline";
import { bind } from "./bind";
import type { Binder } from "./binder";
import { type Checked, check } from "./check";
import { analyse } from "./compile";
import { probeNode } from "./probe";

const root = await mkdtemp(join(tmpdir(), "tenon-probe-"));
const engine = new NodeEngine({
  root,
  scratch: join(root, ".tenon/scratch"),
  memoryMb: 1024,
  threads: 2,
  timeZone: "UTC",
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true });
});

/** The engine, and how often it was asked to look. */
let looks = 0;
const binder: Binder = {
  bindScan: (scan) => engine.bindScan(scan),
  describe: (sql) => engine.describe(sql),
  probe: (query, limits) => {
    looks += 1;
    return engine.probe(query, limits);
  },
};
beforeEach(() => {
  looks = 0;
});

const job = (settings: PipelineNode["settings"], between: Record<string, PipelineNode> = {}): Pipeline => ({
  version: 1,
  nodes: {
    in: { type: "csv-source", name: "In", settings: { paths: ["in.csv"] }, inputs: {} },
    ...between,
    drop: {
      type: "drop-null-fields",
      name: "Drop",
      settings,
      inputs: { in: Object.keys(between).at(-1) ?? "in" },
    },
    out: {
      type: "csv-target",
      name: "Out",
      settings: { path: "out.csv", mode: "overwrite" },
      inputs: { in: "drop" },
    },
  },
  layout: {},
});
const sqlNode = (query: string): PipelineNode => ({
  type: "sql",
  name: "Sql",
  settings: { query },
  inputs: { t: "in" },
});
const node = (type: string): PipelineNode => ({ type, name: type, settings: {}, inputs: {} });
const columnsOf = async (pipeline: Pipeline) => {
  const { bound, diagnostics } = await analyse(pipeline, binder, "draft");
  return { columns: bound?.columns.get("out")?.out?.map(({ name }) => name), diagnostics };
};

describe("columns that depend on rows", () => {
  it("follow the files, and are what a run writes", async () => {
    await writeFile(join(root, "in.csv"), "id,a,b\n1,,x\n2,,y\n");
    expect(await columnsOf(job({}))).toEqual({ columns: ["id", "b"], diagnostics: [] });
    await runPipeline(job({}), engine, { runId: "jr_1", attempt: 0 });
    const written = await engine.bindScan({
      op: "scan",
      format: "csv",
      paths: ["out.csv"],
      options: {},
      columns: null,
      hivePartitions: false,
    });
    expect(written.columns.map(({ name }) => name)).toEqual(["id", "b"]);
    await writeFile(join(root, "in.csv"), "id,a,b\n1,now,\n");
    expect((await columnsOf(job({}))).columns).toEqual(["id", "a"]);
  });

  it("are not looked for while the settings leave nothing open, or while something upstream is wrong", async () => {
    await writeFile(join(root, "in.csv"), "id,a,b\n1,,x\n");
    expect((await columnsOf(job({ columns: ["b"] }))).columns).toEqual(["id", "a"]);
    await columnsOf(job({}, { sql: sqlNode("select nothing from t") }));
    expect(looks).toBe(0);
    await columnsOf(job({}));
    expect(looks).toBe(1);
  });

  it("fail a run whose input changes after they were looked at", async () => {
    await writeFile(join(root, "in.csv"), "id,a\n1,\n");
    let changed = false;
    const slow = Object.assign(Object.create(engine) as NodeEngine, {
      probe: async (...asked: Parameters<NodeEngine["probe"]>) => {
        const rows = await engine.probe(...asked);
        await writeFile(join(root, "in.csv"), "id,a\n1,here\n");
        changed = true;
        return rows;
      },
      bindScan: engine.bindScan.bind(engine),
      describe: engine.describe.bind(engine),
      run: engine.run.bind(engine),
    });
    await expect(runPipeline(job({}), slow, { runId: "jr_2", attempt: 0 })).rejects.toMatchObject({
      code: "input/changed",
      message: expect.stringContaining("“in.csv” grew while the job was reading it"),
    });
    expect(changed).toBe(true);
  });

  it("say what took too long, and what can be done", async () => {
    await writeFile(join(root, "in.csv"), "id\n1\n");
    const forever = job({}, { sql: sqlNode("select count(*) as n from range(100000000000)") });
    const { diagnostics } = await bind(check(forever), binder, { probeMs: 100 });
    expect(diagnostics).toMatchObject([
      {
        code: "probe/time",
        node: "drop",
        message:
          "The columns of “Drop” depend on its rows, and looking for columns without values took more than 1 s. List the columns to drop under “Columns to drop”. A run takes the time it needs.",
      },
    ]);
  });

  it("take no more than their time together", async () => {
    await writeFile(join(root, "in.csv"), "id\n1\n");
    const slow = (count: number) => sqlNode(`select count(*) as n from range(${count})`);
    const drop = (from: string): PipelineNode => ({ ...node("drop-null-fields"), inputs: { in: from } });
    const names = Array.from({ length: 6 }, (_, index) => String(index));
    const nodes = Object.fromEntries(
      names.flatMap((name) => [
        [`s${name}`, { ...slow(300_000_000_000 + Number(name)), name: `S${name}` }],
        [`d${name}`, { ...drop(`s${name}`), name: `D${name}` }],
      ]),
    );
    const asked: (number | null)[] = [];
    const counting: Binder = {
      ...binder,
      probe: (query, options) => {
        asked.push(options.ms);
        return binder.probe(query, options);
      },
    };
    const whole = { ...job({}), nodes: { ...job({}).nodes, ...nodes } };
    const { diagnostics } = await bind(check(whole), counting, { probeMs: 500 });
    expect(diagnostics.map(({ code }) => code)).toEqual(names.map(() => "probe/time"));
    expect(asked.slice(2)).toEqual([1, 1, 1, 1, 1]);
  });

  it("say what failed in the rows", async () => {
    await writeFile(join(root, "in.csv"), "id\nx\n");
    const { diagnostics } = await columnsOf(
      job({}, { sql: sqlNode("select cast(id as integer) as n from t") }),
    );
    expect(diagnostics).toMatchObject([
      {
        code: "probe/failed",
        node: "drop",
        message: expect.stringMatching(
          /looking for columns without values failed: .*'x'.* List the columns/s,
        ),
      },
    ]);
  });

  it("stop being looked for when nobody waits any more", async () => {
    await writeFile(join(root, "in.csv"), "id\n1\n");
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const forever = job({}, { sql: sqlNode("select count(*) as n from range(200000000000)") });
    await expect(bind(check(forever), binder, { probeMs: null, signal: stop.signal })).rejects.toMatchObject({
      name: "AbortError",
    });
  });

  it("are refused in words when there are too many", async () => {
    const checked: Checked = check(job({}));
    const node = checked.nodes.find(({ id }) => id === "drop");
    if (!node) throw new Error("The node is gone.");
    const rel = { op: "sql", query: asSql("select range as v from range(1001)"), inputs: [] } as const;
    const step = { node: "drop", output: "probe", name: "Drop" };
    const ground = { step, plan: { steps: [] }, scans: new Map(), scanSql: () => "" };
    const probe = { rel, finds: "values of “kind”", instead: "List them under “Values”." };
    expect(await probeNode(node, probe, ground, binder, { ms: null, budgetMs: null })).toMatchObject({
      ok: false,
      error: {
        code: "probe/too-many",
        message:
          "The columns of “Drop” depend on its rows, and looking for values of “kind” found more than 1,000. List them under “Values”.",
      },
    });
  });
});
