import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ExportGlueReply } from "../../api/schemas";
import { printProgram } from "../../compiler/print/typescript";
import type { Job } from "../../model/job";
import type { GlueForm } from "../../model/pipeline";
import { projectFiles, projectName, type RuntimeSources } from "../../runtime/export-project";
import { transformsOf } from "../../runtime/transform-files";
import { Fault } from "../faults";
import { confine } from "../files/confine";
import type { ShortCaller } from "../supervisor/short-pool";
import type { Workspace } from "../workspace";
import type { JobService } from "./service";
import { type ZipEntry, zip } from "./zip";

export interface ExportService {
  /** A job as a project that runs without the studio, zipped; `withData` takes its input files along. */
  zip(id: string, withData: boolean, signal: AbortSignal): Promise<Response>;
  /** A job as a job file of AWS Glue. */
  glue(id: string, form: GlueForm | undefined, signal: AbortSignal): Promise<ExportGlueReply>;
}

export interface ExportOptions {
  workspace: Workspace;
  jobs: JobService;
  workers: ShortCaller;
}

const PROGRAM = {
  node: null,
  name: null,
  message: "The job is a program; what is written is the graph that it last built.",
};

/** The archive's format ends at 4 GB; this leaves room. */
const MOST_DATA = 2_000_000_000;

export function createExportService({ workspace, jobs, workers }: ExportOptions): ExportService {
  return {
    async glue(id, form, signal) {
      const { name, description, pipeline, program, settings } = await jobs.get(id);
      const job = { name, description, timeoutMinutes: settings.timeoutMinutes, pipeline };
      const { head } = await workers.call("exportGlue", { job, form }, { signal });
      const notes = program === null ? head.notes : [PROGRAM, ...head.notes];
      return { ...head, notes };
    },

    async zip(id, withData, signal) {
      const job = await jobs.get(id);
      const folder = projectName(job);
      const program = job.program ?? printProgram(job).text;
      const transforms = await transformsOf(program, workspace.root);
      const { pipeline } = job;
      // A project without a test is better than none.
      const sample = await workers.call("sample", { pipeline }, { signal }).then(
        ({ head }) => head.sample,
        (error: unknown) => {
          if (signal.aborted) throw error;
          return null;
        },
      );
      const parts = { transforms, sample };
      const files = projectFiles({ ...job, program }, await runtimeSources(), parts);
      const project = files.map(({ path: name, text }) => ({ name, text }));
      const inputs = withData ? await inputsOf(job, workspace, workers, signal) : [];
      const pieces = zip(
        [...project, ...inputs].map((entry) => ({ ...entry, name: `${folder}/${entry.name}` })),
      );
      return new Response(streamOf(pieces), {
        headers: {
          "content-type": "application/zip",
          "content-disposition": `attachment; filename="${folder}.zip"`,
        },
      });
    },
  };
}

async function inputsOf(
  { pipeline }: Job,
  { root }: Workspace,
  workers: ShortCaller,
  signal: AbortSignal,
): Promise<ZipEntry[]> {
  const { head } = await workers.call("inputs", { pipeline }, { signal });
  const bytes = head.files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes > MOST_DATA) {
    const words = `The input files are larger than ${MOST_DATA / 1e9} GB together. Export without data.`;
    throw new Fault(413, "too-large", words);
  }
  return Promise.all(head.files.map(async ({ path: name }) => ({ name, file: await confine(root, name) })));
}

/** The library as the project carries it; collected when the studio was built. */
async function runtimeSources(): Promise<RuntimeSources> {
  const home = /* turbopackIgnore: true */ process.cwd();
  const file = path.join(home, "dist", "runtime-sources.json");
  return JSON.parse(await readFile(file, "utf8")) as RuntimeSources;
}

function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
