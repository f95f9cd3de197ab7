import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { JobFile } from "../../model/job";
import type { GlueForm } from "../../model/pipeline";
import { exportGlue } from "../glue/export-glue";
import { documentOf, type ReadOptions, readJob } from "./job-file";
import { printNotes } from "./note-text";
import { UsageError } from "./usage";
import { withEngine } from "./with-engine";

interface WriteOptions extends ReadOptions {
  /** Replaces a file that exists. */
  force: boolean;
}

/** `tenon import`: a job of AWS Glue as a job file of the studio. */
export async function importTo(path: string, file: string, options: WriteOptions): Promise<number> {
  refuseExisting(file, options.force);
  const { name, description, pipeline, settings, notes } = await readJob(path, options);
  const job: JobFile = { name, description, pipeline, settings };
  await writeFile(file, `${JSON.stringify(job, null, 2)}\n`);
  printNotes(notes);
  const kept = notes.filter(({ kind }) => kind === "kept").length;
  const count = Object.keys(pipeline.nodes).length;
  const rest = kept === 0 ? "" : `, ${kept} of them not supported here`;
  console.log(`Wrote ${file}: ${count} ${count === 1 ? "node" : "nodes"}${rest}.`);
  return 0;
}

/** `tenon export --to glue`: a job as a job file of AWS Glue. */
export async function exportToGlue(
  path: string,
  file: string,
  { form, ...options }: WriteOptions & { form: GlueForm | undefined },
): Promise<number> {
  refuseExisting(file, options.force);
  const job = await readJob(path, options);
  const { name, pipeline } = await documentOf(job);
  const { description, settings } = job;
  const { timeoutMinutes } = settings;
  const exported = await withEngine(options.root, settings, (engine, analysing) =>
    exportGlue({ name, description, timeoutMinutes, pipeline }, form, engine, analysing),
  );
  await writeFile(file, exported.text);
  printNotes(exported.notes);
  console.log(`Wrote ${file}, in the form of AWS Glue's ${FORMS[exported.form]}.`);
  return 0;
}

const FORMS: Readonly<Record<GlueForm, string>> = {
  api: "API",
  "source-control": "source control",
  console: "console",
};

function refuseExisting(file: string, force: boolean): void {
  if (!force && existsSync(file)) throw new UsageError(`${file} exists; --force replaces it.`);
}
