import { printProgram } from "../compiler/print/typescript";
import type { JobSettings } from "../model/job";
import type { Pipeline } from "../model/pipeline";
import { slug } from "../util/slug";
import type { TransformFiles } from "./transform-files";

/** The library's own sources as an exported project carries them: `dist/runtime-sources.json`. */
export interface RuntimeSources {
  /** Paths are relative to `lib`. */
  files: readonly { path: string; text: string }[];
  /** The packages they need, with exact versions. */
  dependencies: Readonly<Record<string, string>>;
  devDependencies: Readonly<Record<string, string>>;
  engines: Readonly<Record<string, string>>;
}

export interface ExportedJob {
  name: string;
  description: string;
  pipeline: Pipeline;
  program: string | null;
  settings: JobSettings;
}

/** Name of a job's project, and of its folder. */
export const projectName = (job: { name: string }): string => slug(job.name, "job").replaceAll("_", "-");

/**
 * A job as a project of its own: its program, the custom transforms that this names, the library as readable sources, and
 * what npm needs to run it; `sql` is the job as one script, to read. Throws `DiagnosticError` for a draft, which no program can build.
 */
export function projectFiles(
  job: ExportedJob,
  sources: RuntimeSources,
  { sql, transforms = [] }: { sql?: string; transforms?: readonly TransformFiles[] } = {},
): { path: string; text: string }[] {
  const { dependencies, devDependencies, engines } = sources;
  const manifest = {
    name: projectName(job),
    version: "1.0.0",
    private: true,
    ...(job.description && { description: job.description }),
    type: "module",
    engines,
    scripts: { start: "tsx tenon/main.ts job.ts", check: "tsc --noEmit" },
    dependencies,
    devDependencies,
  };
  return [
    { path: "job.ts", text: job.program ?? printProgram(job).text },
    ...(sql === undefined ? [] : [{ path: "job.sql", text: sql }]),
    { path: "package.json", text: json(manifest) },
    { path: "tsconfig.json", text: json(TSCONFIG) },
    { path: "README.md", text: readme(job) },
    { path: ".gitignore", text: "node_modules/\n.tenon/\n" },
    { path: "tenon/main.ts", text: mainProgram(job.settings, transforms) },
    ...transforms.flatMap(({ name, json: description, source }) => [
      { path: `transforms/${name}.json`, text: description },
      { path: `transforms/${name}.ts`, text: source },
    ]),
    ...sources.files.map(({ path, text }) => ({ path: `tenon/${path}`, text })),
  ];
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const TSCONFIG = {
  compilerOptions: {
    target: "ES2022",
    lib: ["ES2023", "DOM", "DOM.Iterable"],
    module: "ESNext",
    moduleResolution: "bundler",
    strict: true,
    noUncheckedIndexedAccess: true,
    esModuleInterop: true,
    skipLibCheck: true,
    noEmit: true,
    resolveJsonModule: true,
    types: ["node"],
    paths: { tenon: ["./tenon/runtime/tenon.ts"] },
  },
  include: ["job.ts", "tenon/**/*.ts", "transforms/*.ts"],
};

function mainProgram(settings: JobSettings, transforms: readonly TransformFiles[]): string {
  const imports = transforms.flatMap(({ name }) => [
    `import description_${name} from "../transforms/${name}.json" with { type: "json" };`,
    `import * as transform_${name} from "../transforms/${name}";`,
  ]);
  const listed = transforms.map(
    ({ name }) => `  ${name}: { description: description_${name}, module: transform_${name} },\n`,
  );
  const members = Object.entries(settings).map(([key, value]) => `  ${key}: ${JSON.stringify(value)},\n`);
  return `${[...imports, 'import { main } from "./worker/export/main";'].join("\n")}

/** Runs the job that the command line names. The settings are the job's own. */
const settings = {
${members.join("")}};
${listed.length > 0 ? `\n/** Its custom transforms. */\nconst transforms = {\n${listed.join("")}};\n` : ""}
process.exitCode = await main(process.argv.slice(2), settings${listed.length > 0 ? ", transforms" : ""});
`;
}

const readme = ({ name, description }: ExportedJob): string => `# ${name.replaceAll(/\s+/g, " ")}
${description ? `\n${description}\n` : ""}
A Tenon job as a project of its own.

    npm install
    npm start

- \`job.ts\` is the job. Its types and their documentation are in \`tenon/\`, the library itself, as readable sources;
  \`npm run check\` checks it.
- \`transforms/\`, where there is one, holds its custom transforms.
- Paths in it are relative to this folder, or to another one: \`npm start -- --root /data\`.
- \`npm start -- --arg name=value\` gives a value to \`job.parameter("name", …)\`; \`--json\` ends the output with one line of
  JSON.
- A run writes all of its output or nothing. What a run that died had ready is published by the next one.
`;
