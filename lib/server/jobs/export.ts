import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { printProgram } from "../../compiler/print/typescript";
import type { Job } from "../../model/job";
import { declarations } from "../../runtime/declarations";
import { slug } from "../../util/slug";
import { Fault } from "../faults";
import { confine } from "../files/confine";
import type { ShortCaller } from "../supervisor/short-pool";
import type { Workspace } from "../workspace";
import type { JobService } from "./service";
import { type ZipEntry, zip } from "./zip";

export interface ExportService {
  /** A job as a project that runs without the studio, zipped; `withData` takes its input files along. */
  zip(id: string, withData: boolean, signal: AbortSignal): Promise<Response>;
}

/** The archive's format ends at 4 GB; this leaves room. */
const MOST_DATA = 2_000_000_000;

export function createExportService({
  workspace,
  jobs,
  workers,
}: {
  workspace: Workspace;
  jobs: JobService;
  workers: ShortCaller;
}): ExportService {
  return {
    async zip(id, withData, signal) {
      const job = await jobs.get(id);
      const folder = slug(job.name, "job").replaceAll("_", "-");
      const files = withData ? await inputsOf(job, workspace, workers, signal) : [];
      const entries = [...(await projectOf(job, folder)), ...files].map((entry) => ({
        ...entry,
        name: `${folder}/${entry.name}`,
      }));
      const pieces = zip(entries);
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const next = await pieces.next();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        },
        async cancel() {
          await pieces.return(undefined);
        },
      });
      return new Response(body, {
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
  if (bytes > MOST_DATA)
    throw new Fault(
      413,
      "too-large",
      `The input files are larger than ${MOST_DATA / 1e9} GB together. Export without data.`,
    );
  return Promise.all(head.files.map(async ({ path: name }) => ({ name, file: await confine(root, name) })));
}

/** Everything but the data. `tenon.mjs` is the studio's own command, so the project runs what the studio runs. */
async function projectOf(job: Job, name: string): Promise<ZipEntry[]> {
  const home = /* turbopackIgnore: true */ process.cwd();
  const { description, pipeline, settings } = job;
  const program = job.program ?? printProgram(job).text;
  const command = await readFile(path.join(home, "dist", "cli.mjs"), "utf8").catch(() => null);
  if (command === null)
    throw new Fault(
      503,
      "not-built",
      "The command-line runner has not been built. Start the studio with npm start.",
    );
  const { dependencies } = JSON.parse(await readFile(path.join(home, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const needed = ["@duckdb/node-api", "esbuild", "typescript"].map((name) => [name, dependencies[name]]);
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return [
    { name: "job.ts", text: program },
    {
      name: "job.json",
      text: json({ name: job.name, description, pipeline, program: job.program, settings }),
    },
    { name: "tenon.mjs", text: command },
    { name: "tenon.d.ts", text: `declare module "tenon" {\n${declarations()}\n}\n` },
    {
      name: "package.json",
      text: json({
        name,
        private: true,
        type: "module",
        scripts: { start: "node tenon.mjs run job.ts" },
        dependencies: Object.fromEntries(needed),
      }),
    },
    {
      name: "tsconfig.json",
      text: json({
        compilerOptions: {
          target: "ES2022",
          module: "ESNext",
          moduleResolution: "bundler",
          strict: true,
          noEmit: true,
          skipLibCheck: true,
        },
        include: ["job.ts", "tenon.d.ts"],
      }),
    },
    { name: ".gitignore", text: "node_modules/\n.tenon/\n" },
    { name: "README.md", text: readme(job) },
  ];
}

const readme = ({ name, description }: Job): string => `# ${name}
${description ? `\n${description}\n` : ""}
A Tenon job as a project of its own. Node 20.19 or newer is all it needs:

    npm install
    npm start

\`job.ts\` is the job: edit it, its types are in \`tenon.d.ts\`. Paths in it are relative to this folder. \`job.json\` is the
same job as the studio draws it.
`;
