import type { RunMessage, RunOrder } from "../../api/work";
import { NodeEngine } from "../../engine/node/node-engine";
import type { CheckResult } from "../../model/accounting";
import type { CommitIntent } from "../../model/commit-intent";
import type { NodeRun } from "../../model/job-run";
import type { Pipeline } from "../../model/pipeline";
import { executeProgram } from "../../runtime/execute-program";
import { RunFailure } from "../../runtime/run-failure";
import { TransformFolder } from "../../runtime/transform-folder";
import { logGate } from "./log-gate";
import { runErrorOf } from "./run-error";

export interface OrderHooks {
  signal: AbortSignal;
  send(message: RunMessage): void;
  /** Asks whether an intent may be published; null when it may, else why not. */
  ask(intent: CommitIntent): Promise<string | null>;
}

/** Runs the program of an order. Answers the last message of the run; it does not throw. */
export async function executeOrder(order: RunOrder, { signal, send, ask }: OrderHooks): Promise<RunMessage> {
  const pipelines: Pipeline[] = [order.pipeline];
  let nodes: Record<string, NodeRun> = {};
  const checks: CheckResult[] = [];
  let isCommitted = false;
  let isBuilt = false;
  // A program may wait for ever; from when it is built, the engine listens to the signal.
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener(
      "abort",
      () => isBuilt || reject(new DOMException("The run was stopped.", "AbortError")),
    );
  });
  const engine = new NodeEngine({ ...order.setup, threads: order.setup.threads ?? undefined });
  send({ kind: "running" });
  try {
    const executing = executeProgram(order, engine, {
      transforms: new TransformFolder(order.setup.root, { types: null }),
      signal,
      log: logGate((level, message) => send({ kind: "log", level, message })),
      onBuilt: (built) => {
        isBuilt = true;
        pipelines.unshift(built);
      },
      onProgress: (progress) => {
        nodes = { ...progress.nodes };
        send({ kind: "progress", fraction: progress.fraction, nodes });
      },
      onChecked: (results) => checks.push(...results),
      commit: async (intent) => {
        const refusal = await ask(intent);
        if (refusal !== null) throw new RunFailure("refused", refusal);
        isCommitted = true;
      },
    });
    const outcome = await Promise.race([executing, stopped]);
    send({ kind: "published" });
    const { nodes: counted, outputs, accounting, ms } = outcome;
    return { kind: "done", nodes: { ...counted }, outputs: [...outputs], accounting, ms };
  } catch (error) {
    const isStopped = signal.aborted && !isCommitted;
    const cause = isStopped && signal.reason instanceof RunFailure ? signal.reason : error;
    const isAsked = isStopped && cause === error;
    const failure = runErrorOf(cause, pipelines);
    if (failure.code === "internal" && !isAsked) console.error(cause);
    return {
      kind: "failed",
      stopped: isAsked,
      error: isAsked ? { ...failure, code: "stopped" } : failure,
      nodes,
      accounting: checks.length > 0 ? { nodes: [], checks } : null,
    };
  } finally {
    await engine.close().catch(() => {});
  }
}
