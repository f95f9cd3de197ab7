import { writeFileSync } from "node:fs";
import path from "node:path";
import { tableFromIPC } from "apache-arrow";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callApi } from "../../api/client";
import { decodeFrame } from "../../api/frame";
import { PreviewHead } from "../../api/schemas";
import { isTerminal, type JobRun } from "../../model/job-run";
import { emptyPipeline, type Pipeline } from "../../model/pipeline";
import { code, sendJson, startServer, type TestServer } from "./test-server";

/* The whole studio: a started server, the real workers, DuckDB. */

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ workers: path.resolve("dist/workers") });
});
afterAll(() => server?.dispose());

const call: typeof callApi = (name, options) => callApi(name, { ...options, base: server.base });
const frame = (bytes: Uint8Array) => {
  const { head, tail } = decodeFrame(bytes);
  return { head: PreviewHead.parse(head), table: tableFromIPC(tail) };
};
const run = async (jobId: string): Promise<JobRun> => {
  const { id } = await call("startRun", { params: { id: jobId }, body: {} });
  await expect
    .poll(async () => isTerminal((await call("getRun", { params: { id } })).state), { timeout: 60_000 })
    .toBe(true);
  return call("getRun", { params: { id } });
};

/** One source, one node that reads it, one target. */
const chain = (source: Pipeline["nodes"][string], node: Pipeline["nodes"][string]): Pipeline => ({
  version: 1,
  nodes: {
    source,
    node: { ...node, inputs: { in: "source" } },
    target: { type: "parquet-target", name: "Out", settings: { path: "out" }, inputs: { in: "node" } },
  },
  layout: {},
});
const oneRow: Pipeline["nodes"][string] = {
  type: "inline-source",
  name: "One",
  settings: { columns: [{ name: "x", type: "INTEGER" }], rows: [["1"]] },
  inputs: {},
};
const derived = (expression: string): Pipeline["nodes"][string] => ({
  type: "aggregate",
  name: "Node",
  settings: { by: ["x"], compute: [{ name: "y", expression }] },
  inputs: {},
});

test("every sample job runs, counts its rows and shows what it wrote", async () => {
  for (const { id } of (await call("listJobs")).jobs) {
    const ended = await run(id);
    expect(ended).toMatchObject({ state: "SUCCEEDED", error: null });
    expect(Object.values(ended.nodes).every(({ state }) => state === "done")).toBe(true);
    expect(ended.peakMemory).toBeGreaterThan(50_000_000);
    for (const node of new Set(ended.outputs.map((output) => output.node))) {
      const { head, table } = frame(
        await call("runOutput", { params: { id: ended.id, node }, query: { limit: 5 } }),
      );
      expect(table.numRows).toBe(head.rows);
      expect(head.totalRows).toBe(ended.nodes[node]?.rows);
    }
  }
});

test("the editor's calls answer from the sample data", async () => {
  const [summary] = (await call("listJobs", { query: { search: "Delays by state" } })).jobs;
  const { pipeline, name } = await call("getJob", { params: { id: summary?.id ?? "" } });
  expect((await call("bind", { body: { pipeline } })).diagnostics).toEqual([]);
  const { head, table } = frame(
    await call("preview", { body: { pipeline, node: "long_delays", channel: "t", limit: 7 } }),
  );
  expect([head.rows, head.exact, table.numRows]).toEqual([7, true, 7]);
  expect((await call("profile", { body: { pipeline, node: "by_state", channel: "t" } })).rows).toBe(52);
  const { typescript } = await call("compile", { body: { name, pipeline } });
  const { recorded } = await call("record", { body: { program: typescript?.text ?? "", pipeline } });
  expect(recorded?.pipeline.nodes).toEqual(pipeline.nodes);
  const values = await call("evaluate", {
    body: {
      pipeline,
      node: "long_delays",
      port: "in",
      expression: "delay * 2",
      expects: "scalar",
      channel: "t",
    },
  });
  expect(values.diagnostics).toEqual([]);
});

test("an export takes the input files along", async () => {
  const [summary] = (await call("listJobs", { query: { search: "Movies" } })).jobs;
  const files = unzipSync(await call("exportJob", { params: { id: summary?.id ?? "" } }));
  expect(Object.keys(files).filter((name) => name.includes("/lake/"))).toEqual([
    "movies-by-genre/lake/movies.json",
  ]);
});

test("a run over its memory is ended from outside, and the studio goes on", async () => {
  const pipeline = chain(oneRow, derived("length(repeat('x', 3000000000) || max(x)::VARCHAR)"));
  const job = await call("createJob", { body: { name: "Hog", pipeline, settings: { memoryMb: 512 } } });
  expect(await run(job.id)).toMatchObject({
    state: "FAILED",
    error: { code: "engine/memory", message: expect.stringContaining("512 MB") },
  });
  expect(await call("health")).toMatchObject({ status: "ok" });
});

test("a file that crashes the engine takes only its call with it", async () => {
  const deep = `{"a":${"[".repeat(20_000)}${"]".repeat(20_000)}}`;
  writeFileSync(path.join(server.workspace, "deep.json"), deep);
  const pipeline: Pipeline = {
    version: 1,
    nodes: { deep: { type: "json-source", name: "Deep", settings: { paths: ["deep.json"] }, inputs: {} } },
    layout: {},
  };
  const reply = await sendJson(server, "POST", "/api/preview", { pipeline, node: "deep", channel: "deep" });
  expect(reply.status).toBeGreaterThanOrEqual(200);
  const { head } = frame(
    await call("preview", {
      body: { pipeline: chain(oneRow, derived("sum(x)")), node: "source", channel: "t" },
    }),
  );
  expect(head.rows).toBe(1);
});

test("a program that never ends is given up after its time", async () => {
  const program = 'import { defineJob } from "tenon";\nfor (;;) {}\nexport default defineJob("x", () => {});';
  const endless = sendJson(server, "POST", "/api/record", { program, pipeline: emptyPipeline() });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const asked = Date.now();
  await call("bind", { body: { pipeline: chain(oneRow, derived("sum(x)")) } });
  expect(Date.now() - asked).toBeLessThan(5000);
  const reply = await endless;
  expect([reply.status, code(reply)]).toEqual([504, "engine/time"]);
});

test("a job that is a program runs as it is written, and stops when it loops", async () => {
  const program =
    'import { defineJob } from "tenon";\nexport default defineJob("Loop", () => {\n  for (;;) {}\n});';
  const job = await call("createJob", { body: { name: "Loop", program } });
  const { id } = await call("startRun", { params: { id: job.id }, body: {} });
  await expect
    .poll(async () => (await call("getRun", { params: { id } })).state, { timeout: 20_000 })
    .toBe("RUNNING");
  await call("stopRun", { params: { id }, body: {} });
  await expect
    .poll(async () => (await call("getRun", { params: { id } })).state, { timeout: 25_000 })
    .toBe("STOPPED");
});

test("a job of AWS Glue is read, saved as it is here, and written back as it was", async () => {
  const file = {
    Name: "From Glue",
    Timeout: 10,
    CodeGenConfigurationNodes: {
      "node-1": { S3ParquetSource: { Name: "Flights", Paths: ["s3://raw/flights/"], Recurse: true } },
      "node-2": { Recipe: { Name: "Recipe", Inputs: ["node-1"], RecipeSteps: [] } },
    },
  };
  const text = JSON.stringify(file);
  const imported = await call("importGlue", { body: { text, folders: { "s3://raw": "lake" } } });
  expect(imported).toMatchObject({
    form: "api",
    name: "From Glue",
    timeoutMinutes: 10,
    buckets: ["s3://raw"],
    pipeline: {
      nodes: { "node-1": { settings: { paths: ["lake/flights"] } }, "node-2": { type: "glue-transform" } },
    },
    notes: [{ kind: "kept", node: "node-2", name: "Recipe" }],
  });
  expect(Object.keys(imported.pipeline.layout)).toEqual(["node-1", "node-2"]);
  const { name, pipeline, timeoutMinutes } = imported;
  const job = await call("createJob", { body: { name, pipeline, settings: { timeoutMinutes } } });
  const { text: back, form } = await call("exportGlue", { params: { id: job.id } });
  expect([form, JSON.parse(back)]).toEqual(["api", file]);
  const { text: download } = await call("exportGlue", { params: { id: job.id }, query: { form: "console" } });
  expect(JSON.parse(download)).toMatchObject({ dag: { "node-1": { type: "S3", format: "parquet" } } });
  await expect(call("importGlue", { body: { text: "{}" } })).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining("This is no job of AWS Glue"),
  });
});
