import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { CommitIntent } from "../../model/commit-intent";
import { filesBelow, workspace } from "../cli/testing";
import { readIntent, writeIntent } from "./intent-file";
import { recoverLocalRuns } from "./recover";
import { isDead, newLocalRunId } from "./run-id";

/** The number of a process that has ended. */
const deadPid = (): number => spawnSync(process.execPath, ["-e", ""]).pid;

const intentOf = (runId: string, file = "part-0.csv"): CommitIntent => {
  const staging = `.tenon/staging/${runId}/0`;
  const from = `${staging}/out/target/${file}`;
  return {
    runId,
    attempt: 0,
    staging,
    targets: [
      {
        node: "target",
        path: "lake/out",
        mode: "append",
        singleFile: false,
        files: [{ from, to: `lake/out/${file}`, bytes: 1, rows: 1, sha256: "" }],
      },
    ],
    inputs: [],
  };
};

async function stage(root: string, runId: string, { isRecorded }: { isRecorded: boolean }): Promise<void> {
  const intent = intentOf(runId, `${runId}.csv`);
  const file = join(root, intent.targets[0]?.files[0]?.from ?? "");
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, "1");
  if (isRecorded) await writeIntent(root, intent);
}

const files = async (root: string) => (await filesBelow(root)).filter((path) => path !== "lake/flights.csv");

describe("the id of a local run", () => {
  it("tells whether its process lives", async () => {
    expect(isDead(newLocalRunId())).toBe(false);
    expect(isDead(newLocalRunId(deadPid()))).toBe(true);
    expect(isDead("run_7k2m9qx4tz")).toBeUndefined();
    expect(isDead("cli-../-1")).toBeUndefined();
  });

  it.runIf(process.platform === "linux")("is not fooled by a process that inherited its number", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    onTestFinished(() => void child.kill("SIGKILL"));
    await once(child, "spawn");
    expect(isDead(newLocalRunId(child.pid, Date.now()))).toBe(false);
    expect(isDead(newLocalRunId(child.pid, Date.now() - 3_600_000))).toBe(true);
  });
});

describe("recoverLocalRuns", () => {
  it("publishes what was recorded, removes what was not, and leaves others alone", async () => {
    const root = await workspace();
    const [recorded, unrecorded, alive] = [
      newLocalRunId(deadPid()),
      newLocalRunId(deadPid()),
      newLocalRunId(),
    ];
    await stage(root, recorded, { isRecorded: true });
    await stage(root, unrecorded, { isRecorded: false });
    await stage(root, alive, { isRecorded: true });
    await stage(root, "run_7k2m9qx4tz", { isRecorded: false });
    await mkdir(join(root, ".tenon/scratch", unrecorded, "spill"), { recursive: true });
    const published = await recoverLocalRuns(root, newLocalRunId());
    expect(published.map(({ runId }) => runId)).toEqual([recorded]);
    expect(await files(root)).toEqual(
      [
        `.tenon/staging/${alive}/0/intent.json`,
        `.tenon/staging/${alive}/0/out/target/${alive}.csv`,
        ".tenon/staging/run_7k2m9qx4tz/0/out/target/run_7k2m9qx4tz.csv",
        `lake/out/${recorded}.csv`,
      ].sort(),
    );
    expect(await recoverLocalRuns(root, newLocalRunId())).toEqual([]);
  });

  it("is done once when several start at once", async () => {
    const root = await workspace();
    const ids = Array.from({ length: 5 }, () => newLocalRunId(deadPid()));
    for (const id of ids) await stage(root, id, { isRecorded: true });
    const all = await Promise.all(Array.from({ length: 4 }, () => recoverLocalRuns(root, newLocalRunId())));
    expect(
      all
        .flat()
        .map(({ runId }) => runId)
        .sort(),
    ).toEqual([...ids].sort());
    expect(await files(root)).toEqual(ids.map((id) => `lake/out/${id}.csv`).sort());
  });

  it("goes on after a recovery that died itself", async () => {
    const root = await workspace();
    const id = newLocalRunId(deadPid());
    await stage(root, id, { isRecorded: true });
    await writeFile(join(root, ".tenon/staging", id, "recovered-by"), newLocalRunId(deadPid()));
    expect(await recoverLocalRuns(root, newLocalRunId())).toHaveLength(1);
    expect(await files(root)).toEqual([`lake/out/${id}.csv`]);
  });

  it("gives up what a target of mode “fail” refuses", async () => {
    const root = await workspace({ "lake/out/theirs.csv": "2" });
    const id = newLocalRunId(deadPid());
    await stage(root, id, { isRecorded: false });
    const intent = intentOf(id, `${id}.csv`);
    await writeIntent(root, {
      ...intent,
      targets: intent.targets.map((target) => ({ ...target, mode: "fail" as const })),
    });
    expect(await recoverLocalRuns(root, newLocalRunId())).toEqual([]);
    expect(await files(root)).toEqual(["lake/out/theirs.csv"]);
  });
});

describe("an intent file", () => {
  it("gives back what was written, or null", async () => {
    const root = await workspace();
    const intent = intentOf(newLocalRunId());
    await mkdir(join(root, intent.staging), { recursive: true });
    expect(await readIntent(root, intent.staging)).toBeNull();
    await writeIntent(root, intent);
    expect(await readIntent(root, intent.staging)).toEqual(intent);
    expect(await files(root)).toEqual([`${intent.staging}/intent.json`]);
  });

  const intent = intentOf("cli-1-1-1");
  const [target] = intent.targets;
  const [file] = target?.files ?? [];
  const withFile = (change: object) => ({
    ...intent,
    targets: [{ ...target, files: [{ ...file, ...change }] }],
  });
  it.each([
    ["no JSON", "{"],
    ["another folder", JSON.stringify({ ...intent, staging: ".tenon/staging/other/0" })],
    ["a source outside of its folder", JSON.stringify(withFile({ from: "lake/flights.csv" }))],
    [
      "a source above its folder",
      JSON.stringify(withFile({ from: `${intent.staging}/../../../../etc/passwd` })),
    ],
    [
      "a place above the workspace",
      JSON.stringify({
        ...withFile({ to: "../x" }),
        targets: [{ ...target, path: "..", files: [{ ...file, to: "../x" }] }],
      }),
    ],
    [
      "an absolute place",
      JSON.stringify({
        ...intent,
        targets: [{ ...target, path: "/etc", files: [{ ...file, to: "/etc/x" }] }],
      }),
    ],
    ["a node that is a path", JSON.stringify({ ...intent, targets: [{ ...target, node: "../.." }] })],
  ])("with %s is refused, and kept", async (_, text) => {
    const root = await workspace();
    await mkdir(join(root, intent.staging), { recursive: true });
    const path = join(root, intent.staging, "intent.json");
    await writeFile(path, text);
    await expect(readIntent(root, intent.staging)).rejects.toThrow("is not what a run records");
    expect(await readFile(path, "utf8")).toBe(text);
  });
});
