import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { JobContent, JobFile } from "../../model/job";
import { allNodeDefinitions } from "../../nodes/registry";
import { declarations } from "../../runtime/declarations";
import { expandCode } from "../../runtime/expand-code";
import { runPipeline } from "../../runtime/run-pipeline";
import { TransformFolder } from "../../runtime/transform-folder";
import { TypeServer } from "../../runtime/type-server";
import { NodeEngine } from "./node-engine";

const home = fileURLToPath(new URL("../../../", import.meta.url));
const root = await realpath(await mkdtemp(join(tmpdir(), "tenon-samples-")));
const engine = new NodeEngine({
  root,
  scratch: join(root, ".tenon/scratch"),
  memoryMb: 1024,
  threads: 2,
  timeZone: "UTC",
});

beforeAll(() => {
  const places = JSON.parse(readFileSync(join(home, "examples/data/files.json"), "utf8"));
  for (const [name, to] of Object.entries(places as Record<string, string>)) {
    mkdirSync(dirname(join(root, to)), { recursive: true });
    copyFileSync(join(home, "node_modules/vega-datasets/data", name), join(root, to));
  }
  cpSync(join(home, "examples/data/lake"), join(root, "lake"), { recursive: true });
});
afterAll(async () => {
  await types.close();
  await engine.close();
  await rm(root, { recursive: true });
});

const types = new TypeServer(declarations);
const expander = expandCode({ types, transforms: new TransformFolder(join(home, "examples"), { types }) });

const files = ["examples", "examples/templates"].flatMap((folder) =>
  readdirSync(join(home, folder))
    .filter((name) => name.endsWith(".json"))
    .map((name) => join(folder, name)),
);

it.each(files)("%s runs over the sample data, and writes rows to every target", async (file) => {
  const { pipeline } = JobContent.parse(JobFile.parse(JSON.parse(readFileSync(join(home, file), "utf8"))));
  const { outputs } = await runPipeline(pipeline, engine, { runId: "jr_sample", attempt: 0, expander });
  const targets = Object.keys(pipeline.nodes).filter((id) => pipeline.nodes[id]?.type.endsWith("-target"));
  const written = (node: string) =>
    outputs.reduce((sum, output) => sum + (output.node === node ? (output.rows ?? 0) : 0), 0);
  for (const target of targets) expect(written(target), target).toBeGreaterThan(0);
});

it("together they use every node that runs here", () => {
  const used = new Set(
    files.flatMap((file) => {
      const { pipeline } = JobContent.parse(
        JobFile.parse(JSON.parse(readFileSync(join(home, file), "utf8"))),
      );
      return Object.values(pipeline.nodes).map(({ type }) => type);
    }),
  );
  const runs = allNodeDefinitions.filter(({ hidden, unsupported }) => !hidden && !unsupported);
  expect(runs.map(({ type }) => type).filter((type) => !used.has(type))).toEqual([]);
});
