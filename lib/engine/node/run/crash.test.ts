import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommitIntent } from "../../../model/commit-intent";
import { publishIntent, removeOrphanStaging } from "../publish";
import { intentFile, NEW_ROWS, type Scenario } from "./crash-child";
import { bundleCrashChild, crashChild, removeCrashChild } from "./crash-testing";

beforeAll(bundleCrashChild);
afterAll(removeCrashChild);

/** Runs the child to its end; answers the signal that ended it. */
const run = (
  root: string,
  args: readonly string[],
  fault?: string,
): Promise<NodeJS.Signals | number | null> =>
  new Promise((resolve, reject) => {
    const started = spawn(process.execPath, [crashChild, "--run", root, ...args], {
      env: { ...process.env, NODE_ENV: "test", ...(fault === undefined ? {} : { FAULT: fault }) },
      stdio: ["ignore", "inherit", "inherit"],
    });
    started.on("error", reject);
    started.on("exit", (code, signal) => resolve(signal ?? code));
  });

const OLD: Readonly<Record<Scenario, Readonly<Record<string, string>>>> = {
  "single file": { "out/report.csv": "id,p\n1,1\n2,2\n" },
  "folder append": {
    "out/rows/part-old-00000.csv": "id,p\n1,1\n",
    "out/rows/part-old-00001.csv": "id,p\n2,2\n",
  },
  "folder overwrite": {
    "out/rows/part-old-00000.csv": "id,p\n1,1\n",
    "out/rows/part-old-00001.csv": "id,p\n2,2\n",
  },
  "partitioned overwrite": {
    "out/rows/p=1/part-old-00000.csv": "id\n1\n",
    "out/rows/p=2/part-old-00001.csv": "id\n2\n",
  },
};

const oldRows = ["1,1", "2,2"];
const newRows = NEW_ROWS.map(([id, p]) => `${id},${p}`);

/** Rows a reader sees at the scenario's path, `id,p` each, sorted. */
async function visibleRows(root: string): Promise<string[]> {
  const files = (await readdir(join(root, "out"), { recursive: true })).filter((file) => /\.csv$/.test(file));
  const rows = await Promise.all(
    files
      .filter((file) => file !== "second.csv")
      .map(async (file) => {
        const partition = /p=(\d+)/.exec(file)?.[1];
        const [, ...lines] = (await readFile(join(root, "out", file), "utf8")).trim().split("\n");
        return lines.map((line) => (partition === undefined ? line : `${line},${partition}`));
      }),
  );
  return rows.flat().sort();
}

const stagingLeft = (root: string): Promise<string[]> =>
  readdir(join(root, ".tenon/staging")).catch(() => []);

async function readIntent(root: string): Promise<CommitIntent | null> {
  const text = await readFile(intentFile(root), "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as CommitIntent);
}

/** Renames of the scenario: one for each file, or two folders; then the file of the second target. */
const POINTS: Readonly<Record<Scenario, readonly string[]>> = {
  "single file": ["mid-publish#1", "mid-publish#2"],
  "folder append": ["mid-publish#1", "mid-publish#2", "mid-publish#3", "mid-publish#4"],
  "folder overwrite": ["mid-overwrite", "mid-publish#1", "mid-publish#2"],
  "partitioned overwrite": ["mid-overwrite", "mid-publish#1", "mid-publish#2"],
};

describe.each(Object.keys(OLD) as Scenario[])("a run ended by kill -9, %s", (scenario) => {
  const points = ["staged", "fsynced", "before-intent", "after-intent", ...POINTS[scenario], "before-mark"];

  it.each(points)("at %s: old rows as they were, or new rows whole, each once", async (point) => {
    const root = await realpath(await mkdtemp(join(tmpdir(), "tenon-crash-")));
    try {
      for (const [path, text] of Object.entries(OLD[scenario])) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), text);
      }
      const after = [...(scenario === "folder append" ? oldRows : []), ...newRows].sort();
      expect(await run(root, [scenario], `${point}:SIGKILL`)).toBe("SIGKILL");

      const intent = await readIntent(root);
      const recorded = !["staged", "fsynced", "before-intent"].includes(point);
      expect(intent !== null).toBe(recorded);
      if (!intent) expect(await visibleRows(root)).toEqual(oldRows);
      // What a server does when it starts: publish what was recorded, remove what was not.
      await removeOrphanStaging(root, intent ? [intent] : []);
      if (intent) {
        // A recovery that is ended too is taken up by the next.
        await run(root, ["republish"], "mid-publish#1:SIGKILL");
        await publishIntent(root, intent);
        await publishIntent(root, intent);
      }
      await removeOrphanStaging(root, []);
      expect(await visibleRows(root)).toEqual(intent ? after : oldRows);
      expect(await stagingLeft(root)).toEqual([]);

      if (!intent) expect(await run(root, [scenario, "1"])).toBe(0);
      expect(await visibleRows(root)).toEqual(after);
      expect(await readFile(join(root, "out/second.csv"), "utf8")).toBe(`id,p\n${newRows.join("\n")}\n`);
      expect(await stagingLeft(root)).toEqual([]);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});
