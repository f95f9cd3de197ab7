import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asSql } from "../../../model/sql-text";
import { RunFailure } from "../../../runtime/run-failure";
import { planOf, TestWorkspace, values, write } from "./testing";

/** Small file systems can be mounted by the superuser only. */
const canMount = process.platform === "linux" && process.getuid?.() === 0 && tryMount();

function tryMount(): boolean {
  try {
    execFileSync("unshare", ["--mount", "mount", "-t", "tmpfs", "tmpfs", tmpdir()], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const many = (count: number) => ({
  op: "sql" as const,
  query: asSql(`SELECT i, md5(i::VARCHAR) AS text FROM range(${count}) t(i)`),
  inputs: [],
});
const few = values({ id: "BIGINT" }, [["1"]]);
const failureOf = async (run: Promise<unknown>): Promise<RunFailure> => {
  const error = await run.catch((thrown: unknown) => thrown);
  if (!(error instanceof RunFailure)) throw error;
  return error;
};

describe.skipIf(!canMount)("a disk", () => {
  let root: string;
  const mounts: string[] = [];
  const mount = async (folder: string, megabytes: number) => {
    await mkdir(folder, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]);
    mounts.unshift(folder);
  };

  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), "tenon-disk-")));
  });
  afterEach(async () => {
    for (const folder of mounts.splice(0)) execFileSync("umount", [folder]);
    await rm(root, { recursive: true, force: true });
  });

  it("that is full ends the run: old output stays, staging goes, and the next run works", async () => {
    await mount(root, 8);
    const workspace = await TestWorkspace.open(root);
    try {
      await workspace.run(planOf({ few, target: write("few", "out/one.csv") }), new Map());
      const plan = planOf({
        many: many(500_000),
        target: write("many", "out/one.csv", { mode: "overwrite" }),
      });
      const error = await failureOf(workspace.run(plan, new Map(), { runId: "run2" }));
      expect([error.code, error.node]).toEqual(["storage/full", "target"]);
      expect(error.message).toContain("no space is left on the disk");
      expect(await workspace.read("out/one.csv")).toBe("id\n1\n");
      expect(await workspace.files(".tenon/staging")).toEqual([]);
      const again = planOf({ few, target: write("few", "out/two.csv") });
      await workspace.run(again, new Map(), { runId: "run3" });
      expect(await workspace.read("out/two.csv")).toBe("id\n1\n");
    } finally {
      await workspace.session.close();
    }
  });

  it("other than the workspace's is refused before anything is read", async () => {
    await mount(join(root, "other"), 1);
    const workspace = await TestWorkspace.open(root);
    try {
      const plan = planOf({ few, target: write("few", "other/deep/one.csv") });
      const error = await failureOf(workspace.run(plan, new Map()));
      expect([error.code, error.node]).toEqual(["storage/other-disk", "target"]);
      expect(error.message).toContain(
        "“other/deep/one.csv” cannot be written: it lies on another file system",
      );
    } finally {
      await workspace.session.close();
    }
  });

  it("that may only be read is refused", async () => {
    await mount(root, 4);
    await mkdir(join(root, "out"));
    const workspace = await TestWorkspace.open(root);
    try {
      execFileSync("mount", ["-o", "remount,ro", root]);
      const error = await failureOf(workspace.run(planOf({ few, target: write("few", "out/x") }), new Map()));
      expect(error.code).toBe("storage/denied");
    } finally {
      await workspace.session.close();
    }
  });
});
