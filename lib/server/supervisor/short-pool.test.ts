import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { DiagnosticError } from "../../model/diagnostic";
import { emptyPipeline } from "../../model/pipeline";
import { openTestWorkspace, type TestWorkspace } from "../testing";
import { createShortPool, type ShortPool } from "./short-pool";

const entry = path.resolve("lib/server/supervisor/fixtures/short-worker.mjs");
let workspace: TestWorkspace;
let pool: ShortPool;

beforeEach(async () => {
  workspace = await openTestWorkspace();
  pool = createShortPool({ workspace, entry, memoryMb: 300, budgets: { profile: 300 }, grace: 200 });
});
afterEach(async () => {
  pool.stop();
  await workspace.dispose();
});

const ask = (name: string) => pool.call("compile", { name, pipeline: emptyPipeline() });
const preview = (node: string, channel: string, signal?: AbortSignal) =>
  pool.call(
    "preview",
    { pipeline: emptyPipeline(), node, output: "out", limit: 1, channel },
    { channel, signal },
  );
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "ok",
    (error: { code?: string }) => error.code ?? String(error),
  );
const pidOf = async (promise: Promise<{ head: unknown }>) =>
  z.looseObject({ pid: z.number() }).parse((await promise).head).pid;
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("a worker gets the workspace and nothing of the server's environment", async () => {
  process.env.SECRET_OF_SERVER = "canary";
  const { head } = await ask("environment");
  const seen = z
    .looseObject({
      env: z.record(z.string(), z.string()),
      cwd: z.string(),
      root: z.string(),
      execArgv: z.array(z.string()),
    })
    .parse(head);
  expect(
    Object.keys(seen.env)
      .sort()
      .filter((key) => !key.startsWith("NODE_CHANNEL")),
  ).toEqual(["MALLOC_ARENA_MAX", "NODE_ENV", "NODE_OPTIONS", "PATH", "TMPDIR", "TZ"]);
  expect(seen).toMatchObject({ cwd: workspace.root, root: workspace.root, execArgv: [] });
});

test("a crash takes only its own calls, and the next call finds a new worker", async () => {
  const slow = ask("slow");
  const crash = ask("crash");
  expect(await codeOf(crash)).toBe("engine/crashed");
  expect(await codeOf(slow)).toBe("ok");
  await expect(ask("exit")).rejects.toThrow("exit code 3");
  expect(await pidOf(ask("fine"))).toBeGreaterThan(0);
});

test("a call that comes while the next worker is not there yet is answered", async () => {
  for (let round = 0; round < 3; round++) {
    expect(await Promise.all([codeOf(ask("exit")), codeOf(ask("exit"))])).toEqual([
      "engine/crashed",
      "engine/crashed",
    ]);
    expect(await Promise.all([codeOf(ask("fine")), codeOf(ask("fine"))])).toEqual(["ok", "ok"]);
  }
});

test("a newer call of a channel takes the place of the older one", async () => {
  const older = codeOf(preview("wait", "a"));
  const other = preview("slow", "b");
  const newer = preview("fine", "a");
  expect(await older).toBe("superseded");
  expect(await codeOf(newer)).toBe("ok");
  expect(await codeOf(other)).toBe("ok");
});

test("of a hundred quick calls of one channel the last is answered", async () => {
  const codes = await Promise.all(Array.from({ length: 100 }, () => codeOf(preview("slow", "a"))));
  expect(codes.at(-1)).toBe("ok");
  expect(codes.slice(0, -1).every((code) => code === "superseded")).toBe(true);
});

test("a worker that does not let go is killed; what else it was doing is done again", async () => {
  const before = await pidOf(preview("fine", "a"));
  const controller = new AbortController();
  const stuck = codeOf(preview("hang", "a", controller.signal));
  const bystander = preview("slow", "a2");
  controller.abort();
  expect(await stuck).toBe("cancelled");
  expect(await codeOf(bystander)).toBe("ok");
  await expect.poll(() => isAlive(before), { timeout: 3000 }).toBe(false);
});

test("a call that takes too long is answered, also when the worker is busy in a loop", async () => {
  const late = (node: string) =>
    codeOf(pool.call("profile", { pipeline: emptyPipeline(), node, output: "out", channel: node }));
  expect(await Promise.all([late("wait"), late("block")])).toEqual(["engine/time", "engine/time"]);
  expect(await codeOf(ask("fine"))).toBe("ok");
});

test("a worker over its memory is ended with these words", async () => {
  await expect(ask("memory")).rejects.toMatchObject({
    code: "engine/memory",
    message: expect.stringContaining("300 MB"),
  });
  expect(await codeOf(ask("fine"))).toBe("ok");
});

test("what the user can mend comes as diagnostics", async () => {
  await expect(ask("invalid")).rejects.toBeInstanceOf(DiagnosticError);
});

test("a worker that cannot start fails its calls instead of keeping them", async () => {
  const broken = createShortPool({
    workspace,
    entry: path.join(workspace.root, "missing.mjs"),
    memoryMb: 300,
  });
  await expect(broken.call("compile", { name: "x", pipeline: emptyPipeline() })).rejects.toMatchObject({
    code: "engine/crashed",
  });
  broken.stop();
});

test("stopping ends the workers with their children, and removes what they left", async () => {
  await mkdir(workspace.scratch, { recursive: true });
  const worker = await pidOf(ask("fine"));
  const child = await pidOf(ask("child"));
  pool.stop();
  await expect.poll(() => isAlive(worker) || isAlive(child), { timeout: 5000 }).toBe(false);
  await expect.poll(() => readdir(workspace.scratch), { timeout: 5000 }).toEqual([]);
});
