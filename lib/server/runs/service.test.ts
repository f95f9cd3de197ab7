import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isTerminal, type JobRun } from "../../model/job-run";
import { canConfine } from "../supervisor/cgroup";
import { openTestWorkspace, type TestWorkspace } from "../testing";
import { openRunServer, type RunServer, type Step, SUCCESS } from "./testing";

let workspace: TestWorkspace;
let server: RunServer;
beforeEach(async () => {
  workspace = await openTestWorkspace();
  server = openRunServer(workspace);
});
afterEach(async () => {
  server.close();
  await workspace.dispose();
});

describe("a run", () => {
  test("goes through its states, publishes, and leaves its log", async () => {
    const queued = await server.start(SUCCESS);
    expect(queued.state).toMatch(/WAITING|STARTING/);
    const run = await server.settled(queued);
    expect(run).toMatchObject({
      state: "SUCCEEDED",
      progress: 1,
      error: null,
      nodes: { t: { state: "done", rows: 1 } },
      outputs: [{ path: `out/${run.id}` }],
      accounting: { nodes: [{ node: "t", read: 1, passed: 1, filtered: 0, rejected: 0 }], checks: [] },
    });
    expect(run.peakMemory).toBeGreaterThan(10_000_000);
    expect(Date.parse(run.endedAt ?? "")).toBeGreaterThanOrEqual(Date.parse(run.startedAt ?? ""));
    const events = await server.runs.log(run.id, 0);
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
    expect(await server.repository.intent(run.id)).toMatchObject({ published: true });
    expect(
      (await server.jobs.list({ search: "", sort: "lastRun", direction: "desc", page: 1, pageSize: 5 }))
        .jobs[0]?.lastRun,
    ).toMatchObject({ id: run.id, state: "SUCCEEDED" });
    await expect.poll(server.staged).toEqual([]);
  });

  test("that fails says why, and publishes nothing", async () => {
    const run = await server.settled(
      await server.start([["running"], ["stage"], ["fail", "No column “x”."]]),
    );
    expect(run).toMatchObject({
      state: "FAILED",
      error: { code: "sql/error", message: "No column “x”.", node: "t", nodeName: "T" },
      outputs: [],
    });
    expect(existsSync(path.join(workspace.root, "out"))).toBe(false);
    await expect.poll(server.staged).toEqual([]);
  });

  test.each([
    [["kill", "SIGSEGV"], "SIGSEGV"],
    [["kill", "SIGABRT"], "SIGABRT"],
    [["exit", 139], "SIGSEGV"],
    [["exit", 7], "exit code 7"],
    [["exit", 0], "exit code 0 without an answer"],
  ] as [Step, string][])("whose process ends by %j has crashed, in words", async (step, words) => {
    const run = await server.settled(await server.start([["running"], step]));
    expect(run).toMatchObject({
      state: "FAILED",
      error: { code: "engine/crashed", message: expect.stringContaining(words) },
    });
  });

  test("of a draft that cannot be printed fails with its diagnostics", async () => {
    const job = await server.jobs.create({
      name: "D",
      pipeline: {
        version: 1,
        nodes: { a: { type: "no-such", name: "A", version: 1, settings: {}, inputs: {} } },
        layout: {},
      },
    });
    const run = await server.runs.start(job.id, {});
    expect(run).toMatchObject({
      state: "FAILED",
      error: { code: "node/unknown-type", node: "a", nodeName: "A" },
    });
  });

  test("is stopped when asked", async () => {
    const run = await server.start([["running"], ["sleep", 10_000], ["done"]]);
    await server.reaches(run, "RUNNING");
    expect((await server.runs.stop(run.id)).state).toMatch(/STOPPING|STOPPED/);
    expect(await server.settled(run)).toMatchObject({ state: "STOPPED", error: null });
    expect((await server.runs.stop(run.id)).state).toBe("STOPPED");
  });

  test.each([[["deaf"], ["sleep", 60_000]], [["block"]]] as Step[][])(
    "that does not listen is killed after a moment: %j",
    async (...steps) => {
      const run = await server.start([["running"], ...steps]);
      await server.reaches(run, "RUNNING");
      await server.runs.stop(run.id);
      expect((await server.settled(run)).state).toBe("STOPPED");
    },
  );

  test("that waits is stopped at once", async () => {
    const others = await Promise.all(
      [1, 2].map(() => server.start([["running"], ["sleep", 1000], ["done"]])),
    );
    const run = await server.start(SUCCESS);
    expect(run.state).toBe("WAITING");
    expect(await server.runs.stop(run.id)).toMatchObject({ state: "STOPPED", startedAt: null });
    for (const other of others) expect((await server.settled(other)).state).toBe("SUCCEEDED");
  });

  test("is stopped in whatever moment it is asked to", async () => {
    for (let delay = 0; delay < 40; delay += 4) {
      const run = await server.start([["running"], ["sleep", 60_000]]);
      await new Promise((resolve) => setTimeout(resolve, delay));
      await server.runs.stop(run.id);
      expect((await server.settled(run)).state).toBe("STOPPED");
    }
  });

  test.each([[[["sleep", 60_000]]], [[["block"]]]] as Step[][][])(
    "that takes too long is ended: %j",
    async (steps) => {
      const run = await server.settled(await server.start([["running"], ...steps], { timeoutMinutes: 1 }));
      expect(run).toMatchObject({
        state: "TIMEOUT",
        error: { code: "timeout", message: expect.stringContaining("1 min") },
      });
    },
  );

  test("over its memory is ended with these words", async () => {
    const run = await server.settled(await server.start([["running"], ["memory"]], { memoryMb: 256 }));
    expect(run).toMatchObject({
      state: "FAILED",
      error: { code: "engine/memory", message: expect.stringContaining("256 MB") },
    });
    expect(run.peakMemory).toBeGreaterThan(200_000_000);
  });

  test.skipIf(!canConfine())("leaves no process behind, not even one that left its group", async () => {
    await server.settled(await server.start([["running"], ["orphan"], ["sleep", 100], ["done"]]));
    const orphan = Number(await readFile(path.join(workspace.root, "orphan.txt"), "utf8"));
    await expect.poll(() => existsSync(`/proc/${orphan}`), { timeout: 5000 }).toBe(false);
  });

  test("keeps what it prints, up to a limit and a mark", async () => {
    const run = await server.settled(
      await server.start([["running"], ["print", "hello"], ["log", 10_500], ["done"]]),
    );
    const lines = (await server.collect(run.id)).flatMap((event) =>
      event.kind === "log" ? [event.message] : [],
    );
    expect(lines.length).toBe(10_001);
    expect(lines).toContain("hello");
    expect(lines.at(-1)).toContain("cut here");
  });
});

describe("the queue", () => {
  test("keeps its limit and its order", async () => {
    const job = await server.createJob([["running"], ["note"], ["sleep", 100], ["done"]]);
    const started: JobRun[] = [];
    for (let index = 0; index < 6; index++)
      started.push(await server.runs.start(job.id, { name: String(index) }));
    let most = 0;
    while ((await server.runs.list({ page: 1, pageSize: 10 })).runs.some(({ state }) => !isTerminal(state))) {
      const { runs: now } = await server.runs.list({ page: 1, pageSize: 10 });
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
    expect((await server.runs.list({ page: 1, pageSize: 10, jobId: job.id, state: "SUCCEEDED" })).total).toBe(
      6,
    );
  });
});

describe("events", () => {
  test("are streamed while they happen and to the end, and again from anywhere", async () => {
    const run = await server.start([["running"], ["log", 3], ["sleep", 400], ["log", 2], ["done"]]);
    const live = await server.collect(run.id);
    expect(live.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await server.collect(run.id)).toEqual(live);
    expect((await server.collect(run.id, 5)).map(({ seq }) => seq)).toEqual([6, 7, 8, 9]);
  });

  test("of progress are told but not kept", async () => {
    const run = await server.start([["running"], ["progress", 0.25], ["sleep", 600], ["done"]]);
    const fractions: (number | null)[] = [];
    for await (const { event, isKept } of await server.runs.stream(run.id, 0, new AbortController().signal))
      if (event.kind === "run" && !isKept) fractions.push(event.run.progress);
    expect(fractions).toContain(0.25);
  });

  test("end when the reader leaves", async () => {
    const run = await server.start([["running"], ["sleep", 5000]]);
    const gone = new AbortController();
    const stream = await server.runs.stream(run.id, 0, gone.signal);
    setTimeout(() => gone.abort(), 200);
    for await (const { event } of stream) expect(event.seq).toBeGreaterThanOrEqual(0);
    await server.runs.stop(run.id);
    await server.settled(run);
  });
});

describe("claims", () => {
  test("are made by one of many, and an old one writes nothing", async () => {
    const job = await server.createJob([]);
    const run = await server.repository.insert({
      id: "jr_x",
      job,
      program: "",
      arguments: {},
      at: new Date(),
    });
    const claims = await Promise.all(
      Array.from({ length: 20 }, () => server.repository.claim("jr_x", new Date(), new Date())),
    );
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    const fence = claims.find((claim) => claim !== null)?.fence ?? 0;
    const [taken] = await server.repository.takeOver(new Date());
    expect(taken?.fence).toBe(fence + 1);
    expect(await server.repository.write("jr_x", fence, { state: "RUNNING" })).toBe(false);
    expect(
      await server.repository.appendEvents("jr_x", fence, [
        { kind: "log", seq: 1, at: new Date().toISOString(), level: "info", message: "late" },
      ]),
    ).toBe(false);
    expect(await server.repository.finish("jr_x", fence, { state: "SUCCEEDED" }, [])).toBe(false);
    expect(await server.repository.finish("jr_x", fence + 1, { state: "FAILED" }, [])).toBe(true);
    expect(await server.repository.finish("jr_x", fence + 1, { state: "SUCCEEDED" }, [])).toBe(false);
    expect(await server.repository.find("jr_x")).toMatchObject({
      ...run,
      state: "FAILED",
      startedAt: expect.any(String),
    });
  });
});

test("a job with a run under way cannot be deleted; later its runs go with it", async () => {
  const run = await server.start([["running"], ["sleep", 5000]]);
  await server.reaches(run, "RUNNING");
  await expect(server.jobs.remove(run.jobId, "J")).rejects.toMatchObject({ status: 409 });
  await server.runs.stop(run.id);
  await server.settled(run);
  await server.jobs.remove(run.jobId, "J");
  await expect(server.runs.get(run.id)).rejects.toMatchObject({ status: 404 });
  expect(await workspace.db.runEvent.count()).toBe(0);
});
