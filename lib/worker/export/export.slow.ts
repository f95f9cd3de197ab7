import { spawnSync } from "node:child_process";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { filesBelow, rowsOf, tenon, workspace } from "../cli/testing";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const example = (name: string) => join(repository, "examples", name);

async function lake(): Promise<string> {
  const root = await workspace();
  const data = join(repository, "node_modules/vega-datasets/data");
  await mkdir(join(root, "lake/flights"), { recursive: true });
  await copyFile(join(data, "flights-3m.parquet"), join(root, "lake/flights/flights-3m.parquet"));
  await copyFile(join(data, "airports.csv"), join(root, "lake/airports.csv"));
  return root;
}

const npm = (cwd: string, ...args: string[]) => spawnSync("npm", args, { cwd, encoding: "utf8" });
const rows = "from read_parquet('$root/lake/out/delays_by_state/*.parquet') order by all";

it("an exported project installs, type-checks, and writes the same rows", async () => {
  const root = await lake();
  expect(await tenon(root, "run", example("delays-by-state.json"))).toMatchObject({ code: 0 });
  const expected = await rowsOf(root, rows);
  expect(expected).toHaveLength(52);

  const project = await workspace();
  const exported = await tenon(root, "export", example("delays-by-state.json"), project, "--data", "--force");
  expect(exported, exported.stderr).toMatchObject({ code: 0 });
  const install = npm(project, "install", "--no-audit", "--no-fund");
  expect(install.status, install.stderr).toBe(0);
  const check = npm(project, "run", "check");
  expect(check.status, check.stdout).toBe(0);

  const test = npm(project, "test");
  expect(test.status, test.stdout).toBe(0);
  expect(test.stdout).toContain("pass 1");

  const start = npm(project, "start", "--silent", "--", "--json");
  expect(start.status, start.stderr).toBe(0);
  expect(JSON.parse(start.stdout.trimEnd().split("\n").at(-1) ?? "")).toMatchObject({
    state: "SUCCEEDED",
    rows: { flights: 3_000_000, long_delays: 152_194, delays_by_state: 52 },
  });
  expect(await rowsOf(project, rows)).toEqual(expected);
  expect((await filesBelow(project)).filter((path) => path.startsWith(".tenon"))).toEqual([]);

  const job = join(project, "job.ts");
  const program = (await readFile(job, "utf8")).replace(
    "sql`delay > 60`",
    'sql`delay > $\u007bNumber(job.parameter("limit", "60"))}`',
  );
  await writeFile(job, program);
  const elsewhere = await lake();
  const started = npm(
    project,
    "start",
    "--silent",
    "--",
    "--root",
    elsewhere,
    "--arg",
    "limit=1000",
    "--json",
  );
  expect(JSON.parse(started.stdout.trimEnd().split("\n").at(-1) ?? "")).toMatchObject({ state: "SUCCEEDED" });
  expect(await rowsOf(elsewhere, rows)).not.toEqual(expected);

  await writeFile(job, program.replace('"limit", "60"', '"limit", "90"'));
  expect(npm(project, "test").status).toBe(1);

  await writeFile(job, program.replace("delay > ", "dely > "));
  const failed = npm(project, "start", "--silent");
  expect(failed.status).toBe(1);
  expect(failed.stderr).toMatch(/error: “Long delays” condition: .*dely.*\(choices: delay\)/);
});

it("does not write into a folder that is not empty", async () => {
  const root = await workspace({ "out/mine.txt": "mine" });
  const { code, stderr } = await tenon(root, "export", example("delays-by-state.json"), "out");
  expect(code).toBe(2);
  expect(stderr).toContain("out is not empty");
  expect(await filesBelow(join(root, "out"))).toEqual(["mine.txt"]);
});
