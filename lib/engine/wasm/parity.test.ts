import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  pathOf,
  type RunnableJob,
  rowsWritten,
  runnableJobs,
  writeGoldenFiles,
} from "../../compiler/testing/golden-workspace";
import { listedCases } from "../../compiler/testing/parity-table";
import type { Diagnostic } from "../../model/diagnostic";
import { JobContent, JobFile } from "../../model/job";
import { declarations } from "../../runtime/declarations";
import { expandCode } from "../../runtime/expand-code";
import { packageRoot } from "../../runtime/package-root";
import { runPipeline } from "../../runtime/run-pipeline";
import { TransformFolder } from "../../runtime/transform-folder";
import { TypeServer } from "../../runtime/type-server";
import { NodeEngine } from "../node/node-engine";
import { type ChromiumPage, openChromiumPage } from "./testing/chromium-page";
import { ENGINE_PAGE } from "./testing/remote-engine";

/**
 * Every case of the corpus in Chromium: compiled, run and written there, from files of the page to files of the page.
 * What it wrote is read by the engine in Node, and is to the letter what the corpus holds.
 */
const home = packageRoot();
const GOLDEN = join(home, "lib/compiler/golden");
const types = new TypeServer(declarations);
const expander = expandCode({ types, transforms: new TransformFolder(join(home, "examples"), { types }) });
const listed = listedCases("browser");
const seen = new Set<string>();

describe("Chromium computes what the studio computes", () => {
  let root: string;
  let engine: NodeEngine;
  let page: ChromiumPage;

  beforeAll(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), "tenon-parity-")));
    engine = new NodeEngine({
      root,
      scratch: join(root, ".tenon/scratch"),
      memoryMb: 1024,
      threads: 2,
      timeZone: "UTC",
    });
    await writeGoldenFiles(root, engine);
    page = await openChromiumPage(ENGINE_PAGE);
  });
  afterAll(async () => {
    await page?.close();
    await types.close();
    await engine.close();
    await rm(root, { recursive: true });
  });

  const put = async (path: string) =>
    page.call("put", [path, (await readFile(join(root, path))).toString("base64")]);

  /** Why a case is not the same in the browser; null where it is. */
  async function unlike(
    job: RunnableJob,
    golden = (file: string) => readFileSync(join(GOLDEN, job.file, file), "utf8"),
  ): Promise<string | null> {
    const { fails, targets, files } = job.runs;
    for (const path of Object.keys(files)) await put(path);
    for (const target of Object.values(targets)) {
      await page.call("removeBelow", [pathOf(job, target)]);
      await rm(join(root, pathOf(job, target)), { recursive: true, force: true });
    }
    if (fails && "bind" in fails) {
      const diagnostics = (await page.call("check", [job.pipeline])) as Diagnostic[];
      const said = diagnostics.map(({ message }) => message).join("\n");
      return said.includes(fails.bind) ? null : `is told otherwise: ${said}`;
    }
    const ran = (await page
      .call("runJob", [job.pipeline, "jr_browser"])
      .catch(({ message }: Error) => message)) as string | { files: { path: string; bytes: string }[] };
    if (typeof ran === "string") {
      if (!fails) return ran;
      return ran.includes(fails.run) ? null : `fails with “${ran}”`;
    }
    if (fails) return "does not fail";
    for (const { path, bytes } of ran.files) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), Buffer.from(bytes, "base64"));
    }
    for (const [file, target] of Object.entries(targets)) {
      const expected = golden(file);
      const { text } = await rowsWritten(job, target, engine);
      if (text !== expected) return `${file}: ${firstDifference(expected, text)}`;
    }
    return null;
  }

  /** A listed case must differ, any other must not. */
  function judge(file: string, why: string | null): void {
    if (why !== null && process.env.PARITY_LOG) appendFileSync(process.env.PARITY_LOG, `${file}\t${why}\n`);
    if (listed.has(file))
      expect(why, `${file} is listed in docs/parity.md, but is the same in Chromium`).not.toBeNull();
    else expect(why).toBeNull();
  }

  it.each(runnableJobs.map((job) => [job.file, job] as const))("%s", async (file, job) => {
    seen.add(file);
    judge(file, await unlike(job));
  });

  describe("sample jobs", () => {
    // After the corpus, whose files have the same names.
    beforeAll(async () => {
      await cp(join(home, "examples/data/lake"), join(root, "lake"), { recursive: true });
      const places = JSON.parse(await readFile(join(home, "examples/data/files.json"), "utf8"));
      for (const [name, to] of Object.entries(places as Record<string, string>)) {
        await mkdir(dirname(join(root, to)), { recursive: true });
        await cp(join(home, "node_modules/vega-datasets/data", name), join(root, to));
      }
      for (const path of await readdir(join(root, "lake"), { recursive: true }))
        if ((await stat(join(root, "lake", path))).isFile()) await put(`lake/${path}`);
    }, 300_000);

    it.each(sampleJobs())("%s", { timeout: 300_000 }, async (file) => {
      seen.add(file);
      const { pipeline } = JobContent.parse(
        JobFile.parse(JSON.parse(readFileSync(join(home, file), "utf8"))),
      );
      const targets = Object.keys(pipeline.nodes).filter((id) =>
        pipeline.nodes[id]?.type.endsWith("-target"),
      );
      const paths = targets.map((id) => [`${id}.csv`, id] as const);
      const job = {
        file,
        name: file,
        pipeline,
        runs: { files: {}, targets: Object.fromEntries(paths), varies: [] },
      };
      await runPipeline(pipeline, engine, { runId: "jr_sample", attempt: 0, expander });
      const expected = new Map<string, string>();
      for (const [name, id] of paths) expected.set(name, (await rowsWritten(job, id, engine)).text);
      judge(file, await unlike(job, (name) => expected.get(name) ?? ""));
    });
  });

  it("lists only cases that are there", () => {
    const corpus = new Set([...seen, ...readdirSync(GOLDEN), ...sampleJobs()]);
    expect([...listed.keys()].filter((file) => !corpus.has(file))).toEqual([]);
  });
});

const sampleJobs = (): string[] =>
  ["examples", "examples/templates"].flatMap((folder) =>
    readdirSync(join(home, folder))
      .filter((name) => name.endsWith(".json"))
      .map((name) => `${folder}/${name}`),
  );

function firstDifference(expected: string, found: string): string {
  const [left, right] = [expected.split("\n"), found.split("\n")];
  const at = left.findIndex((line, index) => line !== right[index]);
  const place = at < 0 ? left.length : at;
  return `line ${place + 1} is ${right[place] ?? "absent"}, not ${left[place] ?? "absent"}`;
}
