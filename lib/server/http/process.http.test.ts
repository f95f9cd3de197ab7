import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { callApi } from "../../api/client";
import { newWorkspace, startServer, type TestServer } from "./test-server";

let servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.dispose()));
  servers = [];
});

const open = async (workspace?: string): Promise<TestServer> => {
  const server = await startServer({ workspace });
  servers.push(server);
  return server;
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Ids of the processes whose parent is `pid`. */
const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
  );

const startLongRun = async (server: TestServer, steps: unknown[]) => {
  const job = await callApi("createJob", {
    base: server.base,
    body: { name: "Long", program: JSON.stringify(steps) },
  });
  const run = await callApi("startRun", { base: server.base, params: { id: job.id }, body: {} });
  await expect
    .poll(async () => (await callApi("getRun", { base: server.base, params: { id: run.id } })).state)
    .toBe("RUNNING");
  return run;
};

test("after kill -9 no worker is left, and the next start puts the run to an end", async () => {
  const first = await open();
  const run = await startLongRun(first, [["running"], ["block"]]);
  const workers = childrenOf(first.pid);
  expect(workers.length).toBeGreaterThanOrEqual(3);
  first.kill("SIGKILL");
  await first.exited;
  await expect.poll(() => workers.filter(isAlive), { timeout: 5000 }).toEqual([]);
  const second = await open(first.workspace);
  expect(await callApi("getRun", { base: second.base, params: { id: run.id } })).toMatchObject({
    state: "FAILED",
    error: { code: "server-ended" },
  });
  expect(
    (await callApi("listJobs", { base: second.base, query: { search: "Long" } })).jobs[0]?.lastRun?.state,
  ).toBe("FAILED");
});

test("a second studio on the same workspace is refused, in words", async () => {
  const first = await open();
  await expect(startServer({ workspace: first.workspace })).rejects.toThrow("Another studio has it open");
});

test("SIGTERM ends the studio soon, although a run is being watched", async () => {
  const server = await open();
  const run = await startLongRun(server, [["running"], ["sleep", 60_000]]);
  const watching = fetch(`${server.base}/api/runs/${run.id}/events`).then((response) => response.text());
  await new Promise((resolve) => setTimeout(resolve, 300));
  const asked = Date.now();
  server.kill("SIGTERM");
  await server.exited;
  await watching.catch(() => "");
  expect(Date.now() - asked).toBeLessThan(5000);
});

test("a port that is in use is named, with what to do", async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) =>
    other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port)),
  );
  await expect(startServer({ workspace: newWorkspace(), env: { PORT: String(port) } })).rejects.toThrow(
    `Port ${port} is in use. End what uses it, or choose another: PORT=${port + 1} npm start`,
  );
  other.close();
});

test("a start prints one line with the address", async () => {
  const server = await open();
  expect(server.output()).toBe(`Tenon is at ${server.base}\n`);
});
