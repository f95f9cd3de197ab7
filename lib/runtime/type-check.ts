import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Diagnostic, diagnose } from "../model/diagnostic";
import { codeSource } from "./code-source";
import { compilerChoice, compilerWords, missingModule } from "./compiler-words";
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

/** The files beside modules for the compiler to check them. */
export const projectConfig = (
  modules: readonly string[],
  declared: string,
  globals: string = CONSOLE,
): Readonly<Record<string, string>> => ({
  "globals.d.ts": globals,
  "tenon.d.ts": declared,
  "tsconfig.json": JSON.stringify({
    compilerOptions: COMPILER_OPTIONS,
    files: [...modules, "globals.d.ts"],
  }),
});

export interface CheckedTypes {
  /** Errors of the program, with their line and column. */
  errors: Diagnostic[];
  /** Names that each of the functions uses although they stand elsewhere, in the order of the functions. */
  strangers: readonly (readonly string[])[];
}

/** Checks a program's types with the TypeScript compiler, and whether functions of custom code could stand by themselves. */
export async function typeCheck(
  program: string,
  functions: readonly string[],
  options: TypeCheckOptions = {},
): Promise<CheckedTypes> {
  const { scratch = tmpdir(), timeoutMs = 30_000 } = options;
  const compiler = compilerPath(options.packageRoot ?? packageRoot());
  const folder = await mkdtemp(join(scratch, "types-"));
  const alone = functions.map(
    (code, index) => [`${FUNCTION}${index}.ts`, codeSource(code, [], []).text] as const,
  );
  const files = {
    "job.ts": program,
    ...Object.fromEntries(alone),
    ...projectConfig(["job.ts", ...alone.map(([name]) => name)], declarations(), GLOBALS),
  };
  try {
    await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
    const { output, timedOut } = await run(compiler, ["-p", folder, "--pretty", "false"], folder, timeoutMs);
    if (timedOut)
      return { errors: [diagnose("engine/time", { seconds: Math.round(timeoutMs / 1000) })], strangers: [] };
    const found = readErrors(output);
    return {
      errors: found
        .filter(({ file }) => file === "job")
        .slice(0, 100)
        .map(errorDiagnostic),
      strangers: alone.map((_, index) => namesNotFound(found, `${FUNCTION}${index}`)),
    };
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

const FUNCTION = "function";
const ERROR = /^(\w+)\.ts\((\d+),(\d+)\): error TS(\d+): (.*)$/;
const MISSING_NAME = new Set(["2304", "2552", "2503", "2662", "2663", "18004"]);

interface CompilerError {
  file: string;
  line: number;
  column: number;
  code: string;
  text: string[];
}

/** The compiler's errors: one a line, details indented below. */
function readErrors(output: string): CompilerError[] {
  const found: CompilerError[] = [];
  const others: string[] = [];
  for (const row of output.split("\n")) {
    const [, file = "", line, column, code, text] = ERROR.exec(row) ?? [];
    if (code) found.push({ file, line: Number(line), column: Number(column), code, text: [text ?? ""] });
    else if (/^\s/.test(row)) found.at(-1)?.text.push(row.trim());
    else if (row !== "") others.push(row);
  }
  if (found.length === 0 && others.length > 0)
    throw new Error(`The TypeScript compiler failed: ${others.slice(0, 3).join(" ")}`);
  return found;
}

const namesNotFound = (found: readonly CompilerError[], wanted: string): string[] => [
  ...new Set(
    found
      .filter(({ file, code }) => file === wanted && MISSING_NAME.has(code))
      .map(({ text }) => /'([^']+)'/.exec(text[0] ?? "")?.[1] ?? ""),
  ),
];

function errorDiagnostic({ line, column, code, text }: CompilerError): Diagnostic {
  const specifier = missingModule(Number(code), text);
  if (specifier !== undefined) return diagnose("program/import", { specifier }, { line, column });
  const detail = compilerWords(Number(code), text);
  return diagnose("program/type", { detail }, { line, column }, compilerChoice(detail));
}
