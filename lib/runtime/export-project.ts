import { printProgram } from "../compiler/print/typescript";
import type { JobSettings } from "../model/job";
import type { JobSample } from "../model/job-sample";
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

export interface ProjectParts {
  sql?: string;
  sample?: JobSample | null;
  transforms?: readonly TransformFiles[];
}

/** Name of a job's project, and of its folder. */
export const projectName = (job: { name: string }): string => slug(job.name, "job").replaceAll("_", "-");

/**
 * A job as a project of its own: its program, the custom transforms that this names, the library as readable sources, what
 * npm and Docker need to run it, and with a sample a test. `sql` is the job as one script, to read. Throws
 * `DiagnosticError` for a draft, which no program can build.
 */
export function projectFiles(
  job: ExportedJob,
  sources: RuntimeSources,
  { sql, sample = null, transforms = [] }: ProjectParts = {},
): { path: string; text: string }[] {
  const { dependencies, devDependencies, engines } = sources;
  const manifest = {
    name: projectName(job),
    version: "1.0.0",
    private: true,
    ...(job.description && { description: job.description }),
    type: "module",
    engines,
    scripts: {
      start: "tsx tenon/main.ts job.ts",
      ...(sample && { test: "node --import tsx --test job.test.ts" }),
      check: "tsc --noEmit",
    },
    dependencies,
    devDependencies,
  };
  return [
    { path: "job.ts", text: job.program ?? printProgram(job).text },
    ...(sql === undefined ? [] : [{ path: "job.sql", text: sql }]),
    { path: "package.json", text: json(manifest) },
    { path: "tsconfig.json", text: json(TSCONFIG) },
    { path: "README.md", text: readme(job, sample !== null) },
    { path: "Dockerfile", text: DOCKERFILE },
    { path: ".gitignore", text: "node_modules/\n.tenon/\n" },
    { path: ".dockerignore", text: "node_modules/\n.tenon/\n" },
    ...(sample
      ? [
          { path: "job.test.ts", text: TEST },
          { path: "sample.json", text: `${rowsJson(sample)}\n` },
        ]
      : []),
    { path: "tenon/main.ts", text: MAIN },
    { path: "tenon/settings.ts", text: settingsModule(job.settings, transforms) },
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
  include: ["job.ts", "job.test.ts", "tenon/**/*.ts", "transforms/*.ts"],
};

const MAIN = `import { settings, transforms } from "./settings";
import { main } from "./worker/export/main";

/** Runs the job that the command line names. */
process.exitCode = await main(process.argv.slice(2), settings, transforms);
`;

const TEST = `import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import job from "./job";
import { settings, transforms } from "./tenon/settings";
import { checkSample } from "./tenon/worker/export/check-sample";

test("the rows of the sample come out as they did when it was taken", async () => {
  const sample = JSON.parse(await readFile(new URL("sample.json", import.meta.url), "utf8"));
  const { actual, expected } = await checkSample(job, sample, settings, transforms);
  assert.deepEqual(actual, expected);
});
`;

const DOCKERFILE = `FROM node:22-slim
WORKDIR /job
COPY package.json ./
RUN npm install --omit=dev --no-audit --no-fund && npm cache clean --force
COPY . .
ENTRYPOINT ["npm", "start", "--silent", "--"]
CMD ["--root", "/data"]
`;

/** JSON with a line for each list of texts, which is a row. */
function rowsJson(value: unknown, indent = ""): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  if (isList && value.every((one) => one === null || typeof one === "string")) return JSON.stringify(value);
  const inner = `${indent}  `;
  const entries = isList
    ? value.map((one) => rowsJson(one, inner))
    : Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${rowsJson(one, inner)}`);
  const lines = entries.map((entry) => `\n${inner}${entry}`).join(",");
  return isList ? `[${lines}\n${indent}]` : `{${lines}\n${indent}}`;
}

function settingsModule(settings: JobSettings, transforms: readonly TransformFiles[]): string {
  const imports = transforms.flatMap(({ name }) => [
    `import description_${name} from "../transforms/${name}.json" with { type: "json" };\n`,
    `import * as transform_${name} from "../transforms/${name}";\n`,
  ]);
  const listed = transforms.map(
    ({ name }) => `  ${name}: { description: description_${name}, module: transform_${name} },\n`,
  );
  const members = Object.entries(settings).map(([key, value]) => `  ${key}: ${JSON.stringify(value)},\n`);
  return `${imports.join("")}${imports.length > 0 ? "\n" : ""}/** Limits of the job's runs, and how they read times. */
export const settings = {
${members.join("")}};

/** Its custom transforms. */
export const transforms = {${listed.length > 0 ? `\n${listed.join("")}` : ""}};
`;
}

const readme = (
  { name, description }: ExportedJob,
  isTested: boolean,
): string => `# ${name.replaceAll(/\s+/g, " ")}
${description ? `\n${description}\n` : ""}
A Tenon job as a project of its own.

    npm install
    npm start

- \`job.ts\` is the job. Its types and their documentation are in \`tenon/\`, the library itself, as readable sources;
  \`npm run check\` checks it.
- \`transforms/\`, where there is one, holds its custom transforms.
${
  isTested
    ? `- \`npm test\` holds the job to \`sample.json\`: rows of its sources, and what it made of them when it was exported.
`
    : ""
}- In a container: \`docker build -t job . && docker run --rm -v "$PWD:/data" job\`; paths are then relative to \`/data\`.
- Paths in it are relative to this folder, or to another one: \`npm start -- --root /data\`.
- \`npm start -- --arg name=value\` gives a value to \`job.parameter("name", …)\`; \`--json\` ends the output with one line of
  JSON.
- A run writes all of its output or nothing. What a run that died had ready is published by the next one.
`;
