import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Diagnostic, diagnose } from "../model/diagnostic";
import { declarations } from "./declarations";
import { packageRoot } from "./package-root";

export interface TypeCheckOptions {
  /** Folder with this package's package.json, from which the compiler is found. */
  packageRoot?: string;
  /** Folder for files that live as long as the check. */
  scratch?: string;
  /** Milliseconds before the compiler is killed. */
  timeoutMs?: number;
}

/** What code finds beside the language itself. */
const CONSOLE = `declare const console: Record<"debug" | "log" | "info" | "warn" | "error", (...message: unknown[]) => void>;
`;

/** What a program finds, which may also wait. */
const GLOBALS = `${CONSOLE}declare function setTimeout(callback: () => void, ms?: number): unknown;
declare function fetch(
  url: string,
  options?: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<{ ok: boolean; status: number; text(): Promise<string>; json(): Promise<unknown> }>;
`;

const COMPILER_OPTIONS = {
  target: "ES2022",
  lib: ["ES2023"],
  types: [],
  module: "ESNext",
  moduleResolution: "bundler",
  moduleDetection: "force",
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  paths: { tenon: ["./tenon.d.ts"] },
};

/** The files beside a module for the compiler to check it. */
export const projectConfig = (
  module: string,
  declared: string,
  globals: string = CONSOLE,
): Readonly<Record<string, string>> => ({
  "globals.d.ts": globals,
  "tenon.d.ts": declared,
  "tsconfig.json": JSON.stringify({
    compilerOptions: COMPILER_OPTIONS,
    files: [module, "globals.d.ts"],
  }),
});

/** Checks a program's types with the TypeScript compiler. Errors carry their line and column. */
export async function typeCheck(program: string, options: TypeCheckOptions = {}): Promise<Diagnostic[]> {
  const { scratch = tmpdir(), timeoutMs = 30_000 } = options;
  const compiler = compilerPath(options.packageRoot ?? packageRoot());
  const folder = await mkdtemp(join(scratch, "types-"));
  try {
    await Promise.all([
      writeFile(join(folder, "job.ts"), program),
      ...Object.entries(projectConfig("job.ts", declarations(), GLOBALS)).map(([name, text]) =>
        writeFile(join(folder, name), text),
      ),
    ]);
    const { output, timedOut } = await run(compiler, ["-p", folder, "--pretty", "false"], folder, timeoutMs);
    if (timedOut) return [diagnose("engine/time", { seconds: Math.round(timeoutMs / 1000) })];
    return readErrors(output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The compiler's native binary. The launcher in npm's bin folder would start a second Node. */
export function compilerPath(root: string): string {
  const typescript = createRequire(join(root, "package.json")).resolve("typescript/package.json");
  const platform = `@typescript/typescript-${process.platform}-${process.arch}/package.json`;
  const folder = dirname(createRequire(typescript).resolve(platform));
  return join(folder, "lib", process.platform === "win32" ? "tsc.exe" : "tsc");
}

function run(
  file: string,
  args: readonly string[],
  cwd: string,
  timeout: number,
): Promise<{ output: string; timedOut: boolean }> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      timeout,
      killSignal: "SIGKILL",
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const add = (chunk: Buffer): void => {
      if (output.length < 1_000_000) output += chunk.toString("utf8");
    };
    child.stdout.on("data", add);
    child.stderr.on("data", add);
    child.on("error", reject);
    child.on("close", (_, signal) => resolve({ output, timedOut: signal === "SIGKILL" }));
  });
}

const ERROR = /^job\.ts\((\d+),(\d+)\): error TS(\d+): (.*)$/;
const MISSING_MODULE = new Set(["2307", "2591", "2792", "2882", "7016"]);

/** The compiler's errors: one a line, details indented below. */
function readErrors(output: string): Diagnostic[] {
  const found: { line: number; column: number; code: string; text: string[] }[] = [];
  const others: string[] = [];
  for (const row of output.split("\n")) {
    const [, line, column, code, text] = ERROR.exec(row) ?? [];
    if (code) found.push({ line: Number(line), column: Number(column), code, text: [text ?? ""] });
    else if (/^\s/.test(row)) found.at(-1)?.text.push(row.trim());
    else if (row !== "") others.push(row);
  }
  if (found.length === 0 && others.length > 0)
    throw new Error(`The TypeScript compiler failed: ${others.slice(0, 3).join(" ")}`);
  return found.slice(0, 100).map(({ line, column, code, text }) => {
    const specifier = /'([^']+)'/.exec(text[0] ?? "")?.[1];
    if (specifier !== undefined && MISSING_MODULE.has(code))
      return diagnose("program/import", { specifier }, { line, column });
    const detail = text
      .slice(0, 4)
      .join(" ")
      .replace(/(?<=type 'Sql')\.$/, "; write it as sql`…`.");
    const choice = /Did you mean (?:to write )?'([^']+)'/.exec(detail)?.[1];
    return diagnose("program/type", { detail }, { line, column }, choice ? [choice] : undefined);
  });
}
