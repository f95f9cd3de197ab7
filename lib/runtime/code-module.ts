import { Script } from "node:vm";
import { DiagnosticError, diagnose } from "../model/diagnostic";
import type { ProgramPlace } from "./job-builder";
import { compileProgram } from "./program-source";
import * as library from "./tenon";

/** A module that was evaluated in this process. */
export interface CodeModule {
  exports: Readonly<Record<string, unknown>>;
  /** Calls something of the module; `DiagnosticError` for what it throws, and when it takes too long. */
  call<T>(work: () => T): T;
  /** Place in the module's source of the call that is under way. */
  currentPlace(): ProgramPlace | undefined;
}

/** What a function may take. It only says which nodes there are, so that this is plenty. */
const MOST_MS = 2_000;

let count = 0;

/**
 * Evaluates a TypeScript module with only `tenon` importable. An endless loop in it is ended, here and in every `call`;
 * whatever else it does it does with the rights of this process, as any program.
 */
export async function loadCode(
  source: string,
  log: (message: readonly unknown[]) => void,
): Promise<CodeModule> {
  const hook = `tenonCode${++count}`;
  const { code, placeOf } = await compileProgram(source, hook, Object.keys(library), "iife");
  const globals = globalThis as unknown as Record<string, unknown>;
  const write = (...message: unknown[]): void => log(message);
  const console = { debug: write, log: write, info: write, warn: write, error: write };
  const limited = <T>(text: string, value: unknown): T => {
    globals[hook] = value;
    try {
      return new Script(text, { filename: hook }).runInThisContext({ timeout: MOST_MS }) as T;
    } catch (error) {
      throw failure(error);
    } finally {
      delete globals[hook];
    }
  };
  const failure = (error: unknown): DiagnosticError => {
    if (error instanceof DiagnosticError) return error;
    const { code: name, stack = "", message } = (error ?? {}) as NodeJS.ErrnoException;
    if (name === "ERR_SCRIPT_EXECUTION_TIMEOUT")
      return new DiagnosticError([diagnose("code/time", { seconds: MOST_MS / 1000 })]);
    const detail = message || (typeof error === "string" ? error : "a value was thrown that is no Error");
    return new DiagnosticError([diagnose("code/threw", { detail }, placeInStack(stack))]);
  };
  const placeInStack = (stack: string): ProgramPlace | undefined =>
    [...stack.matchAll(new RegExp(`\\b${hook}:(\\d+):(\\d+)`, "g"))]
      .map(([, line, column]) => placeOf(Number(line), Number(column)))
      .find((place) => place !== undefined);
  return {
    exports: limited(`(() => {${code}\nreturn ${hook}Module;})()`, { library, console }),
    call: (work) => limited(`globalThis.${hook}()`, work),
    currentPlace() {
      const { prepareStackTrace } = Error;
      Error.prepareStackTrace = (_, sites) => sites;
      const sites = new Error().stack as unknown as NodeJS.CallSite[];
      Error.prepareStackTrace = prepareStackTrace;
      return sites
        .filter((site) => site.getFileName() === hook)
        .map((site) => placeOf(site.getLineNumber() ?? 0, site.getColumnNumber() ?? 0))
        .find((place) => place !== undefined);
    },
  };
}
