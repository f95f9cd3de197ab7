import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStudio, type Studio } from "./studio";

let root: string;
let opened: Studio[];
beforeEach(async () => {
  root = path.join(await mkdtemp(path.join(tmpdir(), "tenon-studio-")), "workspace");
  opened = [];
});
afterEach(async () => {
  for (const studio of opened) await studio.close();
  await rm(path.dirname(root), { recursive: true, force: true });
});

const open = async (): Promise<Studio> => {
  const studio = await openStudio({ root, workers: path.resolve("lib/server/supervisor/fixtures") });
  opened.push(studio);
  return studio;
};
const close = async () => opened.pop()?.close();
const list = (studio: Studio) =>
  studio.jobs.list({ search: "", sort: "name", direction: "asc", page: 1, pageSize: 200 });

test("a new workspace is filled once, and what is deleted stays deleted", async () => {
  const studio = await open();
  const { jobs } = await list(studio);
  expect(jobs.length).toBeGreaterThanOrEqual(3);
  for (const { id, name } of jobs) await studio.jobs.remove(id, name);
  await rm(path.join(root, "lake", "movies.json"));
  await close();
  const again = await open();
  expect((await list(again)).total).toBe(0);
  expect(await readdir(path.join(root, "lake"))).not.toContain("movies.json");
});

test("filling that was interrupted goes on, and replaces nothing", async () => {
  await mkdir(path.join(root, ".tenon"), { recursive: true });
  await mkdir(path.join(root, "lake"));
  await writeFile(path.join(root, ".tenon", "samples.txt"), "pending\n");
  await writeFile(path.join(root, "lake", "airports.csv"), "mine");
  const studio = await open();
  expect(await readFile(path.join(root, "lake", "airports.csv"), "utf8")).toBe("mine");
  expect(await readdir(path.join(root, "lake"))).toContain("movies.json");
  expect((await list(studio)).total).toBeGreaterThanOrEqual(3);
});

test("a folder with somebody's data gets none of ours", async () => {
  await mkdir(root);
  await writeFile(path.join(root, "sales.csv"), "a\n1\n");
  const studio = await open();
  expect((await list(studio)).total).toBe(0);
  expect((await readdir(root)).sort()).toEqual([".tenon", "sales.csv"]);
});

test("a workspace is open once, and again after it was closed", async () => {
  await open();
  await expect(open()).rejects.toThrow("Another studio has it open");
  await close();
  await open();
});

test("every sample job can be printed and knows its nodes", async () => {
  const studio = await open();
  for (const { id, nodeCount } of (await list(studio)).jobs) {
    const job = await studio.jobs.get(id);
    expect(Object.keys(job.pipeline.nodes)).toHaveLength(nodeCount);
    expect(nodeCount).toBeGreaterThan(2);
  }
});
