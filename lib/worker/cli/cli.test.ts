import { once } from "node:events";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { filesBelow, jobFile, rowsOf, start, tenon, workspace } from "./testing";

const lastLine = (text: string): unknown => JSON.parse(text.trimEnd().split("\n").at(-1) ?? "");
const isInput = (path: string) => ["job.json", "job.ts", "lake/flights.csv"].includes(path);
const written = async (root: string) => (await filesBelow(root)).filter((path) => !isInput(path));

const program = `import { defineJob, sql } from "tenon";

export default defineJob("By origin", (job) => {
  const limit = Number(job.parameter("limit", "60"));
  const flights = job.read.csv("Flights", { paths: ["lake/flights.csv"] });
  job.log("limit is", limit);
  for (const origin of ["SFO", "JFK"]) {
    flights
      .filter(\`Late from \${origin}\`, sql\`origin = \${origin} and delay > \${limit}\`)
      .write.csv(\`Out \${origin}\`, { path: \`lake/out/\${origin}.csv\`, mode: "overwrite" });
  }
});
`;

describe("tenon", () => {
  it("says what it can do", async () => {
    const root = await workspace();
    expect((await tenon(root, "--help")).stdout).toMatch(/^Runs Tenon jobs without the studio\./);
    expect(await tenon(root, "--version")).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  it.each([
    [[], "A command is missing."],
    [["chek", "job.json"], "There is no command “chek”; the nearest is “check”."],
    [["check"], "“check” takes one job."],
    [["check", "a.json", "b.json"], "“check” takes one job."],
    [["check", "nothing.json"], "There is no file nothing.json."],
    [["compile", "job.json"], "compile needs --to sql, --to typescript or --to pyspark."],
    [["run", "job.json", "--arg", "limit"], "--arg is name=value, not “limit”."],
    [["run", "job.json", "--to", "sql"], "“run” takes no --to."],
    [["run", "job.json", "--nothing"], "Unknown option '--nothing'"],
    [["export", "job.json"], "“export” takes a job and a folder."],
  ])("refuses %j", async (args, message) => {
    const root = await workspace({ "job.json": jobFile() });
    const { code, stdout, stderr } = await tenon(root, ...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`error: ${message}`);
  });
});

describe("tenon check", () => {
  it("accepts a sound job and touches nothing", async () => {
    const root = await workspace({ "job.json": jobFile() });
    expect(await tenon(root, "check", "job.json")).toMatchObject({
      code: 0,
      stdout: "Late flights: 3 nodes, ready to run.\n",
      stderr: "",
    });
    expect(await written(root)).toEqual([]);
  });

  it("names the node, the field and the choices", async () => {
    const late = {
      type: "filter",
      name: "Late",
      settings: { condition: "dely > 60" },
      inputs: { in: "flights" },
    };
    const limit = { type: "limit", name: "Few", settings: { count: -1 }, inputs: {} };
    const root = await workspace({ "job.json": jobFile({ late, limit }) });
    const { code, stdout, stderr } = await tenon(root, "check", "job.json");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr.trimEnd().split("\n").sort()).toEqual([
      "error: “Few” count: Rows: it is at least 0.",
      "error: “Few” inputs.in: Input “Rows” is not connected.",
      expect.stringMatching(/^error: “Late” condition: .*“dely”.*\(choices: delay\)$/),
    ]);
  });

  it.each([
    ["{", /^error: The document is not valid: it is no JSON/],
    ["[]", /^error: The document is not valid: /],
    ['{"name": "x", "pipeline": {"version": 99}}', /version 99/],
    [jobFile({}, { settings: { memoryMb: 1 } }), /settings: memoryMb/],
  ])("refuses the file %s", async (text, message) => {
    const root = await workspace({ "job.json": text });
    const { code, stderr } = await tenon(root, "check", "job.json");
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
  });

  it("checks the types of a program", async () => {
    const root = await workspace({ "job.ts": program.replace("sql`origin", "`origin") });
    const { code, stderr } = await tenon(root, "check", "job.ts");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: line 9, column \d+: .*write it as sql`…`\.\n$/);
    await writeFile(join(root, "job.ts"), program);
    expect((await tenon(root, "check", "job.ts")).stdout).toBe("By origin: 5 nodes, ready to run.\n");
  });
});

describe("tenon compile", () => {
  it("prints the program", async () => {
    const root = await workspace({ "job.json": jobFile() });
    const { code, stdout } = await tenon(root, "compile", "job.json", "--to", "typescript");
    expect(code).toBe(0);
    expect(stdout).toBe(`import { defineJob, sql } from "tenon";

export default defineJob("Late flights", (job) => {
  const flights = job.read.csv("Flights", { paths: ["lake/flights.csv"] });
  const late = flights.filter("Late", sql\`delay > 60\`);
  late.write.parquet("Out", { path: "lake/out", mode: "overwrite" });
});
`);
  });

  it("prints SQL that DuckDB runs", async () => {
    const root = await workspace({ "job.ts": program });
    const { code, stdout } = await tenon(root, "compile", "job.ts", "--to", "sql");
    expect(code).toBe(0);
    expect(stdout).toContain("COPY (");
    expect(stdout).not.toContain(root);
  });

  it("prints a program for Spark, with what can differ there", async () => {
    const root = await workspace({ "job.json": jobFile() });
    const { code, stdout, stderr } = await tenon(root, "compile", "job.json", "--to", "pyspark");
    expect(code).toBe(0);
    expect(stdout).toContain('late = flights.filter("delay > 60")');
    expect(stdout).toContain('.save(f"{workspace}/lake/out")');
    expect(stdout).not.toContain(root);
    expect(stderr).toMatch(/^note: “Flights”: The columns and their types are those that DuckDB found/m);
  });

  it("says what Spark cannot do", async () => {
    const text = jobFile().replace("csv-source", "excel-source").replace("flights.csv", "flights.xlsx");
    const root = await workspace({ "job.json": text });
    const { code, stdout } = await tenon(root, "compile", "job.json", "--to", "pyspark");
    expect(code).toBe(1);
    expect(stdout).toBe("");
  });
});

describe("tenon run", () => {
  it("tells what a check found, warned of or failed for", async () => {
    const check = (severity: string) => ({
      type: "assert",
      name: "Sane",
      settings: { conditions: [{ name: "a delay", expression: "delay < 100" }], severity },
      inputs: { in: "flights" },
    });
    const root = await workspace({
      "warn.json": jobFile({ sane: check("warn") }),
      "fail.json": jobFile({ sane: check("fail") }),
    });
    const words = "“Sane”: “a delay” does not hold for 2 of 5 rows, for example for delay = 120.";
    const warned = await tenon(root, "run", "warn.json", "--json");
    expect([warned.code, warned.stderr]).toEqual([0, `warn: ${words}\n`]);
    const checks = [
      expect.objectContaining({ node: "sane", condition: "a delay", failed: 2, passed: false }),
    ];
    expect(lastLine(warned.stdout)).toMatchObject({ state: "SUCCEEDED", accounting: { checks } });
    const failed = await tenon(root, "run", "fail.json", "--json");
    expect(failed.code).toBe(1);
    expect(lastLine(failed.stdout)).toMatchObject({
      state: "FAILED",
      accounting: { checks },
      error: { code: "check/failed", message: words, node: "Sane" },
    });
  });

  it("writes the rows, counts them, and leaves nothing else", async () => {
    const root = await workspace({ "job.json": jobFile() });
    const { code, stdout, stderr } = await tenon(root, "run", "job.json", "--json");
    expect([code, stderr]).toEqual([0, ""]);
    expect(lastLine(stdout)).toMatchObject({
      state: "SUCCEEDED",
      rows: { flights: 5, late: 3, out: 3 },
      accounting: {
        nodes: [
          { node: "flights", read: 5, passed: 5, filtered: 0, rejected: 0 },
          { node: "late", read: 5, passed: 3, filtered: 2, rejected: 0 },
          { node: "out", read: 3, passed: 3, filtered: 0, rejected: 0 },
        ],
        checks: [],
      },
      ms: expect.any(Number),
    });
    expect(await written(root)).toEqual([expect.stringMatching(/^lake\/out\/part-cli-.*-00000\.parquet$/)]);
    expect(await rowsOf(root, "from read_parquet('$root/lake/out/*.parquet') order by all")).toEqual([
      ["JFK", "90"],
      ["LAX", "120"],
      ["SFO", "61"],
    ]);
    const { stdout: words } = await tenon(root, "run", "job.json");
    expect(words).toMatch(/3 rows, [\d,]+ bytes\nLate flights: succeeded in \d+\.\d\d s\.\n$/);
  });

  it("runs a program with its arguments, in another folder", async () => {
    const root = await workspace();
    const elsewhere = await workspace({ "job.ts": program });
    const args = ["run", "job.ts", "--root", root, "--arg", "limit=80", "--json"];
    const { code, stdout, stderr } = await tenon(elsewhere, ...args);
    expect([code, stderr]).toEqual([0, "info: limit is 80\n"]);
    expect(lastLine(stdout)).toMatchObject({ state: "SUCCEEDED", rows: { out_sfo: 0, out_jfk: 1 } });
    expect(await written(root)).toEqual(["lake/out/JFK.csv", "lake/out/SFO.csv"]);
  });

  it.each([
    ["throw new Error('no');", "program/threw", null, 5],
    ["setTimeout(() => { throw new Error('late'); }, 0);", "program/threw", null, null],
    ["Promise.reject(new Error('late'));", "program/threw", null, null],
    [
      "job.read.csv('X', { paths: ['lake/none.csv'] }).write.csv('Y', { path: 'y.csv' });",
      "file/not-found",
      "X",
      5,
    ],
  ])("says where %s failed", async (statement, errorCode, node, line) => {
    const source = program.replace("  const flights", `  ${statement}\n  const flights`);
    const root = await workspace({ "job.ts": source });
    const { code, stdout } = await tenon(root, "run", "job.ts", "--json");
    expect(code).toBe(1);
    expect(lastLine(stdout)).toMatchObject({ state: "FAILED", error: { code: errorCode, node, line } });
    expect(await written(root)).toEqual([]);
  });

  it("writes nothing when one of two targets fails", async () => {
    const cast = {
      type: "derived-column",
      name: "Cast",
      settings: { compute: [{ name: "n", expression: "origin::int" }] },
      inputs: { in: "flights" },
    };
    const second = {
      type: "csv-target",
      name: "Second",
      settings: { path: "lake/second.csv", mode: "overwrite" },
      inputs: { in: "cast" },
    };
    const root = await workspace({ "job.json": jobFile({ cast, second }) });
    const { code, stdout, stderr } = await tenon(root, "run", "job.json", "--json");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: “Cast”: .*SFO/);
    expect(lastLine(stdout)).toMatchObject({ state: "FAILED", error: { code: "sql/error", node: "Cast" } });
    expect(await written(root)).toEqual([]);
  });

  it("stops at Ctrl-C and leaves nothing", async () => {
    const slow = {
      type: "sql",
      name: "Slow",
      settings: {
        query: "select sum(a.range * b.range) as s from range(3000000) a, range(3000000) b, flights",
      },
      inputs: { flights: "flights" },
    };
    const out = {
      type: "csv-target",
      name: "Out",
      settings: { path: "lake/out.csv", mode: "overwrite" },
      inputs: { in: "slow" },
    };
    const root = await workspace({ "job.json": jobFile({ slow, out }) });
    const { child, ended } = await start(root, ["run", "job.json", "--json"]);
    await until(
      async () =>
        (await filesBelow(root)).some((path) => path.startsWith(".tenon/staging")) || (await hasFolder(root)),
    );
    child.kill("SIGINT");
    const { code, stdout } = await ended;
    expect(code).toBe(130);
    expect(lastLine(stdout)).toMatchObject({ state: "STOPPED" });
    expect(await written(root)).toEqual([]);
  });

  it("stops a program that waits for ever", async () => {
    const waits = program
      .replace("(job) =>", "async (job) =>")
      .replace(
        "  const flights",
        "  job.log('waiting');\n  await new Promise(() => setInterval(() => {}, 1000));\n  const flights",
      );
    const root = await workspace({ "job.ts": waits });
    const { child, ended } = await start(root, ["run", "job.ts", "--json"]);
    await once(child.stderr as Readable, "data");
    child.kill("SIGINT");
    const { code, stdout } = await ended;
    expect([code, lastLine(stdout)]).toEqual([130, expect.objectContaining({ state: "STOPPED" })]);
    expect(await written(root)).toEqual([]);
  });

  it("ends a program that never does at the second Ctrl-C", async () => {
    const root = await workspace({
      "job.ts": program.replace("  const flights", "  console.log('looping');\n  for (;;);\n  const flights"),
    });
    const { child, ended } = await start(root, ["run", "job.ts", "--json"]);
    await once(child.stderr as Readable, "data");
    child.kill("SIGINT");
    await new Promise((resolve) => setTimeout(resolve, 200));
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ code: 130 });
    expect(await written(root)).toEqual([]);
  });
});

describe("tenon run, after a crash", () => {
  const rows = "from read_parquet('$root/lake/out/*.parquet') order by all";
  const late = [
    ["JFK", "90"],
    ["LAX", "120"],
    ["SFO", "61"],
  ];

  it.each([
    ["staged", false],
    ["fsynced", false],
    ["before-intent", false],
    ["after-intent", true],
    ["mid-publish", true],
  ])("of its engine at %s, is all or nothing", async (point, isPublished) => {
    const root = await workspace({ "job.json": jobFile() });
    const { code, stdout } = await crash(root, point, "--json");
    expect(code).toBe(isPublished ? 0 : 1);
    expect(lastLine(stdout)).toMatchObject(
      isPublished ? { state: "SUCCEEDED", rows: { out: 3 } } : { state: "FAILED", rows: {} },
    );
    expect((await written(root)).length).toBe(isPublished ? 1 : 0);
    if (isPublished) expect(await rowsOf(root, rows)).toEqual(late);
  });

  it("of everything while it publishes, is finished by the next run", async () => {
    const append = {
      type: "parquet-target",
      name: "Out",
      settings: { path: "lake/out", mode: "append" },
      inputs: { in: "late" },
    };
    const root = await workspace({ "job.json": jobFile({ out: append }) });
    const crashed = await crash(root, "before-mark");
    expect(crashed.signal).toBe("SIGKILL");
    expect((await written(root)).some((path) => path.endsWith("intent.json"))).toBe(true);
    const { code, stderr } = await tenon(root, "run", "job.json");
    expect(code).toBe(0);
    expect(stderr).toMatch(/^info: Published the output of cli-/);
    expect((await written(root)).length).toBe(2);
    expect(await rowsOf(root, rows)).toEqual([...late, ...late].sort());
  });

  it("of the command itself, leaves no process and nothing but what the next run removes", async () => {
    const slow = {
      type: "sql",
      name: "Slow",
      settings: {
        query: "select sum(a.range * b.range) as s from range(3000000) a, range(3000000) b, flights",
      },
      inputs: { flights: "flights" },
    };
    const out = {
      type: "csv-target",
      name: "Out",
      settings: { path: "lake/out.csv", mode: "overwrite" },
      inputs: { in: "slow" },
    };
    const root = await workspace({ "slow.json": jobFile({ slow, out }), "job.json": jobFile() });
    const { child, ended } = await start(root, ["run", "slow.json"]);
    await until(() => hasFolder(root));
    child.kill("SIGKILL");
    await ended;
    // What still ends is not dead yet: its folder is left alone until it is.
    const leftovers = async () => {
      expect((await tenon(root, "run", "job.json")).code).toBe(0);
      return (await written(root)).filter(
        (path) => path !== "slow.json" && !path.startsWith("lake/out/part-"),
      );
    };
    await expect.poll(leftovers, { timeout: 30_000, interval: 500 }).toEqual([]);
  });
});

const crash = async (root: string, point: string, ...args: string[]) => {
  const { ended } = await start(root, ["run", "job.json", ...args], { NODE_ENV: "test", FAULT: point });
  return ended;
};

const hasFolder = async (root: string): Promise<boolean> => {
  return (await readdir(join(root, ".tenon", "staging")).catch(() => [])).length > 0;
};

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("it never came to that");
}
