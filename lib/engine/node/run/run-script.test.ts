import { createHash } from "node:crypto";
import { appendFile, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CommitIntent } from "../../../model/commit-intent";
import { asSql } from "../../../model/sql-text";
import type { RunProgress } from "../../../runtime/engine";
import { RunFailure } from "../../../runtime/run-failure";
import { filter, input, planOf, TestWorkspace, values, write } from "./testing";

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await TestWorkspace.open();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await workspace.close();
});

const rows = values({ id: "BIGINT", p: "VARCHAR" }, [
  ["1", "a"],
  ["2", "b"],
  ["3", "b"],
]);
const none = values({ id: "BIGINT", p: "VARCHAR" }, []);
const numbers = (count: number) => ({
  op: "sql" as const,
  query: asSql(`SELECT i, i % 3 AS k FROM range(${count}) t(i)`),
  inputs: [],
});
const failureOf = async (run: Promise<unknown>): Promise<RunFailure> => {
  const error = await run.catch((thrown: unknown) => thrown);
  if (!(error instanceof RunFailure)) throw error;
  return error;
};

describe("output", () => {
  it("is described in the intent and in the outcome, with its hash", async () => {
    const intents: CommitIntent[] = [];
    const plan = planOf({
      rows,
      target: write("rows", "out/rows", { partitionBy: ["p"], format: "parquet" }),
    });
    const { outputs } = await workspace.run(plan, new Map(), {
      runId: "r7",
      attempt: 2,
      commit: async (intent) => {
        expect(await workspace.files("out"), "nothing is visible yet").toEqual([]);
        intents.push(intent);
      },
    });
    expect(outputs.map(({ path, rows: count }) => [path, count])).toEqual([
      ["out/rows/p=a/part-r7-00000.parquet", 1],
      ["out/rows/p=b/part-r7-00001.parquet", 2],
    ]);
    for (const { path, sha256, bytes } of outputs) {
      const content = await readFile(join(workspace.root, path));
      expect([content.length, createHash("sha256").update(content).digest("hex")]).toEqual([bytes, sha256]);
    }
    expect(intents[0]?.staging).toBe(".tenon/staging/r7/2");
    expect(intents[0]?.targets[0]?.files[0]?.from).toBe(
      ".tenon/staging/r7/2/out/1-target/p=a/part-r7-00000.parquet",
    );
    expect(await workspace.files(".tenon/staging")).toEqual([]);
  });

  it.each([
    ["csv", {}, "id,p\n"],
    ["json", {}, ""],
    ["json", { format: "array" }, "[\n\t\n]\n"],
  ])("of no rows is one empty %s file %j", async (format, options, content) => {
    const plan = planOf({ none, target: write("none", "out/rows", { format, options }) });
    const { outputs } = await workspace.run(plan, new Map());
    expect(outputs.map(({ path, rows: count }) => [path, count])).toEqual([
      [`out/rows/part-run1-00000.${format}`, 0],
    ]);
    expect(await workspace.read(`out/rows/part-run1-00000.${format}`)).toBe(content);
  });

  it("of no rows keeps the schema, with partitions too", async () => {
    const plan = planOf({
      none,
      plain: write("none", "out/plain", { format: "parquet" }),
      parts: write("none", "out/parts", { format: "parquet", partitionBy: ["p"] }),
    });
    await workspace.run(plan, new Map());
    const columns = (path: string) =>
      workspace.rows(`DESCRIBE FROM read_parquet('${workspace.root}/${path}')`);
    expect((await columns("out/plain/*.parquet")).map(([name, type]) => [name, type])).toEqual([
      ["id", "BIGINT"],
      ["p", "VARCHAR"],
    ]);
    expect(await workspace.files("out/parts")).toEqual([
      "out/parts/p=__HIVE_DEFAULT_PARTITION__/part-run1-00000.parquet",
    ]);
    expect((await columns("out/parts/**/*.parquet")).map(([name]) => name)).toEqual(["id", "p"]);
  });

  it.each([
    [10, 3, [3, 3, 4]],
    [2, 5, [1, 1]],
    [0, 4, [0]],
    [100_003, 2, [50_001, 50_002]],
  ])("of %i rows in %i files is balanced and in order", async (count, files, expected) => {
    const plan = planOf({
      numbers: numbers(count),
      target: write("numbers", "out/rows", { format: "parquet", files }),
    });
    const { outputs, nodes } = await workspace.run(plan, new Map());
    expect(outputs.map((output) => output.rows)).toEqual(expected);
    expect(nodes.target?.rows).toBe(count);
    const read = await workspace.rows(
      `SELECT count(*), count(DISTINCT i), coalesce(bool_and(i = file_row_number + before), true)
       FROM (SELECT *, first_value(i) OVER (PARTITION BY filename ORDER BY file_row_number) AS before
             FROM read_parquet('${workspace.root}/out/rows/*.parquet', filename = true, file_row_number = true))`,
    );
    expect(read).toEqual([[String(count), String(count), true]]);
  });

  it("deals each partition out to as many files as asked for", async () => {
    const settings = { format: "csv", partitionBy: ["k"], files: 2 };
    const plan = planOf({ numbers: numbers(9), target: write("numbers", "out/rows", settings) });
    await workspace.run(plan, new Map());
    expect(await workspace.files("out")).toEqual(
      [0, 1, 2].flatMap((k) => [0, 1].map((file) => `out/rows/k=${k}/part-run1-0000${k * 2 + file}.csv`)),
    );
    expect((await workspace.read("out/rows/k=0/part-run1-00000.csv")).split("\n")[0]).toBe("i");
  });

  it("keeps every partition value apart, and every row", async () => {
    const odd = [
      "a/b",
      "x=y",
      "ünï",
      null,
      "",
      "..",
      "%",
      "a b",
      "'\"\\",
      "__HIVE_DEFAULT_PARTITION__",
      "*",
      "new\nline",
    ];
    const keyed = values(
      { k: "VARCHAR", "v w": "BIGINT" },
      odd.map((k, index) => [k, String(index)]),
    );
    const plan = planOf({
      keyed,
      target: write("keyed", "out/rows", { format: "parquet", partitionBy: ["k"] }),
    });
    const { outputs } = await workspace.run(plan, new Map());
    expect(outputs.every(({ rows: count }) => count === 1)).toBe(true);
    const paths = outputs.map(({ path }) => path.split("/")[2]);
    expect(paths).toContain("k=a%2Fb");
    expect(paths).toContain("k=x%3Dy");
    const read = await workspace.rows(
      `SELECT k, "v w" FROM read_parquet('${workspace.root}/out/rows/**/*.parquet', hive_types = {k: VARCHAR}) ORDER BY 2`,
    );
    // Hive has one folder for NULL, and a text of that name is NULL from then on: the row is kept, its key is not.
    expect(read).toEqual(
      odd.map((k, index) => [k === "__HIVE_DEFAULT_PARTITION__" ? null : k, String(index)]),
    );
  });

  it("makes one file of a partition, however many there are", async () => {
    const many = { ...numbers(3000), query: asSql("SELECT i, (i * 7) % 300 AS k FROM range(60000) t(i)") };
    const plan = planOf({
      many,
      target: write("many", "out/rows", { format: "parquet", partitionBy: ["k"] }),
    });
    expect((await workspace.run(plan, new Map())).outputs).toHaveLength(300);
  });
});

describe("a run that fails leaves nothing", () => {
  const untouched = async () => {
    expect(await workspace.files("out")).toEqual([]);
    expect(await workspace.files(".tenon/staging")).toEqual([]);
  };

  it("at a row that cannot be cast, and names the node", async () => {
    const bad = { ...filter("rows", "CAST(p AS INTEGER) > 1") };
    const plan = planOf({ rows, bad, first: write("rows", "out/first"), second: write("bad", "out/second") });
    const error = await failureOf(workspace.run(plan, new Map()));
    expect([error.code, error.node]).toEqual(["sql/error", "bad"]);
    expect(error.message).toContain("Could not convert string 'a' to INT32");
    await untouched();
  });

  it("for lack of memory", async () => {
    const large = { ...numbers(0), query: asSql("SELECT list(i) AS l FROM range(300000000) t(i)") };
    const plan = planOf({ large, target: write("large", "out/rows") });
    const error = await failureOf(workspace.run(plan, new Map()));
    expect(error.code).toBe("engine/memory");
    expect(error.message).toMatch(/^The job needs more memory than it may use: /);
    await untouched();
  });

  it("in the middle of partitions", async () => {
    const bad = {
      ...numbers(0),
      query: asSql(
        "SELECT i % 5 AS k, CASE WHEN i > 400000 THEN error('late') END AS e FROM range(500000) t(i)",
      ),
    };
    const plan = planOf({ bad, target: write("bad", "out/rows", { partitionBy: ["k"] }) });
    expect((await failureOf(workspace.run(plan, new Map()))).message).toContain("late");
    await untouched();
  });

  it("when its claim is lost", async () => {
    const plan = planOf({ rows, target: write("rows", "out/rows") });
    const commit = () => Promise.reject(new Error("the claim was lost"));
    await expect(workspace.run(plan, new Map(), { commit })).rejects.toThrow("the claim was lost");
    await untouched();
  });

  it("when it is stopped, at once", async () => {
    const endless = {
      ...numbers(0),
      query: asSql("SELECT count(*) AS n FROM range(10000000) a, range(10000000) b"),
    };
    const plan = planOf({ rows, endless, first: write("rows", "out/a"), second: write("endless", "out/b") });
    const controller = new AbortController();
    const told: RunProgress[] = [];
    setTimeout(() => controller.abort(), 400);
    const started = performance.now();
    const run = workspace.run(plan, new Map(), {
      signal: controller.signal,
      onProgress: (one) => told.push(one),
    });
    await expect(run).rejects.toMatchObject({ name: "AbortError" });
    expect(performance.now() - started).toBeLessThan(3000);
    expect(told.length).toBeGreaterThan(2);
    expect(told.at(-1)?.nodes).toMatchObject({ rows: { state: "done" }, second: { state: "running" } });
    expect(told.at(-1)?.fraction).toBeGreaterThanOrEqual(0.5);
    await untouched();
  });

  it.each([
    ["grew", (path: string) => appendFile(path, "8,y\n")],
    ["was cut short", (path: string) => truncate(path, 6)],
    ["was removed", (path: string) => rm(path)],
    [
      "was changed",
      async (path: string) => writeFile(path, (await readFile(path, "utf8")).replace("7", "9")),
    ],
  ])("when an input %s while it was read", async (what, change) => {
    await workspace.write("in/a.csv", "id,p\n7,x\n");
    const scan = await workspace.csv("in/a.csv", { id: "BIGINT", p: "VARCHAR" });
    // The second statement takes a while: the file changes after the first has read it.
    const slow = { ...numbers(0), query: asSql("SELECT count(*) AS n FROM range(30000) a, range(10000) b") };
    const plan = planOf({ in: scan.scan, slow, first: write("in", "out/a"), second: write("slow", "out/b") });
    let changed = false;
    const error = await failureOf(
      workspace.run(plan, new Map([["in", scan]]), {
        onProgress: ({ nodes }) => {
          if (changed || nodes.second?.state !== "running") return;
          changed = true;
          void change(join(workspace.root, "in/a.csv"));
        },
      }),
    );
    expect([error.code, error.node]).toEqual(["input/changed", "in"]);
    expect(error.message).toContain(`“in/a.csv” ${what} while the job was reading it`);
    await untouched();
  });

  it.each([
    ["staged:ENOSPC", "storage/full", "no space is left on the disk (ENOSPC)"],
    ["staged:EIO", "storage/failed", "the disk reported an error (EIO)"],
    ["fsynced:EACCES", "storage/denied", "permission is denied (EACCES)"],
  ])("when the disk fails before the intent: %s", async (fault, code, reason) => {
    vi.stubEnv("FAULT", fault);
    const plan = planOf({ rows, target: write("rows", "out/rows") });
    const error = await failureOf(workspace.run(plan, new Map()));
    expect(error.code).toBe(code);
    expect(error.message).toContain(reason);
    await untouched();
  });
});

describe("a session", () => {
  it("runs one script after another, with tables of the same names", async () => {
    const plan = planOf({
      rows,
      by: {
        op: "aggregate",
        input: input("rows"),
        groups: [{ name: "p", expression: asSql("p") }],
        aggregates: [],
      },
      a: write("by", "out/a", { mode: "overwrite" }),
      b: write("by", "out/b", { mode: "overwrite" }),
    });
    for (let run = 0; run < 2; run++) expect((await workspace.run(plan, new Map())).nodes.by?.rows).toBe(2);
  });
});
