import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTestWorkspace, type TestWorkspace } from "../testing";
import { recover } from "./recovery";
import { openRunServer, type RunServer, SUCCESS } from "./testing";

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

describe("publishing", () => {
  test("goes on in another process when the first one dies after its intent", async () => {
    const run = await server.settled(
      await server.start([["running"], ["stage"], ["intent"], ["kill", "SIGKILL"]]),
    );
    expect(run).toMatchObject({ state: "SUCCEEDED", outputs: [{ path: `out/${run.id}`, rows: 1 }] });
    expect(existsSync(path.join(workspace.root, "out", run.id))).toBe(true);
  });

  test("that is refused before anything is visible fails the run", async () => {
    await writeFile(path.join(workspace.root, "refuse"), "");
    const run = await server.settled(
      await server.start([["running"], ["stage"], ["intent"], ["kill", "SIGKILL"]]),
    );
    expect(run).toMatchObject({ state: "FAILED", error: { code: "target/exists" } });
    expect(await server.repository.intent(run.id)).toBeNull();
    await expect.poll(server.staged).toEqual([]);
  });

  test("is tried until it succeeds", async () => {
    await writeFile(path.join(workspace.root, "broken"), "");
    const run = await server.start([["running"], ["stage"], ["intent"], ["kill", "SIGKILL"]]);
    await expect
      .poll(
        async () =>
          (await server.runs.log(run.id, 0)).some(
            (event) => event.kind === "log" && event.message.includes("No space"),
          ),
        { timeout: 10_000 },
      )
      .toBe(true);
    expect((await server.runs.get(run.id)).state).toBe("RUNNING");
    await rm(path.join(workspace.root, "broken"));
    expect((await server.settled(run)).state).toBe("SUCCEEDED");
  });

  test("is given up when a user stops the run", async () => {
    await writeFile(path.join(workspace.root, "broken"), "");
    const run = await server.start([["running"], ["stage"], ["intent"], ["kill", "SIGKILL"]]);
    await expect
      .poll(async () => (await server.runs.log(run.id, 0)).length, { timeout: 10_000 })
      .toBeGreaterThan(2);
    await server.runs.stop(run.id);
    expect(await server.settled(run)).toMatchObject({
      state: "FAILED",
      error: { code: "publish/abandoned" },
    });
  });
});

describe("after a server died", () => {
  /** A run as a dead server left it. */
  const leave = async (
    id: string,
    state: "WAITING" | "STARTING" | "RUNNING" | "STOPPING" | "SUCCEEDED",
    intent?: "recorded" | "published",
  ) => {
    const job = await server.createJob(SUCCESS);
    await server.repository.insert({
      id,
      job,
      program: JSON.stringify(SUCCESS),
      arguments: {},
      at: new Date(),
    });
    await mkdir(path.join(workspace.staging, id, "0"), { recursive: true });
    if (state === "WAITING") return;
    const claim = await server.repository.claim(id, new Date(), new Date());
    const fence = claim?.fence ?? 0;
    await server.repository.write(id, fence, { state: "RUNNING" });
    if (intent) {
      const file = { from: "x", to: `out/${id}`, bytes: 3, rows: 1, sha256: "00" };
      await server.repository.recordIntent(fence, {
        runId: id,
        attempt: 0,
        staging: `.tenon/staging/${id}/0`,
        targets: [{ node: "t", path: "out", mode: "append", singleFile: false, files: [file] }],
        inputs: [],
      });
    }
    if (intent === "published") await server.repository.markPublished(id, new Date());
    await (state === "SUCCEEDED"
      ? server.repository.finish(id, fence, { state, endedAt: new Date().toISOString() }, [])
      : server.repository.write(id, fence, { state }));
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
    const before = await server.repository.find("jr_done");

    await recover({ runs: server.repository, queue: server.queue, workspace });

    for (const id of ["jr_starting", "jr_running", "jr_stopping"]) {
      expect(await server.runs.get(id)).toMatchObject({
        state: "FAILED",
        error: { code: "server-ended" },
        endedAt: expect.any(String),
      });
    }
    expect(await server.settled(await server.runs.get("jr_recorded"))).toMatchObject({
      state: "SUCCEEDED",
      outputs: [{ path: "out/jr_recorded" }],
    });
    expect(await server.runs.get("jr_published")).toMatchObject({
      state: "SUCCEEDED",
      outputs: [{ path: "out/jr_published" }],
    });
    expect(await server.repository.find("jr_done")).toEqual(before);
    expect((await server.settled(await server.runs.get("jr_waiting"))).state).toBe("SUCCEEDED");
    expect(await readFile(path.join(workspace.root, "republished.txt"), "utf8")).toBe("jr_recorded\n");
    await expect.poll(server.staged).toEqual([]);
    expect(await server.repository.unpublished()).toEqual([]);
    expect(existsSync(path.join(workspace.scratch, "rest"))).toBe(false);
  });

  test("recovering twice changes nothing", async () => {
    await leave("jr_recorded", "RUNNING", "recorded");
    await recover({ runs: server.repository, queue: server.queue, workspace });
    const run = await server.settled(await server.runs.get("jr_recorded"));
    server.close();
    server = openRunServer(workspace);
    await recover({ runs: server.repository, queue: server.queue, workspace });
    expect(await server.repository.find("jr_recorded")).toEqual(run);
  });
});
