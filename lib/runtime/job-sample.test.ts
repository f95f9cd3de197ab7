import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { NodeEngine } from "../engine/node/node-engine";
import { JobSample } from "../model/job-sample";
import type { Pipeline, PipelineNode } from "../model/pipeline";
import { captureSample, sampleOf, sampleOutputs } from "./job-sample";

const root = await mkdtemp(join(tmpdir(), "tenon-sample-"));
await mkdir(join(root, "lake"));
const lines = Array.from(
  { length: 20_000 },
  (_, index) => `${index},"a ""b"", ${index % 3}",${index % 7 || ""}`,
);
await writeFile(join(root, "lake/many.csv"), `id,name,seven\n${lines.join("\n")}\n`);
await writeFile(join(root, "lake/ragged.log"), "1 2\n3\n4 5\n");
const engine = new NodeEngine({
  root,
  scratch: join(root, ".tenon/scratch"),
  memoryMb: 1024,
  threads: 2,
  timeZone: "UTC",
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true });
});

const node = (type: string, name: string, settings: object, inputs: PipelineNode["inputs"] = {}) =>
  ({ type, name, settings, inputs }) as PipelineNode;
const job = (nodes: Record<string, PipelineNode>): Pipeline => ({ version: 1, nodes, layout: {} });
const target = (name: string, from: string) =>
  node("csv-target", name, { path: `lake/out/${name}.csv`, mode: "overwrite" }, { in: from });

const counted = job({
  many: node("csv-source", "Many", { paths: ["lake/many.csv"] }),
  by: node(
    "aggregate",
    "By",
    { by: ["name"], compute: { rows: "count(*)", most: "max(id)" } },
    { in: "many" },
  ),
  out: target("Out", "by"),
});

it("holds the first rows of each source, and what the targets make of them", async () => {
  const sample = await captureSample(counted, engine);
  expect(JobSample.parse(JSON.parse(JSON.stringify(sample)))).toEqual(sample);
  const { columns, rows } = sample.inputs.Many?.out ?? {};
  expect(columns?.map(({ name }) => name)).toEqual(["id", "name", "seven"]);
  expect(rows).toHaveLength(5_000);
  expect(rows?.[0]).toEqual(["0", 'a "b", 0', null]);
  expect(sample.outputs.Out?.rows).toMatchObject({
    count: 3,
    first: [
      ['a "b", 0', "1667", "4998"],
      ['a "b", 1', "1667", "4999"],
      ['a "b", 2', "1666", "4997"],
    ],
  });
});

it("comes out the same again without the files, and otherwise when the job is another", async () => {
  const { inputs, outputs } = await captureSample(counted, engine);
  const empty = new NodeEngine({ root: tmpdir(), scratch: root, memoryMb: 512, threads: 1, timeZone: "UTC" });
  expect(await sampleOutputs(counted, inputs, empty)).toEqual(outputs);
  const other = structuredClone(counted);
  Object.assign(other.nodes.by as object, {
    settings: { by: ["name"], compute: { rows: "count(*) + 1", most: "max(id)" } },
  });
  expect(await sampleOutputs(other, inputs, empty)).not.toEqual(outputs);
  await empty.close();
});

it("takes rows that could not be read along, where something reads them", async () => {
  const rejecting = job({
    ragged: node("log-source", "Ragged", {
      paths: ["lake/ragged.log"],
      pattern: "^%{INT:a:int} %{INT:b:int}$",
    }),
    good: target("Good", "ragged"),
    bad: target("Bad", { node: "ragged", output: "rejected" } as never),
  });
  const { inputs, outputs } = await captureSample(rejecting, engine);
  expect(Object.keys(inputs.Ragged ?? {})).toEqual(["out", "rejected"]);
  expect(outputs.Good?.rows?.count).toBe(2);
  expect(outputs.Bad?.rows?.count).toBe(1);
});

it("compares no rows that change with the clock", async () => {
  const clock = job({
    ...counted.nodes,
    now: node("add-current-timestamp", "Now", { as: "at" }, { in: "by" }),
  });
  Object.assign(clock.nodes, { out: target("Out", "now") });
  const { outputs } = await captureSample(clock, engine);
  expect(outputs.Out).toMatchObject({ rows: null });
  expect(outputs.Out?.columns.at(-1)?.name).toBe("at");
});

it("is none of a job that does not work here", async () => {
  expect(await sampleOf(job({ out: target("Out", "nothing") }), engine)).toBeNull();
});
