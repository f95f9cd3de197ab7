import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { bundleWorker, TestWorker } from "./run/testing";

beforeAll(bundleWorker);

let worker: TestWorker;
afterEach(() => worker.close());

const program = (body: string) => `import { defineJob, sql } from "tenon";

export default defineJob("Test", (job) => {
${body}
});
`;
const copy = program(`  const rows = job.read.csv("Rows", { paths: ["in/rows.csv"] });
  console.log("reading", { from: "in/rows.csv" });
  rows.filter("Large", sql\`id > \${job.parameter("least", "1")}\`).write.csv("Out", { path: "out/rows", mode: "overwrite" });`);

const kinds = () =>
  worker.messages.map(({ kind }) => kind).filter((kind, index, all) => kind !== all[index - 1]);
const stagingLeft = () => {
  const folder = join(worker.root, ".tenon/staging");
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe("a run worker", () => {
  it("runs a program, says every step of it, and ends", async () => {
    worker = await TestWorker.start();
    await worker.write("in/rows.csv", "id,name\n1,a\n2,b\n3,c\n");
    const started = performance.now();
    worker.order(copy, { arguments: { least: "2" } });
    await worker.until("running");
    expect(performance.now() - started, "order to running").toBeLessThan(50);
    const done = await worker.until("done");
    expect(kinds()).toEqual(["ready", "running", "log", "progress", "intent", "published", "done"]);
    expect(worker.messages.find(({ kind }) => kind === "log")).toEqual({
      kind: "log",
      level: "info",
      message: "reading { from: 'in/rows.csv' }",
    });
    expect(Object.values(done.nodes).map(({ rows }) => rows)).toEqual([3, 1, 1]);
    expect(done.outputs).toMatchObject([{ path: "out/rows/part-run1-00000.csv", rows: 1 }]);
    expect(readFileSync(join(worker.root, "out/rows/part-run1-00000.csv"), "utf8")).toBe("id,name\n3,c\n");
    expect(await worker.exited).toEqual({ code: 0, signal: null });
  });

  it.each([
    ["syntax", "  const = 1;", { code: "program/type", line: 4 }],
    [
      "an exception",
      "  console.log(1);\n  const x = null as unknown as { y: number };\n  x.y;",
      { code: "program/threw", line: 6 },
    ],
    [
      "another import",
      "  job; }); import { rmSync } from 'node:fs'; rmSync(\"x\"); ((job: unknown) => {",
      { code: "program/import" },
    ],
    [
      "a setting",
      '  job.read.csv("Rows", { paths: ["in/none.csv"] }).write.csv("Out", { path: "out" });',
      { code: "file/not-found", nodeName: "Rows", line: 4 },
    ],
    [
      "a row",
      '  job.read.csv("Rows", { paths: ["in/rows.csv"] }).filter("Bad", sql`CAST(name AS INTEGER) > 1`).write.csv("Out", { path: "out" });',
      { code: "sql/error", nodeName: "Bad" },
    ],
    [
      "a target",
      '  job.read.csv("Rows", { paths: ["in/rows.csv"] }).write.csv("Out", { path: "in", mode: "overwrite" });',
      { code: "target/unsafe", nodeName: "Out" },
    ],
    [
      "a rejection nobody handles",
      '  void Promise.reject(new Error("lost"));\n  return new Promise(() => {}) as never;',
      { code: "program/threw", message: "The program stopped: lost" },
    ],
  ])("reports a failure: %s", async (_, body, expected) => {
    worker = await TestWorker.start();
    await worker.write("in/rows.csv", "id,name\n1,a\n2,b\n");
    worker.order(program(body));
    const failed = await worker.until("failed");
    expect(failed).toMatchObject({ stopped: false, error: expected });
    expect(stagingLeft()).toEqual([]);
    expect(existsSync(join(worker.root, "out"))).toBe(false);
  });

  it("stops when it is told to", async () => {
    worker = await TestWorker.start();
    await worker.write("in/rows.csv", "id,name\n1,a\n");
    worker.order(
      program(
        '  job.sql("Endless", { r: job.read.csv("Rows", { paths: ["in/rows.csv"] }) }, sql`SELECT count(*) AS n FROM range(10000000) a, range(10000000) b, r`).write.csv("Out", { path: "out" });',
      ),
    );
    await worker.until("progress");
    worker.send({ kind: "stop" });
    expect(await worker.until("failed")).toMatchObject({ stopped: true, error: { code: "stopped" } });
    expect(worker.stderr).toBe("");
    expect(stagingLeft()).toEqual([]);
  });

  it("leaves nothing when its intent is refused", async () => {
    worker = await TestWorker.start({ refusal: "The run was stopped." });
    await worker.write("in/rows.csv", "id,name\n1,a\n2,b\n");
    worker.order(copy);
    expect(await worker.until("failed")).toMatchObject({
      error: { code: "refused", message: "The run was stopped." },
    });
    expect([existsSync(join(worker.root, "out")), stagingLeft()]).toEqual([false, []]);
  });

  it("publishes again what a killed worker had recorded", async () => {
    worker = await TestWorker.start({ fault: "mid-publish:SIGKILL" });
    await worker.write("in/rows.csv", "id,name\n1,a\n2,b\n");
    worker.order(
      copy
        .replace('"out/rows", mode', '"out/rows", files: 2, mode')
        .replace('"overwrite"', '"append"')
        .replace('"1"', '"0"'),
    );
    expect(await worker.exited).toMatchObject({ signal: "SIGKILL" });
    const { intent } = await worker.until("intent");
    expect(readdirSync(join(worker.root, "out/rows"))).toHaveLength(1);
    for (let time = 0; time < 2; time++) {
      const next = await TestWorker.start({ root: worker.root });
      next.send({ kind: "republish", root: worker.root, intent });
      await next.until("published");
      expect(await next.exited).toEqual({ code: 0, signal: null });
      expect(next.messages.map(({ kind }) => kind)).toEqual(["ready", "published"]);
    }
    const parts = readdirSync(join(worker.root, "out/rows")).map((part) =>
      readFileSync(join(worker.root, "out/rows", part), "utf8"),
    );
    expect(parts.sort()).toEqual(["id,name\n1,a\n", "id,name\n2,b\n"]);
  });

  it("ends at once with its server", async () => {
    worker = await TestWorker.start();
    worker.order(
      program(
        "  for (let i = 0; i < 10; i++) job.log(i);\n  return new Promise(() => setInterval(() => {}, 1000)) as never;",
      ),
    );
    await worker.until("log");
    worker.child.disconnect();
    expect(await worker.exited).toEqual({ code: 0, signal: null });
  });

  it("does not drown in what a program prints", async () => {
    worker = await TestWorker.start();
    await worker.write("in/rows.csv", "id,name\n1,a\n2,b\n");
    worker.order(
      copy.replace(
        "  const rows",
        '  console.log("x".repeat(50_000));\n  for (let i = 0; i < 100_000; i++) console.log(i);\n  const rows',
      ),
    );
    await worker.until("done");
    const logs = worker.messages.filter((message) => message.kind === "log");
    expect(logs.length).toBeLessThan(20_100);
    expect(logs[0]?.message).toMatch(/^x{10240}… \(50000 characters\)$/);
    expect(logs.at(-1)?.message).toBe("The program has written very much; the rest of its log is left out.");
  });
});
