import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goldenJobs } from "../compiler/print/testing/golden-jobs";
import { NodeEngine } from "../engine/node/node-engine";
import type { Pipeline } from "../model/pipeline";
import { runPipeline } from "../runtime/run-pipeline";
import { quoteText } from "../sql/quote";
import { exportGlue } from "../worker/glue/export-glue";
import { importGlue } from "../worker/glue/import-glue";
import { faultsOf } from "./testing/faults";

/**
 * Jobs that were drawn here, one around each example of each node, as AWS Glue's: the API takes them all; and one of which
 * nothing is said in doubt computes the same rows when it comes back.
 */
const root = await mkdtemp(join(tmpdir(), "tenon-own-"));
const engine = new NodeEngine({
  root,
  scratch: join(root, ".tenon/scratch"),
  memoryMb: 1024,
  threads: 2,
  timeZone: "UTC",
});
let db: DuckDBConnection;
const compared: string[] = [];

beforeAll(async () => {
  db = await (await DuckDBInstance.create(":memory:")).connect();
});

afterAll(async () => {
  await engine.close();
  db.closeSync();
  await rm(root, { recursive: true });
});

const NO_BUCKET = "No place in S3 is known";

const drawn = goldenJobs.filter(
  ({ pipeline }) =>
    pipeline.nodes.node && !Object.values(pipeline.nodes).some(({ type }) => type.startsWith("glue-")),
);

describe.each(drawn)("$file", ({ file, name, pipeline, runs }) => {
  it("is a job of AWS Glue", async () => {
    const own = { name, description: "", timeoutMinutes: 60, pipeline: await onFiles(pipeline, file) };
    const { text, notes } = await exportGlue(own, "api", engine);
    // A source that AWS Glue lacks is said to be one, and becomes code without an input.
    const isSaid = (fault: string) =>
      fault.endsWith(": 0 inputs") && notes.some(({ node }) => node !== null && fault.startsWith(node));
    const faults = faultsOf(JSON.parse(text).CodeGenConfigurationNodes);
    expect(faults.filter((fault) => !isSaid(fault))).toEqual([]);
    for (const form of ["source-control", "console"] as const) {
      const other = await exportGlue(own, form, engine);
      expect((await importGlue(other.text, {}, engine)).form).toBe(form);
    }
    const back = await importGlue(text, { folders: { "s3://REPLACE-ME": "." } }, engine);
    const again = await exportGlue(back, undefined, engine);
    expect(JSON.parse(again.text)).toEqual(JSON.parse(text));
    const doubts = [
      ...notes.filter(({ message }) => !message.startsWith(NO_BUCKET)),
      ...back.notes.filter(({ kind }) => kind !== "translated"),
    ];
    if (!runs || runs.fails || runs.varies.length > 0 || doubts.length > 0) return;
    const targets = Object.values(runs.targets).map((id) => pipeline.nodes[id]);
    if (Object.keys(runs.files).length > 0) return;
    if (!targets.every((node) => /^out\//.test(String(node?.settings.path)))) return;
    expect(await rowsOf(back.pipeline)).toEqual(await rowsOf(own.pipeline));
    compared.push(file);
  });
});

it("says that notes and groups are left out", async () => {
  const job = drawn.find(({ file }) => file === "group-prepare");
  if (!job) throw new Error("There is no such job.");
  const { text, notes } = await exportGlue({ ...job, description: "", timeoutMinutes: 60 }, "api", engine);
  expect(notes.map(({ message }) => message)).toContain(
    "The notes and groups of the canvas are left out: a job of AWS Glue has none.",
  );
  expect(text).not.toContain("Prepare");
});

it("compared the rows of many", () => {
  expect(compared.length).toBeGreaterThan(60);
});

async function rowsOf(pipeline: Pipeline): Promise<unknown> {
  await rm(join(root, "out"), { recursive: true, force: true });
  await runPipeline(pipeline, engine, { runId: "jr_own", attempt: 0 });
  const files = quoteText(join(root, "out", "**", "*.parquet"));
  const read = `SELECT COLUMNS(*)::VARCHAR FROM read_parquet(${files}, union_by_name = true, filename = 'written')`;
  const reader = await db.runAndReadAll(`${read} ORDER BY ALL`);
  const file = reader.columnNames().indexOf("written");
  return {
    names: reader.columnNames(),
    rows: reader.getRows().map((row) => row.filter((_, index) => index !== file).map(whole)),
  };
}

/** Spark has no HUGEINT, which Parquet holds as a DOUBLE: a sum of whole numbers comes back as BIGINT. */
const whole = (value: unknown): unknown =>
  typeof value === "string" ? value.replace(/^(-?\d+)\.0$/, "$1") : value;

/** The job with its inline rows in files, because AWS Glue's jobs read some. */
async function onFiles(pipeline: Pipeline, job: string): Promise<Pipeline> {
  const inline = Object.entries(pipeline.nodes).filter(([, { type }]) => type === "inline-source");
  const nodes = { ...pipeline.nodes };
  for (const [id, node] of inline) {
    const path = `in/${job}/${id}`;
    const out = { type: "parquet-target", name: "Out", settings: { path }, inputs: { in: id } };
    const written: Pipeline = { version: 1, nodes: { [id]: node, out }, layout: {} };
    try {
      await runPipeline(written, engine, { runId: "jr_in", attempt: 0 });
    } catch {
      // What Parquet cannot hold stays in the job.
      continue;
    }
    nodes[id] = {
      type: "parquet-source",
      name: node.name,
      settings: { paths: [`${path}/*.parquet`] },
      inputs: {},
    };
  }
  return { ...pipeline, nodes };
}
