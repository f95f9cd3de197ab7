import { format } from "node:util";
import type { RunOrder } from "../api/work";
import { type CheckResult, checkWarnings } from "../model/accounting";
import { type Diagnostic, DiagnosticError, hasErrors } from "../model/diagnostic";
import type { NodeId, Pipeline } from "../model/pipeline";
import { adoptIds } from "./adopt-ids";
import type { Engine, RunOptions, RunOutcome } from "./engine";
import { loadProgram } from "./evaluate-program";
import { expandCode } from "./expand-code";
import { expandFunctions } from "./expand-functions";
import type { ProgramPlace } from "./job-builder";
import { runPipeline } from "./run-pipeline";
import type { TransformSource } from "./transform-source";

export interface ExecuteHooks extends Pick<RunOptions, "signal" | "onProgress" | "onChecked" | "commit"> {
  /** Told once what the program built, and under which name, before it is compiled: its nodes may be new. */
  onBuilt?(pipeline: Pipeline, name: string): void;
  /** Custom transforms of the workspace. */
  transforms?: TransformSource;
  /** Receives `job.log` and what the program writes to its console. */
  log(level: "debug" | "info" | "warn" | "error", message: string): void;
}

export type ProgramOrder = Pick<RunOrder, "runId" | "attempt" | "program" | "pipeline" | "arguments">;

/**
 * Runs a program: evaluates it in this process, gives its nodes the ids of the document by name, and runs what it built.
 * Throws `DiagnosticError`, each diagnostic with the line of the program where there is one, and what the engine throws.
 */
export async function executeProgram(
  order: ProgramOrder,
  engine: Engine,
  hooks: ExecuteHooks,
): Promise<RunOutcome> {
  const program = await loadProgram(order.program);
  const building = program.build({
    arguments: order.arguments,
    log: (level, message) => hooks.log(level, format(...message)),
  });
  const built = await untilAborted(building, hooks.signal);
  const { pipeline, ids } = adoptIds(built.pipeline, order.pipeline);
  const places = new Map(Object.entries(built.places).map(([id, place]) => [ids.get(id), place]));
  hooks.onBuilt?.(pipeline, built.name);
  if (hasErrors(built.diagnostics)) {
    throw new DiagnosticError(
      built.diagnostics.map((one) => (one.node ? { ...one, node: ids.get(one.node) } : one)),
    );
  }
  const { runId, attempt } = order;
  const { signal, onProgress, commit } = hooks;
  const functions = new Map([...built.functions].map(([id, code]) => [ids.get(id) ?? id, code]));
  const { context } = built;
  const { transforms = null } = hooks;
  const expander = expandFunctions(functions, context, expandCode({ types: null, transforms, context }));
  const onChecked = (results: readonly CheckResult[]): void => {
    hooks.onChecked?.(results);
    for (const line of checkWarnings(results, (node) => pipeline.nodes[node]?.name)) hooks.log("warn", line);
  };
  const options = { runId, attempt, signal, onProgress, onChecked, commit, expander };
  try {
    return await runPipeline(pipeline, engine, options);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    throw new DiagnosticError(error.diagnostics.map((one) => placed(one, places)));
  }
}

/** A program may wait for something that never comes: it need not be waited for once the run was stopped. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  work.catch(() => {});
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** A diagnostic of a node, with the line of the call that made the node. */
function placed(diagnostic: Diagnostic, places: ReadonlyMap<NodeId | undefined, ProgramPlace>): Diagnostic {
  if (diagnostic.line !== undefined || diagnostic.node === undefined) return diagnostic;
  return { ...diagnostic, ...places.get(diagnostic.node) };
}
