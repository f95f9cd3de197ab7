import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { build } from "esbuild";
import { onTestFinished } from "vitest";

/** What the tests of the command line need: a workspace, the command, and a look at what it wrote. */

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** The command as it is built, from the sources as they are. */
const command = once(async () => {
  const folder = join(ROOT, "node_modules", ".cache", `tenon-cli-${process.pid}`);
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, "cli.mjs");
  await build({
    entryPoints: [join(ROOT, "lib/worker/cli.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["@aws-sdk/*", "@duckdb/*", "elkjs", "esbuild", "typescript"],
    banner: { js: 'import { createRequire as r } from "node:module"; const require = r(import.meta.url);' },
    logLevel: "error",
  });
  return outfile;
});

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export interface Ended {
  code: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
}

/** A folder that is removed after the test, with a table of flights in it. */
export async function workspace(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "tenon-cli-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const rows = ["SFO,61", "SFO,5", "JFK,90", "LAX,120", "JFK,"];
  const all = { "lake/flights.csv": ["origin,delay", ...rows, ""].join("\n"), ...files };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(join(root, path, ".."), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

/** Starts the command in a folder. */
export async function start(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ child: ChildProcess; ended: Promise<Ended> }> {
  const child = spawn(process.execPath, [await command(), ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, ended };
}

export const tenon = async (cwd: string, ...args: string[]): Promise<Ended> => (await start(cwd, args)).ended;

/** Every file below a folder, sorted. */
export async function filesBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

/** Rows of a query, with `$root` standing for a folder. */
export async function rowsOf(root: string, sql: string): Promise<unknown[][]> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const result = await connection.runAndReadAll(sql.replaceAll("$root", root));
  return result.getRowsJson() as unknown[][];
}

/** A job file over the flights, with nodes added to or replacing those of a filter and a target. */
export const jobFile = (nodes: object = {}, rest: object = {}): string =>
  JSON.stringify({
    name: "Late flights",
    pipeline: {
      version: 1,
      layout: {},
      nodes: {
        flights: {
          type: "csv-source",
          name: "Flights",
          settings: { paths: ["lake/flights.csv"] },
          inputs: {},
        },
        late: {
          type: "filter",
          name: "Late",
          settings: { condition: "delay > 60" },
          inputs: { in: "flights" },
        },
        out: {
          type: "parquet-target",
          name: "Out",
          settings: { path: "lake/out", mode: "overwrite" },
          inputs: { in: "late" },
        },
        ...nodes,
      },
    },
    ...rest,
  });
