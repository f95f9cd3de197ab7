import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ApiFailure, callApi } from "../../api/client";
import { endpoints } from "../../api/endpoints";
import { decodeFrame } from "../../api/frame";
import { openApiDocument } from "../../api/openapi";
import { ApiError } from "../../api/schemas";
import { emptyPipeline, type Pipeline } from "../../model/pipeline";
import { type Sent, send, sendJson, startServer, type TestServer } from "./test-server";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.dispose());

const code = ({ json }: Sent): string => ApiError.parse(json).error.code;
const message = ({ json }: Sent): string => ApiError.parse(json).error.message;
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

describe("who may speak", () => {
  test.each(["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example"])(
    "a request for the host %s is refused, pages too",
    async (host) => {
      for (const pathname of ["/api/jobs", "/api/health", "/api/openapi.json", "/api/nothing"]) {
        const reply = await send(server, "GET", pathname, { headers: { host } });
        expect([reply.status, code(reply)]).toEqual([403, "host"]);
      }
      expect((await send(server, "GET", "/", { headers: { host } })).status).toBe(403);
    },
  );

  test("this machine's names are accepted", async () => {
    for (const host of [`localhost:${server.port}`, `127.0.0.1:${server.port}`, `[::1]:${server.port}`]) {
      expect((await send(server, "GET", "/api/health", { headers: { host } })).status).toBe(200);
    }
  });

  test.each([
    { origin: "http://evil.example" },
    { origin: "null" },
    { origin: "http://127.0.0.1:1" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("a write with %j is refused", async (headers) => {
    for (const [method, pathname] of [
      ["POST", "/api/jobs"],
      ["PUT", "/api/files?name=x"],
      ["DELETE", "/api/jobs/job_1"],
      ["POST", "/api/preview"],
    ] as const) {
      const reply = await send(server, method, pathname, {
        headers: { "content-type": "application/json", ...headers },
        body: '{"name":"x"}',
      });
      expect([reply.status, code(reply)]).toEqual([403, "origin"]);
    }
  });

  test("a write of our own page is accepted", async () => {
    const headers = {
      "content-type": "application/json",
      origin: server.base,
      "sec-fetch-site": "same-origin",
    };
    expect((await send(server, "POST", "/api/jobs", { headers, body: '{"name":"Own"}' })).status).toBe(201);
  });

  test("a preflight from elsewhere gets no permission", async () => {
    const reply = await send(server, "OPTIONS", "/api/jobs", {
      headers: { origin: "http://evil.example", "access-control-request-method": "POST" },
    });
    expect(Object.keys(reply.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});

describe("bodies", () => {
  const post = (body: string | Buffer | Iterable<string>, type = "application/json") =>
    send(server, "POST", "/api/jobs", { headers: { "content-type": type }, body });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])(
    "of type “%s” are refused",
    async (type) => {
      expect(await post('{"name":"x"}', type)).toMatchObject({ status: 415 });
    },
  );

  test("of 9 MB are refused, announced or not", async () => {
    const big = JSON.stringify({ name: "x", description: "y".repeat(9_000_000) });
    expect(await post(big)).toMatchObject({ status: 413 });
    const chunks = Array.from({ length: 90 }, () => " ".repeat(100_000));
    expect(await post(chunks)).toMatchObject({ status: 413 });
    expect((await send(server, "GET", "/api/health")).status).toBe(200);
  });

  test("10,000 levels deep are refused", async () => {
    const reply = await post(`{"name":"x","pipeline":${"[".repeat(10_000)}${"]".repeat(10_000)}}`);
    expect([reply.status, code(reply)]).toEqual([400, "json-depth"]);
  });

  test.each(["__proto__", "constructor", "prototype"])("with the key %s are refused", async (key) => {
    const settings = `{"a":{"${key}":{"polluted":true}}}`;
    const reply = await post(
      `{"name":"x","pipeline":{"version":1,"layout":{},"nodes":{"n":{"type":"t","name":"N","version":1,"inputs":{},"settings":${settings}}}}}`,
    );
    expect([reply.status, code(reply)]).toEqual([400, "json-key"]);
  });

  test("that are no JSON, or not of the right shape, name what is wrong", async () => {
    expect(await post("{").then(code)).toBe("json");
    const reply = await post(JSON.stringify({ name: " ", settings: { memoryMb: 1 }, more: 1 }));
    expect(reply.status).toBe(400);
    expect(message(reply)).toContain("body.name: A job needs a name");
    expect(message(reply)).toContain("body.settings.memoryMb");
    expect(message(reply)).toContain("more");
  });

  test("a query is checked as well", async () => {
    for (const query of ["page=0", "page=x", "pageSize=9999", "sort=evil", "unknown=1", "page=1&page=2"]) {
      const reply = await send(server, "GET", `/api/jobs?${query}`);
      expect([query, reply.status]).toEqual([query, 400]);
    }
  });
});

describe("addresses", () => {
  test.each([
    "/api",
    "/api/",
    "/api/nope",
    "/api/jobs/job_1/nope",
    "/api/configs",
    "/api/jobs;x",
    "/API/jobs",
  ])("%s is nowhere", async (pathname) => {
    expect((await send(server, "GET", pathname)).status).toBe(pathname === "/api/" ? 308 : 404);
  });

  test.each(["job_nothing", "..%2f..%2fetc", "%00", "a%20b", "x".repeat(200), "'%20OR%201=1--"])(
    "there is no job %s",
    async (id) => {
      const reply = await send(server, "GET", `/api/jobs/${id}`);
      expect(reply.status).toBeGreaterThanOrEqual(400);
      expect(reply.status).toBeLessThan(500);
    },
  );

  test("every endpoint answers with our headers, and never with a stack", async () => {
    for (const { method, path: pattern } of Object.values(endpoints)) {
      const pathname = pattern.replaceAll(/\{\w+\}/g, "1");
      const reply = await send(
        server,
        method,
        pathname,
        method === "GET" ? {} : { headers: { "content-type": "application/json" }, body: "{}" },
      );
      expect([pattern, reply.headers["cache-control"], reply.headers["x-content-type-options"]]).toEqual([
        pattern,
        "no-store",
        "nosniff",
      ]);
      expect(reply.status).toBeLessThan(500);
      if (reply.status >= 400) expect(reply.text).not.toMatch(/\bat \w+ \(|node_modules|\.ts:\d/);
    }
  });

  test("HEAD has the headers alone", async () => {
    expect(await send(server, "HEAD", "/api/jobs")).toMatchObject({ status: 200, text: "" });
  });

  test("a method that is not there is 405", async () => {
    expect((await send(server, "PATCH", "/api/jobs")).status).toBe(405);
  });

  test("the API describes itself", async () => {
    expect(await call("openapi")).toEqual(JSON.parse(JSON.stringify(openApiDocument("0.1.0"))));
  });
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

describe("files", () => {
  const list = (folder: string) => send(server, "GET", `/api/files?path=${encodeURIComponent(folder)}`);
  const upload = (name: string, body: Buffer, type = "application/octet-stream") =>
    send(server, "PUT", `/api/files?name=${encodeURIComponent(name)}`, {
      headers: { "content-type": type },
      body,
    });

  test.each([
    "..",
    "../..",
    "lake/../..",
    "lake/../../etc",
    "/etc",
    "\\etc",
    "C:\\",
    "C:/",
    ".tenon",
    "lake/.hidden",
    "a\0b",
  ])("%j does not lead anywhere", async (folder) => {
    expect(await list(folder)).toMatchObject({ status: 400, json: { error: { code: "file/refused" } } });
  });

  test("links, pipes and hidden names are not shown, and not followed", async () => {
    const folder = path.join(server.workspace, "odd");
    mkdirSync(folder);
    symlinkSync("/etc", path.join(folder, "link"));
    symlinkSync("/etc/passwd", path.join(folder, "passwd.csv"));
    execFileSync("mkfifo", [path.join(folder, "pipe.csv")]);
    writeFileSync(path.join(folder, ".secret"), "x");
    writeFileSync(path.join(folder, "fine [1].csv"), "a\n1\n");
    expect(await list("odd")).toMatchObject({
      status: 200,
      json: {
        path: "odd",
        entries: [{ name: "fine [1].csv", path: "odd/fine [1].csv", kind: "file", bytes: 4 }],
      },
    });
    for (const inner of ["odd/link", "odd/link/ssl", "odd/pipe.csv"])
      expect((await list(inner)).status).toBe(400);
    expect((await list("odd/nothing")).status).toBe(404);
    expect((await list("odd/fine [1].csv")).status).toBe(400);
  });

  test("an upload arrives as it was sent, and never replaces another", async () => {
    const bytes = Buffer.alloc(3_000_000, "a,b\n1,2\n");
    expect(await upload("sales.csv", bytes)).toMatchObject({
      status: 201,
      json: { path: "uploads/sales.csv", bytes: 3_000_000, kind: "file" },
    });
    expect(readFileSync(path.join(server.workspace, "uploads", "sales.csv")).equals(bytes)).toBe(true);
    const names = await Promise.all(
      Array.from(
        { length: 5 },
        async (_, index) =>
          z
            .looseObject({ name: z.string() })
            .parse((await upload("sales.csv", Buffer.from(String(index)))).json).name,
      ),
    );
    expect(new Set(names).size).toBe(5);
    expect(names).not.toContain("sales.csv");
  });

  test.each([
    ["../../evil.csv", "uploads/evil.csv"],
    ["/etc/cron.d/evil", "uploads/evil"],
    ["..\\evil.txt", "uploads/evil.txt"],
    ["a*b?[c].csv", "uploads/a_b__c_.csv"],
  ])("the name %s becomes a name", async (name, stored) => {
    expect(await upload(name, Buffer.from("x"))).toMatchObject({ status: 201, json: { path: stored } });
    expect(existsSync(path.join(server.workspace, stored))).toBe(true);
  });

  test.each(["..", ".", "...", "/", "x".repeat(255)])("the name %s is refused", async (name) => {
    expect((await upload(name, Buffer.from("x"))).status).toBe(400);
  });

  test("the JSON twin of an upload, or a form, is refused", async () => {
    for (const type of ["application/json", "multipart/form-data; boundary=x", "text/plain"])
      expect((await upload("x.csv", Buffer.from('{"path":"/etc/passwd"}'), type)).status).toBe(415);
  });

  test("nothing is left of an upload that was cut off", async () => {
    const before = readdirSync(path.join(server.workspace, "uploads"));
    await new Promise<void>((resolve) => {
      const request = new AbortController();
      const body = new ReadableStream({
        async pull(controller) {
          controller.enqueue(new Uint8Array(100_000));
          await new Promise((wait) => setTimeout(wait, 20));
        },
      });
      setTimeout(() => request.abort(), 300);
      fetch(`${server.base}/api/files?name=cut.csv`, {
        method: "PUT",
        body,
        headers: { "content-type": "application/octet-stream" },
        signal: request.signal,
        duplex: "half",
      } as RequestInit).catch(() => resolve());
    });
    const scratch = path.join(server.workspace, ".tenon", "scratch");
    await expect
      .poll(() => readdirSync(scratch).filter((name) => name.startsWith("upload")), { timeout: 5000 })
      .toEqual([]);
    expect(readdirSync(path.join(server.workspace, "uploads"))).toEqual(before);
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
