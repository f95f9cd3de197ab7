import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NodeEngine } from "../engine/node/node-engine";
import { printPlan } from "../ir/print";
import { declarations } from "../runtime/declarations";
import { expandCode } from "../runtime/expand-code";
import { runPipeline } from "../runtime/run-pipeline";
import { TransformFolder } from "../runtime/transform-folder";
import { TypeServer } from "../runtime/type-server";
import { compile } from "./compile";
import { printScript } from "./emit/duckdb/print-script";
import { writtenScans } from "./emit/duckdb/scans";
import { printPyspark } from "./emit/pyspark/print-pyspark";
import type { GoldenJob } from "./print/testing/golden-jobs";
import { pathOf, rowsWritten, runnableJobs, writeGoldenFiles } from "./testing/golden-workspace";

/**
 * The corpus: each case's document, plan, SQL and rows are files beside its program. `npx vitest run golden -u` writes
 * them anew; read the difference before it is kept.
 */
const root = await mkdtemp(join(tmpdir(), "tenon-golden-"));
const engine = new NodeEngine({
  root,
  scratch: join(root, ".tenon/scratch"),
  memoryMb: 1024,
  threads: 2,
  timeZone: "UTC",
});
const types = new TypeServer(declarations);
const samples = fileURLToPath(new URL("../../examples", import.meta.url));
const expander = expandCode({ types, transforms: new TransformFolder(samples, { types }) });
const golden = (job: GoldenJob, file: string) => `golden/${job.file}/${file}`;

beforeAll(() => writeGoldenFiles(root, engine));

afterAll(async () => {
  await types.close();
  await engine.close();
  await rm(root, { recursive: true });
});

describe.each(runnableJobs)("$file", (job) => {
  const { fails, targets } = job.runs;
  const failsToBind = fails && "bind" in fails;

  it("has its document", async () => {
    await expect(
      `${JSON.stringify({ name: job.name, pipeline: job.pipeline }, null, 2)}\n`,
    ).toMatchFileSnapshot(golden(job, "pipeline.json"));
  });

  it.skipIf(failsToBind)("compiles to its plan and its SQL", async () => {
    const { compiled, diagnostics } = await compile(job.pipeline, engine, { expander });
    expect(diagnostics).toEqual([]);
    await expect(printPlan(compiled?.bound.plan ?? { steps: [] })).toMatchFileSnapshot(
      golden(job, "plan.ir"),
    );
    await expect(printScript(compiled?.bound.plan ?? { steps: [] }, writtenScans).text).toMatchFileSnapshot(
      golden(job, "script.sql"),
    );
  });

  it.skipIf(failsToBind)("is a program for Spark, or says why it is none", async () => {
    const { compiled } = await compile(job.pipeline, engine, { expander });
    if (!compiled) throw new Error("It does not compile.");
    const printed = await printPyspark({ name: job.name, ...compiled.bound }, engine);
    const other = golden(job, printed.ok ? "job.py.refused.txt" : "job.py");
    expect(existsSync(join(import.meta.dirname, other)), `${other} is of another time: delete it`).toBe(
      false,
    );
    if (printed.ok) await expect(printed.program.text).toMatchFileSnapshot(golden(job, "job.py"));
    else
      await expect(printed.diagnostics.map(({ message }) => `${message}\n`).join("")).toMatchFileSnapshot(
        golden(job, "job.py.refused.txt"),
      );
  });

  it.runIf(failsToBind)("is refused, with its place", async () => {
    const { diagnostics } = await compile(job.pipeline, engine, { expander });
    expect(diagnostics.map(({ message }) => message).join("\n")).toContain((fails as { bind: string }).bind);
    expect(diagnostics.every(({ node }) => node === "node")).toBe(true);
    await expect(`${JSON.stringify(diagnostics, null, 2)}\n`).toMatchFileSnapshot(
      golden(job, "diagnostics.json"),
    );
  });

  it.runIf(fails && "run" in fails)("fails in the run, and writes nothing", async () => {
    const message = await run(job).then(
      () => "It succeeded.",
      (error: Error) => error.message,
    );
    expect(message).toContain((fails as { run: string }).run);
    await expect(`${message}\n`).toMatchFileSnapshot(golden(job, "failure.txt"));
    for (const target of Object.values(targets))
      await expect(readdir(join(root, pathOf(job, target)))).rejects.toThrow("ENOENT");
  });

  it.skipIf(fails)("writes its rows", async () => {
    const outcome = await run(job);
    for (const [file, target] of Object.entries(targets)) {
      const { text, count } = await rowsWritten(job, target, engine);
      await expect(text).toMatchFileSnapshot(golden(job, file));
      const written = outcome.outputs.filter(({ node }) => node === target);
      expect(written.reduce((sum, { rows }) => sum + (rows ?? 0), 0)).toBe(count);
      if (job.pipeline.nodes[target]?.type.endsWith("-target"))
        expect(outcome.nodes[target]?.rows).toBe(count);
    }
  });
});

async function run(job: (typeof runnableJobs)[number]) {
  for (const target of Object.values(job.runs.targets))
    await rm(join(root, pathOf(job, target)), { recursive: true, force: true });
  return runPipeline(job.pipeline, engine, { runId: `jr_${job.file}`, attempt: 0, expander });
}
