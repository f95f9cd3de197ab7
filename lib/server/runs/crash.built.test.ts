import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { JobSettings } from "../../model/job";
import type { JobRun } from "../../model/job-run";
import type { Pipeline } from "../../model/pipeline";
import { createRunPool, type RunPool } from "../supervisor/run-pool";
import { openTestWorkspace, type TestWorkspace } from "../testing";
import { recover } from "./recovery";
import { openRunServer, type RunServer } from "./testing";

/*
 * The crash matrix: the real worker dies, or its disk fails, at every point of the way from the first staged file to the
 * last mark. Whatever happens, what readers see is the old state or the new one, the new one exactly once, and the run
 * says which.
 */

const entry = path.resolve("lib/server/supervisor/fixtures/armed-run-worker.mjs");
const OLD = "data of an earlier run";

let workspace: TestWorkspace;
let pools: RunPool[];
/** Whether the worker is dead and nobody is left to replace it. */
let isServerDead = false;
beforeAll(() => {
  execFileSync(process.execPath, ["scripts/build-workers.mjs"]);
});
beforeEach(async () => {
  workspace = await openTestWorkspace();
  pools = [];
  isServerDead = false;
  const rows = Array.from({ length: 1000 }, (_, index) => `${index},${"abc"[index % 3]}`);
  writeFileSync(path.join(workspace.root, "in.csv"), `id,part\n${rows.join("\n")}\n`);
  for (const folder of ["replaced", "added"]) {
    mkdirSync(path.join(workspace.root, "out", folder), { recursive: true });
    writeFileSync(path.join(workspace.root, "out", folder, "old.parquet"), OLD);
  }
});
afterEach(async () => {
  for (const pool of pools) pool.stop();
  await workspace.dispose();
});

const target = (
  name: string,
  type: string,
  settings: Pipeline["nodes"][string]["settings"],
): Pipeline["nodes"][string] => ({ type, name, settings, inputs: { in: "in" } });
const pipeline: Pipeline = {
  version: 1,
  nodes: {
    in: { type: "csv-source", name: "In", settings: { paths: ["in.csv"] }, inputs: {} },
    replaced: target("Replaced", "parquet-target", {
      path: "out/replaced",
      mode: "overwrite",
      partitionBy: ["part"],
    }),
    added: target("Added", "parquet-target", { path: "out/added", mode: "append" }),
    single: target("Single", "csv-target", { path: "out/single.csv", mode: "overwrite" }),
  },
  layout: {},
};

/** Workers that meet `faults` in turn; `null` in the list is a server that died before it could start one. */
const poolWith = (faults: readonly (string | null)[]): RunPool => {
  const open = [...faults];
  const pool = createRunPool({ workspace, entry, idle: 0 });
  pools.push(pool);
  return {
    ...pool,
    async take() {
      const fault = open.length > 0 ? open.shift() : "";
      if (fault === null) {
        isServerDead = true;
        return new Promise(() => {});
      }
      process.env.FAULT = fault ?? "";
      const taken = await pool.take();
      delete process.env.FAULT;
      return taken;
    },
  };
};

const start = async (faults: readonly (string | null)[]): Promise<{ run: JobRun; server: RunServer }> => {
  const server = openRunServer(workspace, poolWith(faults));
  const settings = JobSettings.parse({ memoryMb: 2048 });
  const job = await server.jobs.create({ name: "Crash", pipeline, settings });
  return { server, run: await server.runs.start(job.id, {}) };
};

/** What readers see: every file below `out`, with its hash. */
const visible = (): Map<string, string> =>
  new Map(
    readdirSync(path.join(workspace.root, "out"), { recursive: true, withFileTypes: true, encoding: "utf8" })
      .filter((file) => file.isFile())
      .map((file) => {
        const absolute = path.join(file.parentPath, file.name);
        return [
          path.relative(workspace.root, absolute),
          createHash("sha256").update(readFileSync(absolute)).digest("hex"),
        ];
      }),
  );

const hashOfOld = createHash("sha256").update(OLD).digest("hex");
const expectOldState = () =>
  expect([...visible()].sort()).toEqual([
    ["out/added/old.parquet", hashOfOld],
    ["out/replaced/old.parquet", hashOfOld],
  ]);
const expectNewState = (run: JobRun) => {
  const written = run.outputs.map((file): [string, string] => [file.path, file.sha256]);
  expect([...visible()].sort()).toEqual([...written, ["out/added/old.parquet", hashOfOld]].sort());
  const rows = (node: string) =>
    run.outputs.filter((file) => file.node === node).reduce((sum, file) => sum + (file.rows ?? 0), 0);
  expect(["replaced", "added", "single"].map(rows)).toEqual([1000, 1000, 1000]);
};
const expectNothingLeft = async ({ repository }: RunServer) => {
  await expect.poll(() => readdirSync(workspace.staging), { timeout: 10_000 }).toEqual([]);
  await expect.poll(() => readdirSync(workspace.scratch), { timeout: 10_000 }).toEqual([]);
  expect(await repository.unpublished()).toEqual([]);
};

test("without a fault all of it is published", async () => {
  const { run, server } = await start([]);
  const ended = await server.settled(run);
  expect(ended).toMatchObject({ state: "SUCCEEDED", error: null });
  expectNewState(ended);
  expect(Object.keys(ended.nodes).sort()).toEqual(["added", "in", "replaced", "single"]);
  await expectNothingLeft(server);
});

describe("a worker that dies before its intent is recorded", () => {
  test.each([
    "staged",
    "staged#2",
    "staged#3",
    "fsynced",
    "before-intent",
    "staged:SIGSEGV",
    "fsynced:SIGABRT",
  ])("at %s has published nothing", async (fault) => {
    const { run, server } = await start([fault]);
    expect(await server.settled(run)).toMatchObject({
      state: "FAILED",
      error: { code: "engine/crashed" },
      outputs: [],
    });
    expectOldState();
    await expectNothingLeft(server);
  });
});

describe("a disk that fails before the intent is recorded", () => {
  test.each(["staged:ENOSPC", "fsynced:EIO"])("at %s ends the run in words", async (fault) => {
    const { run, server } = await start([fault]);
    const ended = await server.settled(run);
    expect(ended.state).toBe("FAILED");
    expect(ended.error?.code).not.toBe("internal");
    expectOldState();
    await expectNothingLeft(server);
  });
});

const AFTER = [
  "after-intent",
  "mid-publish",
  "mid-publish#2",
  "mid-publish#3",
  "mid-overwrite",
  "before-mark",
];

describe("a worker that dies after its intent was recorded", () => {
  test.each(AFTER)("at %s has its output published by the next one", async (fault) => {
    const { run, server } = await start([fault]);
    const ended = await server.settled(run);
    expect(ended).toMatchObject({ state: "SUCCEEDED", error: null });
    expectNewState(ended);
    await expectNothingLeft(server);
  });

  test.each(["mid-publish", "mid-overwrite", "before-mark"])(
    "and whose successor dies at %s too",
    async (fault) => {
      const { run, server } = await start(["after-intent", fault, fault]);
      const ended = await server.settled(run);
      expect(ended.state).toBe("SUCCEEDED");
      expectNewState(ended);
      await expectNothingLeft(server);
    },
  );

  test("or whose disk fails while publishing", async () => {
    const { run, server } = await start(["mid-publish:EIO"]);
    const ended = await server.settled(run);
    expect(ended.state).toBe("SUCCEEDED");
    expectNewState(ended);
    await expectNothingLeft(server);
  });
});

describe("a server that dies with its worker", () => {
  test.each(AFTER)("at %s publishes at its next start", async (fault) => {
    const { run, server } = await start([fault, null]);
    await expect.poll(() => isServerDead, { timeout: 30_000 }).toBe(true);
    expect(await server.repository.intent(run.id)).not.toBeNull();
    const next = openRunServer(workspace, poolWith([]));
    await recover({ runs: next.repository, queue: next.queue, workspace });
    const ended = await next.settled(run);
    expect(ended.state).toBe("SUCCEEDED");
    expectNewState(ended);
    await expectNothingLeft(next);
    await recover({ runs: next.repository, queue: next.queue, workspace });
    expect(await next.repository.find(run.id)).toEqual(ended);
  });
});
