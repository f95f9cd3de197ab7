import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleCrashChild, crashChild, removeCrashChild } from "./crash-testing";

const hasStrace = (() => {
  try {
    execFileSync("strace", ["-qq", "-e", "trace=none", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasStrace)("what reaches the disk", () => {
  beforeAll(bundleCrashChild);
  afterAll(removeCrashChild);

  it("is every file and folder of the output, before the intent is recorded; and the new names, before staging goes", async () => {
    const root = await realpath(await mkdtemp(join(tmpdir(), "tenon-durable-")));
    const log = join(root, "trace.txt");
    try {
      const filter = "trace=fsync,fdatasync,rename,renameat,renameat2";
      const traced = [
        "-f",
        "-y",
        "-o",
        log,
        "-e",
        filter,
        process.execPath,
        crashChild,
        "--run",
        root,
        "folder append",
      ];
      execFileSync("strace", traced, { stdio: "ignore", env: { PATH: process.env.PATH, NODE_ENV: "test" } });
      const calls = (await readFile(log, "utf8"))
        .split("\n")
        .filter((line) => line.includes(root) && !line.includes("resumed"));
      const synced = (path: string) =>
        calls.findIndex((line) => /fsync\(/.test(line) && line.includes(`<${root}/${path}>`));
      const renamed = (to: string) =>
        calls.findIndex((line) => /rename/.test(line) && line.includes(`"${root}/${to}"`));
      const intent = synced(".tenon/intent.json");
      const staging = ".tenon/staging/run1/0";
      const staged = [0, 1, 2].map((part) => `${staging}/out/1-target/part-run1-0000${part}.csv`);
      for (const path of [
        ...staged,
        `${staging}/out/1-target`,
        `${staging}/out`,
        staging,
        ".tenon/staging",
        ".tenon",
      ]) {
        expect(synced(path), path).toBeGreaterThanOrEqual(0);
        expect(synced(path), path).toBeLessThan(intent);
      }
      const published = [0, 1, 2].map((part) => renamed(`out/rows/part-run1-0000${part}.csv`));
      expect(Math.min(...published)).toBeGreaterThan(intent);
      expect(synced("out/rows")).toBeGreaterThan(Math.max(...published));
      expect(renamed(`${staging}.done`)).toBeGreaterThan(synced("out/rows"));
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});
