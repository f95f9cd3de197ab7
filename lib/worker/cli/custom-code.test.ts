import { spawnSync } from "node:child_process";
import { readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { filesBelow, rowsOf, tenon, workspace } from "./testing";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const sample = (file: string) => readFile(join(repository, "examples", "transforms", file), "utf8");

const job = {
  name: "Own code",
  pipeline: {
    version: 1,
    nodes: {
      flights: {
        type: "csv-source",
        name: "Flights",
        settings: { paths: ["lake/flights.csv"] },
        inputs: {},
      },
      code: {
        type: "custom-code",
        name: "Late",
        settings: {
          code: '({ flights }): Table => {\n  const late = flights.filter("Over an hour", sql`delay > 60`);\n  return late.customTransform("Small letters", "tidy_text", {\n    columns: flights.columns.filter(({ type }) => type === "VARCHAR").map(({ name }) => name),\n    letters: "lower",\n  });\n}',
        },
        inputs: { flights: "flights" },
      },
      tidy: {
        type: "custom-transform",
        name: "Short",
        settings: {
          transform: "tidy_text",
          parameters: { columns: ["origin"], letters: "keep", longest: 2, suffix: "_short" },
        },
        inputs: { in: "code" },
      },
      out: {
        type: "parquet-target",
        name: "Out",
        settings: { path: "out/late", mode: "overwrite" },
        inputs: { in: "tidy" },
      },
    },
    layout: {},
  },
};
const rows = "from read_parquet('$root/out/late/*.parquet') order by all";

async function own(): Promise<string> {
  return workspace({
    "job.json": JSON.stringify(job),
    "transforms/tidy_text.json": await sample("tidy_text.json"),
    "transforms/tidy_text.ts": await sample("tidy_text.ts"),
    "transforms/unused.json": "{",
  });
}

it("checks, prints and runs a job with custom code and a custom transform", async () => {
  const root = await own();
  expect(await tenon(root, "check", "job.json")).toMatchObject({
    code: 0,
    stdout: "Own code: 4 nodes, ready to run.\n",
  });
  const { stdout: sql } = await tenon(root, "compile", "job.json", "--to", "sql");
  expect(sql).toContain('"over_an_hour" AS (');
  const { stdout: program } = await tenon(root, "compile", "job.json", "--to", "typescript");
  expect(program).toContain('import { defineJob, sql, type Table } from "tenon";');
  expect(program).toContain("({ flights }): Table => {\n    const late = ");
  const ran = await tenon(root, "run", "job.json", "--json");
  expect(JSON.parse(ran.stdout.trimEnd().split("\n").at(-1) ?? ""), ran.stderr).toMatchObject({
    state: "SUCCEEDED",
    rows: { flights: 5, code: 3, tidy: 3, out: 3 },
  });
  expect(await rowsOf(root, rows)).toEqual([
    ["jfk", "90", "jf"],
    ["lax", "120", "la"],
    ["sfo", "61", "sf"],
  ]);
});

it("exports it as a project that needs no studio", { timeout: 120_000 }, async () => {
  const root = await own();
  const project = await workspace();
  const exported = await tenon(root, "export", "job.json", project, "--data", "--force");
  expect(exported, exported.stderr).toMatchObject({ code: 0 });
  expect(await filesBelow(join(project, "transforms"))).toEqual(["tidy_text.json", "tidy_text.ts"]);
  await symlink(join(repository, "node_modules"), join(project, "node_modules"));
  const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" });
  const check = node("node_modules/typescript/bin/tsc", "--noEmit");
  expect(check.status, check.stdout).toBe(0);
  const start = node("node_modules/tsx/dist/cli.mjs", "tenon/main.ts", "job.ts", "--json");
  expect(start.status, start.stderr).toBe(0);
  expect(JSON.parse(start.stdout.trimEnd().split("\n").at(-1) ?? "")).toMatchObject({
    rows: { late: 3, short: 3, out: 3 },
  });
  expect(await rowsOf(project, rows)).toHaveLength(3);
});

it("says what is wrong in code and in a transform", async () => {
  const broken = JSON.stringify(job).replace("delay > 60", "dely > 60").replace('"longest":2', '"longest":0');
  const root = await workspace({
    "job.json": broken,
    "transforms/tidy_text.json": await sample("tidy_text.json"),
    "transforms/tidy_text.ts": await sample("tidy_text.ts"),
  });
  const { code, stderr } = await tenon(root, "check", "job.json");
  expect(code).toBe(1);
  expect(stderr).toContain(
    "error: “Late” code: Line 2, “Over an hour”: “flights” has no column “dely”. The nearest is “delay”.",
  );
  const { stderr: ran } = await tenon(root, "run", "job.json");
  expect(ran).toContain("“Over an hour”: “flights” has no column “dely”");
});
