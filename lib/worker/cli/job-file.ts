import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { z } from "zod";
import { parse } from "../../compiler/parse";
import { printProgram } from "../../compiler/print/typescript";
import { NotReadable } from "../../glue/glue-job";
import type { ImportNote } from "../../glue/import-job";
import { isGlueJob } from "../../glue/read-job";
import { type S3Folders, withFolders } from "../../glue/s3-folders";
import { DiagnosticError, diagnose } from "../../model/diagnostic";
import { JobFile, JobSettings } from "../../model/job";
import { emptyPipeline, type Pipeline } from "../../model/pipeline";
import { recordProgram } from "../../runtime/record-program";
import { importGlue } from "../glue/import-glue";
import { Refusal } from "./refusal";
import { UsageError } from "./usage";
import { withEngine } from "./with-engine";

/** A job as it was read from a file. */
export interface ReadJob {
  name: string;
  description: string;
  /** The document; for a program, the last one recorded from it. */
  pipeline: Pipeline;
  /** The program, when it is the job; null when the document is. */
  program: string | null;
  settings: JobSettings;
  /** What there is to know of a job that came from elsewhere. */
  notes: readonly ImportNote[];
}

export interface ReadOptions {
  root: string;
  /** Folders that stand for places in S3. */
  folders: S3Folders;
}

/**
 * Reads a job file, of this studio or of AWS Glue, or a program. Throws `UsageError` when there is none,
 * `DiagnosticError` when it is no job.
 */
export async function readJob(path: string, { root, folders }: ReadOptions): Promise<ReadJob> {
  const text = await textOf(path);
  if ([".ts", ".mts", ".js", ".mjs"].includes(extname(path))) {
    if (Object.keys(folders).length > 0)
      throw new UsageError("--map goes with job files; a program names its paths itself.");
    const settings = JobSettings.parse({});
    return {
      name: basename(path, extname(path)),
      description: "",
      pipeline: emptyPipeline(),
      program: text,
      settings,
      notes: [],
    };
  }
  const raw = readJson(text);
  if (isGlueJob(raw)) return glueJob(text, root, folders);
  const job = jobOf(raw);
  const all = { ...job.pipeline.imported?.folders, ...folders };
  return Object.keys(folders).length > 0 ? { ...job, pipeline: withFolders(job.pipeline, all) } : job;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === "ENOENT" ? `There is no file ${path}.` : `${path} cannot be read: ${code}.`,
    );
  }
}

async function glueJob(text: string, root: string, folders: S3Folders): Promise<ReadJob> {
  const usual = JobSettings.parse({});
  try {
    const job = await withEngine(root, usual, (engine) => importGlue(text, { folders }, engine));
    const { name, description, timeoutMinutes, pipeline, notes } = job;
    return { name, description, pipeline, program: null, settings: { ...usual, timeoutMinutes }, notes };
  } catch (error) {
    if (!(error instanceof NotReadable)) throw error;
    throw new DiagnosticError([diagnose("glue/unreadable", { detail: error.message })]);
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid([`it is no JSON (${error instanceof Error ? error.message : error})`]);
  }
}

function jobOf(raw: unknown): ReadJob {
  const file = JobFile.loose().safeParse(raw);
  if (!file.success) throw invalid(issuesOf(file.error));
  const { name, description = "", program = null } = file.data;
  const settings = JobSettings.prefault({}).safeParse(file.data.settings);
  if (!settings.success) throw invalid(issuesOf(settings.error).map((issue) => `settings: ${issue}`));
  const document = parse(file.data.pipeline);
  if (!document.ok) throw new DiagnosticError(document.error);
  return { name, description, pipeline: document.value, program, settings: settings.data, notes: [] };
}

/** The program that a run of the job executes. Throws `Refusal` for a draft. */
export function programOf(job: ReadJob): string {
  try {
    return job.program ?? printProgram(job).text;
  } catch (error) {
    throw error instanceof DiagnosticError ? new Refusal(error.diagnostics, job.pipeline) : error;
  }
}

/** The document of a job, and its name; those of a program are recorded. Throws `Refusal` for one that cannot be. */
export async function documentOf({
  name,
  program,
  pipeline,
}: ReadJob): Promise<{ name: string; pipeline: Pipeline }> {
  if (program === null) return { name, pipeline };
  const { recorded, diagnostics } = await recordProgram(program, { pipeline });
  if (!recorded) throw new Refusal(diagnostics, pipeline);
  return recorded;
}

const issuesOf = (error: z.ZodError): string[] =>
  error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message));

const invalid = (details: readonly string[]): DiagnosticError =>
  new DiagnosticError(details.slice(0, 20).map((detail) => diagnose("document/invalid", { detail })));
