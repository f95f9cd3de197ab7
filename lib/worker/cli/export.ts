import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { analyse } from "../../compiler/compile";
import { projectFiles, type RuntimeSources } from "../../runtime/export-project";
import { sampleOf } from "../../runtime/job-sample";
import { packageRoot } from "../../runtime/package-root";
import { transformsOf } from "../../runtime/transform-files";
import { documentOf, programOf, type ReadJob, type ReadOptions, readJob } from "./job-file";
import { printNotes } from "./note-text";
import { Refusal } from "./refusal";
import { UsageError } from "./usage";
import { withEngine } from "./with-engine";

export interface ExportArguments extends ReadOptions {
  /** Writes into a folder that is not empty. */
  force: boolean;
  /** Takes the input files along. */
  data: boolean;
}

/** `tenon export`: a job as a project of its own. */
export async function exportTo(
  path: string,
  folder: string,
  { force, data, ...options }: ExportArguments,
): Promise<number> {
  const { root } = options;
  const job = await readJob(path, options);
  printNotes(job.notes);
  const program = programOf(job);
  const transforms = await transformsOf(program, root);
  const sample = await withEngine(root, job.settings, async (engine, { expander }) => {
    const document = await documentOf(job).catch((error: unknown) => {
      if (error instanceof Refusal) return null;
      throw error;
    });
    return document && sampleOf(document.pipeline, engine, { expander });
  });
  const files = projectFiles({ ...job, program }, await runtimeSources(), { transforms, sample });
  const present = await readdir(folder).catch(() => []);
  if (present.length > 0 && !force)
    throw new UsageError(`${folder} is not empty; --force writes into it all the same.`);
  for (const { path: name, text } of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const inputs = data ? await inputsOf(job, root) : [];
  for (const name of inputs) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await copyFile(join(root, name), join(folder, name));
  }
  if (!sample) console.log("It has no test, for the job does not work as it is here: tenon check says why.");
  console.log(`Wrote ${files.length + inputs.length} files. Next: cd ${folder} && npm install && npm start`);
  return 0;
}

/** Paths of the files that the job reads, relative to the root. */
async function inputsOf(job: ReadJob, root: string): Promise<string[]> {
  const { pipeline } = await documentOf(job);
  const { bound } = await withEngine(root, job.settings, (engine, options) =>
    analyse(pipeline, engine, "draft", options),
  );
  return [
    ...new Set([...(bound?.scans.values() ?? [])].flatMap(({ files }) => files.map((file) => file.path))),
  ];
}

/** The library's sources: collected now where they stand beside the package, else as they were when it was built. */
async function runtimeSources(): Promise<RuntimeSources> {
  const home = packageRoot();
  const collector = join(home, "scripts", "runtime-sources.mjs");
  if (existsSync(collector) && existsSync(join(home, "lib", "runtime", "tenon.ts"))) {
    const { runtimeSources: collect } = (await import(pathToFileURL(resolve(collector)).href)) as {
      runtimeSources(root: string): RuntimeSources;
    };
    return collect(home);
  }
  const built = join(home, "dist", "runtime-sources.json");
  if (!existsSync(built)) throw new Error("The library's sources are not here, so nothing can be exported.");
  return JSON.parse(await readFile(built, "utf8")) as RuntimeSources;
}
