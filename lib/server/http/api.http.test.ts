import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ApiFailure, callApi } from "../../api/client";
import { decodeFrame } from "../../api/frame";
import { emptyPipeline, type Pipeline } from "../../model/pipeline";
import { code, message, send, sendJson, startServer, type TestServer } from "./test-server";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.dispose());

const call: typeof callApi = (name, options) => callApi(name, { ...options, base: server.base });
const withNode = (condition: string): Pipeline => ({
  version: 1,
  nodes: { a: { type: "filter", name: "Keep", version: 1, settings: { condition }, inputs: {} } },
  layout: {},
});

test("a new workspace holds sample data and sample jobs", async () => {
  const { jobs } = await call("listJobs");
  expect(jobs.map(({ name }) => name)).toContain("Delays by state");
  expect((await call("listFiles", { query: { path: "lake" } })).entries.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["flights", "airports.csv", "movies.json"]),
  );
});

describe("jobs", () => {
  test("are saved on the version they were made on; else 409 with what stands there", async () => {
    const job = await call("createJob", { body: { name: "Conflict", pipeline: withNode("x > 1") } });
    const { id, version, createdAt, updatedAt, ...content } = job;
    const params = { id };
    expect(
      await call("saveJob", { params, body: { ...content, pipeline: withNode("x > 2"), baseVersion: 1 } }),
    ).toMatchObject({ version: 2 });
    const failure = await call("saveJob", {
      params,
      body: { ...content, pipeline: withNode("x > 3"), baseVersion: 1 },
    }).catch((error: unknown) => error);
    if (!(failure instanceof ApiFailure)) throw new Error("A conflict was expected.");
    expect(failure.conflict?.current).toMatchObject({ id, version: 2 });
    expect(failure.conflict?.differences).toMatchObject([
      {
        kind: "changed",
        node: "a",
        parts: [{ path: "settings.condition", before: "x > 2", after: "x > 3" }],
      },
    ]);
    expect((await call("listVersions", { params })).versions.map((one) => one.version)).toEqual([2, 1]);
    expect((await call("compareVersions", { params, query: { from: 1, to: 2 } })).differences).toHaveLength(
      1,
    );
    expect(
      await call("restoreVersion", { params: { id, version: "1" }, body: { baseVersion: 2 } }),
    ).toMatchObject({ version: 3, pipeline: withNode("x > 1") });
    expect(await call("getVersion", { params: { id, version: "2" } })).toMatchObject({
      version: 2,
      pipeline: withNode("x > 2"),
    });
    await expect(call("getVersion", { params: { id, version: "x" } })).rejects.toMatchObject({ status: 404 });
  });

  test("of fifty saves at once one is accepted, and none fails otherwise", async () => {
    const { id, version, createdAt, updatedAt, ...content } = await call("createJob", {
      body: { name: "Race" },
    });
    const statuses = await Promise.all(
      Array.from(
        { length: 50 },
        async (_, index) =>
          (
            await sendJson(server, "PUT", `/api/jobs/${id}`, {
              ...content,
              description: String(index),
              baseVersion: 1,
            })
          ).status,
      ),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(49);
  });

  test("are deleted by their typed name", async () => {
    const { id } = await call("createJob", { body: { name: "To go" } });
    const reply = await sendJson(server, "DELETE", `/api/jobs/${id}`, { confirm: "to go" });
    expect([reply.status, message(reply)]).toEqual([400, "Type the job's name, “To go”, to delete it."]);
    expect(await call("deleteJob", { params: { id }, body: { confirm: "To go" } })).toEqual({
      deleted: true,
    });
    await expect(call("getJob", { params: { id } })).rejects.toMatchObject({ status: 404 });
  });

  test("are cloned", async () => {
    const { id } = await call("createJob", { body: { name: "Sheep", pipeline: withNode("x") } });
    expect(await call("cloneJob", { params: { id }, body: {} })).toMatchObject({
      name: "Sheep copy",
      version: 1,
      pipeline: withNode("x"),
    });
  });
});

describe("the editor's calls", () => {
  const compile = (name: string) =>
    sendJson(server, "POST", "/api/compile", { name, pipeline: emptyPipeline() });
  const preview = (node: string, channel: string) =>
    sendJson(server, "POST", "/api/preview", { pipeline: withNode("x"), node, channel });

  test("reach a worker that sees nothing of the server", async () => {
    const { json } = await compile("environment");
    const { env } = z.looseObject({ env: z.record(z.string(), z.string()) }).parse(json);
    expect(
      Object.keys(env).filter((key) => key.startsWith("TENON") || key === "PORT" || key === "HOME"),
    ).toEqual([]);
    expect(env.TZ).toBe("UTC");
  });

  test("answer rows in a frame", async () => {
    const bytes = await call("preview", {
      body: { pipeline: withNode("x"), node: "fine", channel: "frame" },
    });
    expect(decodeFrame(bytes).head).toMatchObject({ pid: expect.any(Number) });
  });

  test("of an older view are superseded", async () => {
    const older = preview("wait", "c");
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await preview("fine", "c")).status).toBe(200);
    const reply = await older;
    expect([reply.status, code(reply)]).toEqual([409, "superseded"]);
  });

  test("survive a crash of their worker, and say so", async () => {
    const crashed = await compile("crash");
    expect([crashed.status, code(crashed)]).toEqual([502, "engine/crashed"]);
    expect(message(crashed)).toContain("SIGSEGV");
    expect((await compile("fine")).status).toBe(200);
  });

  test("give back what the user can mend as diagnostics", async () => {
    expect(await compile("invalid")).toMatchObject({
      status: 422,
      json: { error: { diagnostics: [{ code: "graph/empty" }] } },
    });
  });
});

describe("runs", () => {
  const start = async (steps: unknown[]) => {
    const job = await call("createJob", { body: { name: "R", program: JSON.stringify(steps) } });
    return call("startRun", { params: { id: job.id }, body: {} });
  };
  /** Messages of an event stream until it ends. */
  const stream = async (id: string, headers: Record<string, string> = {}, query = "") => {
    const response = await fetch(`${server.base}/api/runs/${id}/events${query}`, { headers });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const messages = (await response.text()).split("\n\n").filter((text) => text.includes("data: "));
    return messages.map((text) => ({
      id: /^id: (\d+)$/m.exec(text)?.[1],
      event: JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? "null") as {
        kind: string;
        seq: number;
        run?: { state: string };
      },
    }));
  };

  test("are followed live to their end, and resumed", async () => {
    const run = await start([
      ["running"],
      ["log", 2],
      ["sleep", 400],
      ["log", 1],
      ["intent"],
      ["publish"],
      ["done"],
    ]);
    const messages = await stream(run.id);
    expect(messages.at(-1)?.event).toMatchObject({ kind: "run", run: { state: "SUCCEEDED" } });
    const kept = messages.filter(({ id }) => id !== undefined);
    expect(kept.map(({ id }) => Number(id))).toEqual(kept.map((_, index) => index + 1));
    const resumed = await stream(run.id, { "last-event-id": "3" });
    expect(resumed.filter(({ id }) => id !== undefined).map(({ id }) => Number(id))).toEqual(
      kept.slice(3).map(({ id }) => Number(id)),
    );
    expect((await stream(run.id, {}, "?after=5")).find(({ id }) => id !== undefined)?.id).toBe("6");
    expect((await call("runLog", { params: { id: run.id }, query: { after: 2 } })).events[0]?.seq).toBe(3);
    expect(await call("getRun", { params: { id: run.id } })).toMatchObject({
      state: "SUCCEEDED",
      outputs: [{ node: "t" }],
    });
    expect((await call("listRuns", { query: { jobId: run.jobId } })).total).toBe(1);
  });

  test("are stopped", async () => {
    const run = await start([["running"], ["sleep", 60_000]]);
    await expect.poll(async () => (await call("getRun", { params: { id: run.id } })).state).toBe("RUNNING");
    await call("stopRun", { params: { id: run.id }, body: {} });
    await expect.poll(async () => (await call("getRun", { params: { id: run.id } })).state).toBe("STOPPED");
  });

  test("that do not exist are 404, also as a stream", async () => {
    for (const pathname of [
      "/api/runs/jr_x",
      "/api/runs/jr_x/events",
      "/api/runs/jr_x/log",
      "/api/runs/jr_x/outputs/n",
    ])
      expect((await send(server, "GET", pathname)).status).toBe(404);
  });
});

test("a job is exported as a project", async () => {
  const job = (await call("listJobs", { query: { search: "Delays by state" } })).jobs[0];
  const zip = await call("exportJob", { params: { id: job?.id ?? "" }, query: { data: "false" } });
  const files = unzipSync(zip);
  const names = Object.keys(files).map((name) => name.replace(/^delays-by-state\//, ""));
  expect(names).toEqual(
    expect.arrayContaining(["README.md", "job.ts", "package.json", "tenon/main.ts", "tsconfig.json"]),
  );
  expect(names.filter((name) => name.startsWith("lake/"))).toEqual([]);
  expect(new TextDecoder().decode(files["delays-by-state/job.ts"])).toContain('defineJob("Delays by state"');
});
