import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callApi } from "../../api/client";
import { endpoints } from "../../api/endpoints";
import { openApiDocument } from "../../api/openapi";
import { code, message, send, startServer, type TestServer } from "./test-server";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.dispose());

const call: typeof callApi = (name, options) => callApi(name, { ...options, base: server.base });

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
