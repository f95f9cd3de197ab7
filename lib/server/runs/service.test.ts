import { existsSync, readdirSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { JobSettings } from "../../model/job";
import { isTerminal, type JobRun, type RunEvent } from "../../model/job-run";
import { createJobRepository } from "../jobs/repository";
import { createJobService, type JobService } from "../jobs/service";
import { canConfine } from "../supervisor/cgroup";
import { createRunPool, type RunPool } from "../supervisor/run-pool";
import { RunQueue } from "../supervisor/run-queue";
import { openTestWorkspace, type TestWorkspace } from "../testing";
import { recover } from "./recovery";
import { createRunRepository, type RunRepository } from "./repository";
import { createRunService, type RunService } from "./service";

const entry = path.resolve("lib/server/supervisor/fixtures/run-worker.mjs");
type Step = [string, (number | string)?];

let workspace: TestWorkspace;
let jobs: JobService;
let repository: RunRepository;
let pool: RunPool;
let queue: RunQueue;
let runs: RunService;

const openServer = () => {
  jobs = createJobService(createJobRepository(workspace.db));
  repository = createRunRepository(workspace.db);
  pool = createRunPool({ workspace, entry });
  queue = new RunQueue({ runs: repository, pool, workspace, grace: 300, limit: 2, minute: 500 });
  runs = createRunService({ runs: repository, jobs, queue });
};

beforeEach(async () => {
  workspace = await openTestWorkspace();
  openServer();
});
afterEach(async () => {
  queue.close();
  pool.stop();
  await workspace.dispose();
});

const settings = (over: object = {}) => JobSettings.parse({ memoryMb: 512, timeoutMinutes: 100, ...over });
const createJob = (steps: Step[], over: object = {}) =>
  jobs.create({ name: "J", program: JSON.stringify(steps), settings: settings(over) });
const start = async (steps: Step[], over: object = {}): Promise<JobRun> =>
  runs.start((await createJob(steps, over)).id, {});
const settled = async (run: JobRun): Promise<JobRun> => {
  await expect
    .poll(async () => isTerminal((await runs.get(run.id)).state), { timeout: 15_000, interval: 20 })
    .toBe(true);
  return runs.get(run.id);
};
const reaches = (run: JobRun, state: string) =>
  expect.poll(async () => (await runs.get(run.id)).state, { timeout: 10_000, interval: 10 }).toBe(state);
const collect = async (id: string, after = 0): Promise<RunEvent[]> => {
  const found: RunEvent[] = [];
  for await (const { event, isKept } of await runs.stream(id, after, new AbortController().signal))
    if (isKept) found.push(event);
  return found;
};
const staged = () => readdirSync(workspace.staging);

const SUCCESS: Step[] = [
  ["running"],
  ["log", 2],
  ["progress", 0.5],
  ["stage"],
  ["intent"],
  ["publish"],
  ["done"],
];

describe("a run", () => {
  test("goes through its states, publishes, and leaves its log", async () => {
    const queued = await start(SUCCESS);
    expect(queued.state).toMatch(/WAITING|STARTING/);
    const run = await settled(queued);
    expect(run).toMatchObject({
      state: "SUCCEEDED",
      progress: 1,
      error: null,
      nodes: { t: { state: "done", rows: 1 } },
      outputs: [{ path: `out/${run.id}` }],
    });
    expect(run.peakMemory).toBeGreaterThan(10_000_000);
    expect(Date.parse(run.endedAt ?? "")).toBeGreaterThanOrEqual(Date.parse(run.startedAt ?? ""));
    const events = await runs.log(run.id, 0);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.flatMap((event) => (event.kind === "log" ? [event.message] : []))).toEqual([
      "Version 1 of the job, with at most 512 MB and 100 min.",
      "line 0",
      "line 1",
      "Publishing 1 file to out.",
    ]);
    expect(events.flatMap((event) => (event.kind === "run" ? [event.run.state] : []))).toEqual([
      "STARTING",
      "RUNNING",
      "SUCCEEDED",
    ]);
    expect(await repository.intent(run.id)).toMatchObject({ published: true });
    expect(
      (await jobs.list({ search: "", sort: "lastRun", direction: "desc", page: 1, pageSize: 5 })).jobs[0]
        ?.lastRun,
    ).toMatchObject({ id: run.id, state: "SUCCEEDED" });
    await expect.poll(staged).toEqual([]);
  });

  test("that fails says why, and publishes nothing", async () => {
    const run = await settled(await start([["running"], ["stage"], ["fail", "No column “x”."]]));
    expect(run).toMatchObject({
      state: "FAILED",
      error: { code: "sql/error", message: "No column “x”.", node: "t", nodeName: "T" },
      outputs: [],
    });
    expect(existsSync(path.join(workspace.root, "out"))).toBe(false);
    await expect.poll(staged).toEqual([]);
  });

  test.each([
    [["kill", "SIGSEGV"], "SIGSEGV"],
    [["kill", "SIGABRT"], "SIGABRT"],
    [["exit", 139], "SIGSEGV"],
    [["exit", 7], "exit code 7"],
    [["exit", 0], "exit code 0 without an answer"],
  ] as [Step, string][])("whose process ends by %j has crashed, in words", async (step, words) => {
    const run = await settled(await start([["running"], step]));
    expect(run).toMatchObject({
      state: "FAILED",
      error: { code: "engine/crashed", message: expect.stringContaining(words) },
    });
  });

  test("of a draft that cannot be printed fails with its diagnostics", async () => {
    const job = await jobs.create({
      name: "D",
      pipeline: {
        version: 1,
        nodes: { a: { type: "no-such", name: "A", version: 1, settings: {}, inputs: {} } },
        layout: {},
      },
    });
    const run = await runs.start(job.id, {});
    expect(run).toMatchObject({
      state: "FAILED",
      error: { code: "node/unknown-type", node: "a", nodeName: "A" },
    });
  });

  test("is stopped when asked", async () => {
    const run = await start([["running"], ["sleep", 10_000], ["done"]]);
    await reaches(run, "RUNNING");
    expect((await runs.stop(run.id)).state).toMatch(/STOPPING|STOPPED/);
    expect(await settled(run)).toMatchObject({ state: "STOPPED", error: null });
    expect((await runs.stop(run.id)).state).toBe("STOPPED");
  });

  test.each([[["deaf"], ["sleep", 60_000]], [["block"]]] as Step[][])(
    "that does not listen is killed after a moment: %j",
    async (...steps) => {
      const run = await start([["running"], ...steps]);
      await reaches(run, "RUNNING");
      await runs.stop(run.id);
      expect((await settled(run)).state).toBe("STOPPED");
    },
  );

  test("that waits is stopped at once", async () => {
    const others = await Promise.all([1, 2].map(() => start([["running"], ["sleep", 1000], ["done"]])));
    const run = await start(SUCCESS);
    expect(run.state).toBe("WAITING");
    expect(await runs.stop(run.id)).toMatchObject({ state: "STOPPED", startedAt: null });
    for (const other of others) expect((await settled(other)).state).toBe("SUCCEEDED");
  });

  test("is stopped in whatever moment it is asked to", async () => {
    for (let delay = 0; delay < 40; delay += 4) {
      const run = await start([["running"], ["sleep", 60_000]]);
      await new Promise((resolve) => setTimeout(resolve, delay));
      await runs.stop(run.id);
      expect((await settled(run)).state).toBe("STOPPED");
    }
  });

  test.each([[[["sleep", 60_000]]], [[["block"]]]] as Step[][][])(
    "that takes too long is ended: %j",
    async (steps) => {
      const run = await settled(await start([["running"], ...steps], { timeoutMinutes: 1 }));
      expect(run).toMatchObject({
        state: "TIMEOUT",
        error: { code: "timeout", message: expect.stringContaining("1 min") },
      });
    },
  );

  test("over its memory is ended with these words", async () => {
    const run = await settled(await start([["running"], ["memory"]], { memoryMb: 256 }));
    expect(run).toMatchObject({
      state: "FAILED",
      error: { code: "engine/memory", message: expect.stringContaining("256 MB") },
    });
    expect(run.peakMemory).toBeGreaterThan(200_000_000);
  });

  test.skipIf(!canConfine())("leaves no process behind, not even one that left its group", async () => {
    await settled(await start([["running"], ["orphan"], ["sleep", 100], ["done"]]));
    const orphan = Number(await readFile(path.join(workspace.root, "orphan.txt"), "utf8"));
    await expect.poll(() => existsSync(`/proc/${orphan}`), { timeout: 5000 }).toBe(false);
  });

  test("keeps what it prints, up to a limit and a mark", async () => {
    const run = await settled(await start([["running"], ["print", "hello"], ["log", 10_500], ["done"]]));
    const lines = (await collect(run.id)).flatMap((event) => (event.kind === "log" ? [event.message] : []));
    expect(lines.length).toBe(10_001);
    expect(lines).toContain("hello");
    expect(lines.at(-1)).toContain("cut here");
  });
});

describe("the queue", () => {
  test("keeps its limit and its order", async () => {
    const job = await createJob([["running"], ["note"], ["sleep", 100], ["done"]]);
    const started: JobRun[] = [];
    for (let index = 0; index < 6; index++) started.push(await runs.start(job.id, { name: String(index) }));
    let most = 0;
    while ((await runs.list({ page: 1, pageSize: 10 })).runs.some(({ state }) => !isTerminal(state))) {
      const { runs: now } = await runs.list({ page: 1, pageSize: 10 });
      most = Math.max(most, now.filter(({ state }) => ["STARTING", "RUNNING"].includes(state)).length);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(most).toBe(2);
    const order = (await readFile(path.join(workspace.root, "order.txt"), "utf8"))
      .trim()
      .split("\n")
      .map(Number);
    expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(order.every((value, index) => Math.abs(value - index) <= 1)).toBe(true);
    expect((await runs.list({ page: 1, pageSize: 10, jobId: job.id, state: "SUCCEEDED" })).total).toBe(6);
  });
});

describe("events", () => {
  test("are streamed while they happen and to the end, and again from anywhere", async () => {
    const run = await start([["running"], ["log", 3], ["sleep", 400], ["log", 2], ["done"]]);
    const live = await collect(run.id);
    expect(live.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await collect(run.id)).toEqual(live);
    expect((await collect(run.id, 5)).map(({ seq }) => seq)).toEqual([6, 7, 8, 9]);
  });

  test("of progress are told but not kept", async () => {
    const run = await start([["running"], ["progress", 0.25], ["sleep", 600], ["done"]]);
    const fractions: (number | null)[] = [];
    for await (const { event, isKept } of await runs.stream(run.id, 0, new AbortController().signal))
      if (event.kind === "run" && !isKept) fractions.push(event.run.progress);
    expect(fractions).toContain(0.25);
  });

  test("end when the reader leaves", async () => {
    const run = await start([["running"], ["sleep", 5000]]);
    const gone = new AbortController();
    const stream = await runs.stream(run.id, 0, gone.signal);
    setTimeout(() => gone.abort(), 200);
    for await (const { event } of stream) expect(event.seq).toBeGreaterThanOrEqual(0);
    await runs.stop(run.id);
    await settled(run);
  });
});

describe("claims", () => {
  test("are made by one of many, and an old one writes nothing", async () => {
    const job = await createJob([]);
    const run = await repository.insert({ id: "jr_x", job, program: "", arguments: {}, at: new Date() });
    const claims = await Promise.all(
      Array.from({ length: 20 }, () => repository.claim("jr_x", new Date(), new Date())),
    );
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    const fence = claims.find((claim) => claim !== null)?.fence ?? 0;
    const [taken] = await repository.takeOver(new Date());
    expect(taken?.fence).toBe(fence + 1);
    expect(await repository.write("jr_x", fence, { state: "RUNNING" })).toBe(false);
    expect(
      await repository.appendEvents("jr_x", fence, [
        { kind: "log", seq: 1, at: new Date().toISOString(), level: "info", message: "late" },
      ]),
    ).toBe(false);
    expect(await repository.finish("jr_x", fence, { state: "SUCCEEDED" }, [])).toBe(false);
    expect(await repository.finish("jr_x", fence + 1, { state: "FAILED" }, [])).toBe(true);
    expect(await repository.finish("jr_x", fence + 1, { state: "SUCCEEDED" }, [])).toBe(false);
    expect(await repository.find("jr_x")).toMatchObject({
      ...run,
      state: "FAILED",
      startedAt: expect.any(String),
    });
  });
});

describe("publishing", () => {
  test("goes on in another process when the first one dies after its intent", async () => {
    const run = await settled(await start([["running"], ["stage"], ["intent"], ["kill", "SIGKILL"]]));
    expect(run).toMatchObject({ state: "SUCCEEDED", outputs: [{ path: `out/${run.id}`, rows: 1 }] });
    expect(existsSync(path.join(workspace.root, "out", run.id))).toBe(true);
  });

  test("that is refused before anything is visible fails the run", async () => {
    await writeFile(path.join(workspace.root, "refuse"), "");
    const run = await settled(await start([["running"], ["stage"], ["intent"], ["kill", "SIGKILL"]]));
    expect(run).toMatchObject({ state: "FAILED", error: { code: "target/exists" } });
    expect(await repository.intent(run.id)).toBeNull();
    await expect.poll(staged).toEqual([]);
  });

  test("is tried until it succeeds", async () => {
    await writeFile(path.join(workspace.root, "broken"), "");
    const run = await start([["running"], ["stage"], ["intent"], ["kill", "SIGKILL"]]);
    await expect
      .poll(
        async () =>
          (await runs.log(run.id, 0)).some(
            (event) => event.kind === "log" && event.message.includes("No space"),
          ),
        { timeout: 10_000 },
      )
      .toBe(true);
    expect((await runs.get(run.id)).state).toBe("RUNNING");
    await rm(path.join(workspace.root, "broken"));
    expect((await settled(run)).state).toBe("SUCCEEDED");
  });

  test("is given up when a user stops the run", async () => {
    await writeFile(path.join(workspace.root, "broken"), "");
    const run = await start([["running"], ["stage"], ["intent"], ["kill", "SIGKILL"]]);
    await expect.poll(async () => (await runs.log(run.id, 0)).length, { timeout: 10_000 }).toBeGreaterThan(2);
    await runs.stop(run.id);
    expect(await settled(run)).toMatchObject({ state: "FAILED", error: { code: "publish/abandoned" } });
  });
});

describe("after a server died", () => {
  /** A run as a dead server left it. */
  const leave = async (
    id: string,
    state: "WAITING" | "STARTING" | "RUNNING" | "STOPPING" | "SUCCEEDED",
    intent?: "recorded" | "published",
  ) => {
    const job = await createJob(SUCCESS);
    await repository.insert({ id, job, program: JSON.stringify(SUCCESS), arguments: {}, at: new Date() });
    await mkdir(path.join(workspace.staging, id, "0"), { recursive: true });
    if (state === "WAITING") return;
    const claim = await repository.claim(id, new Date(), new Date());
    const fence = claim?.fence ?? 0;
    await repository.write(id, fence, { state: "RUNNING" });
    if (intent) {
      const file = { from: "x", to: `out/${id}`, bytes: 3, rows: 1, sha256: "00" };
      await repository.recordIntent(fence, {
        runId: id,
        attempt: 0,
        staging: `.tenon/staging/${id}/0`,
        targets: [{ node: "t", path: "out", mode: "append", singleFile: false, files: [file] }],
        inputs: [],
      });
    }
    if (intent === "published") await repository.markPublished(id, new Date());
    await (state === "SUCCEEDED"
      ? repository.finish(id, fence, { state, endedAt: new Date().toISOString() }, [])
      : repository.write(id, fence, { state }));
  };

  test("its runs are ended, its intents are published, and what waited runs", async () => {
    await leave("jr_starting", "STARTING");
    await leave("jr_running", "RUNNING");
    await leave("jr_stopping", "STOPPING");
    await leave("jr_recorded", "RUNNING", "recorded");
    await leave("jr_published", "RUNNING", "published");
    await leave("jr_done", "SUCCEEDED", "published");
    await leave("jr_waiting", "WAITING");
    await writeFile(path.join(workspace.scratch, "rest"), "");
    const before = await repository.find("jr_done");

    await recover({ runs: repository, queue, workspace });

    for (const id of ["jr_starting", "jr_running", "jr_stopping"]) {
      expect(await runs.get(id)).toMatchObject({
        state: "FAILED",
        error: { code: "server-ended" },
        endedAt: expect.any(String),
      });
    }
    expect(await settled(await runs.get("jr_recorded"))).toMatchObject({
      state: "SUCCEEDED",
      outputs: [{ path: "out/jr_recorded" }],
    });
    expect(await runs.get("jr_published")).toMatchObject({
      state: "SUCCEEDED",
      outputs: [{ path: "out/jr_published" }],
    });
    expect(await repository.find("jr_done")).toEqual(before);
    expect((await settled(await runs.get("jr_waiting"))).state).toBe("SUCCEEDED");
    expect(await readFile(path.join(workspace.root, "republished.txt"), "utf8")).toBe("jr_recorded\n");
    await expect.poll(staged).toEqual([]);
    expect(await repository.unpublished()).toEqual([]);
    expect(existsSync(path.join(workspace.scratch, "rest"))).toBe(false);
  });

  test("recovering twice changes nothing", async () => {
    await leave("jr_recorded", "RUNNING", "recorded");
    await recover({ runs: repository, queue, workspace });
    const run = await settled(await runs.get("jr_recorded"));
    openServer();
    await recover({ runs: repository, queue, workspace });
    expect(await repository.find("jr_recorded")).toEqual(run);
  });
});

test("a job with a run under way cannot be deleted; later its runs go with it", async () => {
  const run = await start([["running"], ["sleep", 5000]]);
  await reaches(run, "RUNNING");
  await expect(jobs.remove(run.jobId, "J")).rejects.toMatchObject({ status: 409 });
  await runs.stop(run.id);
  await settled(run);
  await jobs.remove(run.jobId, "J");
  await expect(runs.get(run.id)).rejects.toMatchObject({ status: 404 });
  expect(await workspace.db.runEvent.count()).toBe(0);
});
