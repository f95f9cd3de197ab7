import { resolve } from "node:path";
import type { CheckResult } from "../../model/accounting";
import type { NodeRun } from "../../model/job-run";
import { executeProgram } from "../../runtime/execute-program";
import { RunFailure } from "../../runtime/run-failure";
import { TransformFolder } from "../../runtime/transform-folder";
import { runLocally } from "../local/run-locally";
import { runErrors } from "./run-errors";
import type { FromRunner, RunRequest, RunResult, ToRunner } from "./run-messages";

/**
 * The process in which `tenon run` executes a job: a program that never ends, or an engine that crashes, ends this
 * process only. It ends with the command that started it.
 */
export async function runner(): Promise<number> {
  const stop = new AbortController();
  const send = (message: FromRunner) =>
    new Promise<void>((resolve) => process.send?.(message, () => resolve()));
  // Ctrl-C reaches every process of the terminal; the command decides what to do about it.
  process.on("SIGINT", () => {});
  process.on("disconnect", () => process.exit(1));
  // What a program does behind its own back ends its run in order.
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error: unknown) =>
      stop.abort(new RunFailure("program/threw", `The program stopped: ${wordsOf(error)}`)),
    );
  }
  const request = await new Promise<RunRequest>((resolve) => {
    process.on("message", (message: ToRunner) => {
      if (message.kind === "stop") stop.abort();
      else resolve(message.request);
    });
  });
  await send({ kind: "ended", result: await execute(request, stop.signal, send) });
  process.disconnect();
  return 0;
}

async function execute(
  request: RunRequest,
  signal: AbortSignal,
  send: (message: FromRunner) => Promise<void>,
): Promise<RunResult> {
  const startedAt = performance.now();
  let { pipeline } = request;
  let name: string | null = null;
  const checks: CheckResult[] = [];
  let isCommitted = false;
  let nodes: Readonly<Record<string, NodeRun>> = {};
  const ended = (result: Pick<RunResult, "state"> & Partial<RunResult>): RunResult => ({
    name,
    nodes,
    outputs: [],
    accounting: checks.length > 0 ? { nodes: [], checks } : null,
    ms: Math.round(performance.now() - startedAt),
    errors: [],
    ...result,
  });
  try {
    const outcome = await runLocally(
      {
        root: request.root,
        settings: request.settings,
        signal,
        onProgress: (progress) => {
          nodes = progress.nodes;
          void send({ kind: "progress", ...progress });
        },
        onRecovered: (published) =>
          void send({ kind: "recovered", runs: published.map(({ runId }) => runId) }),
        onCommitted: async () => {
          isCommitted = true;
          await send({ kind: "committed" });
        },
      },
      (engine, options) =>
        executeProgram({ ...request, ...options }, engine, {
          ...options,
          transforms: new TransformFolder(resolve(request.root), { types: null }),
          onBuilt: (built, builtName) => {
            pipeline = built;
            name = builtName;
          },
          onChecked: (results) => checks.push(...results),
          log: (level, message) => void send({ kind: "log", level, message }),
        }),
    );
    const { outputs, accounting } = outcome;
    return ended({ state: "SUCCEEDED", nodes: outcome.nodes, outputs, accounting });
  } catch (error) {
    const isStopped = signal.aborted && !isCommitted;
    const cause = isStopped && signal.reason instanceof RunFailure ? signal.reason : error;
    if (isStopped && cause === error) return ended({ state: "STOPPED" });
    return ended({ state: "FAILED", errors: runErrors(cause, pipeline, request.isOwnProgram) });
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
