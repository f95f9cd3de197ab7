import { DiagnosticError, diagnose } from "../model/diagnostic";
import { DefinedJob } from "./define-job";
import type { BuiltJob, ProgramPlace } from "./job-builder";
import { ProgramFunctions } from "./program-functions";
import { type CompiledProgram, compileProgram } from "./program-source";
import * as library from "./tenon";

/** What a program meets while it is evaluated. */
export interface EvaluateOptions {
  arguments: Readonly<Record<string, string>>;
  /** Receives `job.log` and every call of `console`. */
  log(level: "debug" | "info" | "warn" | "error", message: readonly unknown[]): void;
}

const LEVELS = {
  debug: "debug",
  log: "info",
  info: "info",
  warn: "warn",
  error: "error",
  trace: "debug",
} as const;

let count = 0;

/** A program that compiled and can be evaluated. */
export interface LoadedProgram {
  /**
   * Evaluates the program in this process and returns what it built. The process must be one that may be killed:
   * nothing here ends an endless loop. Throws `DiagnosticError`, with the program's line, for whatever goes wrong in it.
   */
  build(options: EvaluateOptions): Promise<BuiltJob>;
}

/** Compiles a program against the library of this process. Throws `DiagnosticError` when it does not compile. */
export async function loadProgram(source: string): Promise<LoadedProgram> {
  const hook = `tenonProgram${++count}`;
  const program = await compileProgram(source, hook, Object.keys(library));
  const functions = new ProgramFunctions(source);
  return { build: (options) => build(program, hook, functions, options) };
}

/** Compiles and evaluates a program. */
export const evaluateProgram = async (source: string, options: EvaluateOptions): Promise<BuiltJob> =>
  (await loadProgram(source)).build(options);

async function build(
  program: CompiledProgram,
  hook: string,
  functions: ProgramFunctions,
  options: EvaluateOptions,
): Promise<BuiltJob> {
  const globals = globalThis as unknown as Record<string, unknown>;
  globals[hook] = { library, console: consoleFor(options) };
  const code = Buffer.from(`${program.code}\n//# sourceURL=${hook}`).toString("base64");
  const url = `data:text/javascript;base64,${code}`;
  const failure = (error: unknown): DiagnosticError => {
    if (error instanceof DiagnosticError) return error;
    const stack = error instanceof Error ? (error.stack ?? "") : "";
    const place = placeInStack(stack.replaceAll(url, hook), hook, program);
    return new DiagnosticError([diagnose("program/threw", { detail: messageOf(error) }, place ?? {})]);
  };
  try {
    const module = (await import(/* @vite-ignore */ /* webpackIgnore: true */ url)) as { default?: unknown };
    if (!(module.default instanceof DefinedJob)) throw new DiagnosticError([diagnose("program/no-job", {})]);
    return await module.default.build({
      arguments: options.arguments,
      log: (message) => options.log("info", message),
      locate: () => currentPlace(hook, url, program),
      functionAt: (place, method) => functions.at(place, method),
      failure,
    });
  } catch (error) {
    throw failure(error);
  } finally {
    delete globals[hook];
  }
}

const consoleFor = (options: EvaluateOptions): Console => {
  const methods = Object.entries(LEVELS).map(([name, level]) => [
    name,
    (...message: unknown[]) => options.log(level, message),
  ]);
  return Object.assign(Object.create(globalThis.console) as Console, Object.fromEntries(methods));
};

/** The program's place in the call that is under way. Call sites, since a stack as text takes long to make. */
function currentPlace(name: string, url: string, program: CompiledProgram): ProgramPlace | undefined {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (_, sites) => sites;
  const sites = new Error().stack as unknown as NodeJS.CallSite[];
  Error.prepareStackTrace = prepareStackTrace;
  for (const site of sites) {
    if (site.getScriptNameOrSourceURL() !== name && site.getFileName() !== url) continue;
    const place = program.placeOf(site.getLineNumber() ?? 0, site.getColumnNumber() ?? 0);
    if (place) return place;
  }
  return undefined;
}

/** The innermost place of the program in a stack. */
function placeInStack(stack: string, name: string, program: CompiledProgram): ProgramPlace | undefined {
  const frames = stack.matchAll(new RegExp(`\\b${name}:(\\d+):(\\d+)`, "g"));
  for (const [, line, column] of frames) {
    const place = program.placeOf(Number(line), Number(column));
    if (place) return place;
  }
  return undefined;
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message || error.name;
  return typeof error === "string" ? error : "a value was thrown that is no Error";
}
