import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pythonEnvironment } from "../../scripts/python-environment.mjs";
import { NodeEngine } from "../engine/node/node-engine";
import { JobContent, JobFile } from "../model/job";
import type { Pipeline } from "../model/pipeline";
import { declarations } from "../runtime/declarations";
import { expandCode } from "../runtime/expand-code";
import { runPipeline } from "../runtime/run-pipeline";
import { TransformFolder } from "../runtime/transform-folder";
import { TypeServer } from "../runtime/type-server";
import { compile } from "./compile";
import { printPyspark } from "./emit/pyspark/print-pyspark";
import { pathOf, rowsWritten, runnableJobs, writeGoldenFiles } from "./testing/golden-workspace";
import { listedCases } from "./testing/parity-table";
import { difference, readTable } from "./testing/same-rows";
import { SparkSession } from "./testing/spark-session";

/**
 * Every case of the corpus and every sample job on real Spark, in one session: equal rows and equal types, by the
 * comparison of docs/parity.md, whose table lists the cases that cannot.
 */
const home = fileURLToPath(new URL("../../", import.meta.url));
const found = pythonEnvironment();
const listed = listedCases("Spark");

interface Workspace {
  root: string;
  engine: NodeEngine;
}

async function workspace(name: string): Promise<Workspace> {
  const root = await realpath(await mkdtemp(join(tmpdir(), `tenon-parity-${name}-`)));
  const scratch = join(root, ".tenon/scratch");
  return { root, engine: new NodeEngine({ root, scratch, memoryMb: 1024, threads: 2, timeZone: "UTC" }) };
}

describe.skipIf("missing" in found)(
  "missing" in found ? `Spark (skipped: ${found.missing})` : "Spark computes what DuckDB computes",
  async () => {
    const { root, engine } = await workspace("corpus");
    const sample = await workspace("samples");
    const types = new TypeServer(declarations);
    const expander = expandCode({
      types,
      transforms: new TransformFolder(join(home, "examples"), { types }),
    });
    const seen = new Set<string>();
    let spark: SparkSession;

    beforeAll(async () => {
      await writeGoldenFiles(root, engine);
      const places = JSON.parse(readFileSync(join(home, "examples/data/files.json"), "utf8"));
      for (const [name, to] of Object.entries(places as Record<string, string>)) {
        mkdirSync(dirname(join(sample.root, to)), { recursive: true });
        copyFileSync(join(home, "node_modules/vega-datasets/data", name), join(sample.root, to));
      }
      cpSync(join(home, "examples/data/lake"), join(sample.root, "lake"), { recursive: true });
      spark = await SparkSession.start(found.python as string);
    });
    afterAll(async () => {
      await spark?.stop();
      await types.close();
      for (const one of [{ root, engine }, sample]) {
        await one.engine.close();
        await rm(one.root, { recursive: true });
      }
    });

    /** Why a case is not the same on Spark; null where it is. */
    async function unlike(
      { root, engine }: Workspace,
      { file, name, pipeline }: { file: string; name: string; pipeline: Pipeline },
      judge: (error: string | null) => Promise<string | null>,
    ) {
      const { compiled } = await compile(pipeline, engine, { expander });
      if (!compiled) throw new Error(`${file} does not compile.`);
      const printed = await printPyspark({ name, ...compiled.bound }, engine);
      if (!printed.ok)
        return judge(`refused: ${printed.diagnostics.map(({ message }) => message).join(" ")}`);
      const program = join(root, ".programs", `${file.replaceAll("/", "-")}.py`);
      await mkdir(dirname(program), { recursive: true });
      await writeFile(program, printed.program.text);
      return judge(await spark.run(program, root));
    }

    /** A listed case must differ, any other must not. */
    function expectParity(file: string, why: string | null): void {
      seen.add(file);
      if (listed.has(file))
        expect(why, `${file} is listed in docs/parity.md, but is the same on Spark`).not.toBeNull();
      else expect(why).toBeNull();
    }

    const cases = runnableJobs.filter(({ runs }) => !(runs.fails && "bind" in runs.fails));
    it.each(cases.map((job) => [job.file, job] as const))("%s", async (_, job) => {
      const { fails, targets } = job.runs;
      for (const target of Object.values(targets))
        await rm(join(root, pathOf(job, target)), { recursive: true, force: true });
      const why = await unlike({ root, engine }, job, async (error) => {
        if (fails) return error === null ? "It succeeds in Spark." : null;
        if (error !== null) return error;
        const ordered = job.pipeline.nodes.node?.type === "sort";
        for (const [file, target] of Object.entries(targets)) {
          const expected = await readFile(join(import.meta.dirname, "golden", job.file, file), "utf8");
          const { text } = await rowsWritten(job, target, engine);
          const differs = difference(readTable(expected), readTable(text), { ordered });
          if (differs !== null) return `${file}: ${differs}`;
        }
        return null;
      });
      expectParity(job.file, why);
    });

    const samples = ["examples", "examples/templates"].flatMap((folder) =>
      readdirSync(join(home, folder))
        .filter((name) => name.endsWith(".json"))
        .map((name) => join(folder, name)),
    );

    it.each(samples)("%s", async (file) => {
      const { name, pipeline } = JobContent.parse(
        JobFile.parse(JSON.parse(readFileSync(join(home, file), "utf8"))),
      );
      const targets = Object.keys(pipeline.nodes).filter((id) =>
        pipeline.nodes[id]?.type.endsWith("-target"),
      );
      const job = { file, name, pipeline, runs: { files: {}, targets: {}, varies: [] } };
      const clear = async () => {
        for (const target of targets)
          await rm(join(sample.root, pathOf(job, target)), { recursive: true, force: true });
      };
      const rows = async () =>
        Promise.all(targets.map(async (target) => (await rowsWritten(job, target, sample.engine)).text));
      await clear();
      await runPipeline(pipeline, sample.engine, { runId: "jr_sample", attempt: 0, expander });
      const expected = await rows();
      await clear();
      const why = await unlike(sample, { file, name, pipeline }, async (error) => {
        if (error !== null) return error;
        const given = await rows();
        const differs = expected.flatMap((text, index) => {
          const one = difference(readTable(text), readTable(given[index] ?? ""), { ordered: false });
          return one === null ? [] : [`${targets[index]}: ${one}`];
        });
        return differs.join("; ") || null;
      });
      expectParity(file, why);
    });

    it("lists only cases that are there", () => {
      expect([...listed.keys()].filter((file) => !seen.has(file))).toEqual([]);
    });
  },
);
