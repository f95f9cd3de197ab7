import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { send, startServer, type TestServer } from "./test-server";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.dispose());

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
