import "server-only";
import type { CommitIntent } from "../../model/commit-intent";
import type { RunError } from "../../model/job-run";
import { exitWords } from "./exit-words";
import { runErrors } from "./run-error";
import { type RunPool, retire } from "./run-pool";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 60_000;

/** Publishes what a dead run had recorded, in a worker. Resolves with null, or with the reason why it failed. */
export async function publishOnce(
  pool: RunPool,
  root: string,
  intent: CommitIntent,
): Promise<RunError | null> {
  try {
    const worker = await pool.take();
    const outcome = new Promise<RunError | null>((resolve) => {
      worker.onMessage((message) => {
        if (message.kind === "published") resolve(null);
        if (message.kind === "failed") resolve(message.error);
      });
      void worker.ended.then(({ code, signal }) => resolve(runErrors.crashed(exitWords(code, signal))));
    });
    worker.send({ kind: "republish", root, intent });
    return await outcome.finally(() => retire(worker));
  } catch (error) {
    return runErrors.crashed(error instanceof Error ? error.message : String(error));
  }
}

/** Whether publishing failed before anything became visible, and would fail again. */
export const isRefusal = ({ code }: RunError): boolean => code === "target/exists";

/**
 * Publishes until it has succeeded: part of the output may be visible already, so forward is the only way to all or
 * nothing. Resolves with null when done. It gives up, with the reason, when `signal` fired, which is how a user ends it,
 * and when nothing was published and never will be.
 */
export async function publishUntilDone(
  pool: RunPool,
  root: string,
  intent: CommitIntent,
  onFailure: (error: RunError, pause: number) => void,
  signal: AbortSignal,
): Promise<RunError | null> {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const failure = await publishOnce(pool, root, intent);
    if (failure === null || isRefusal(failure)) return failure;
    if (signal.aborted) return runErrors.abandoned(failure.message);
    onFailure(failure, pause);
    await sleep(pause, signal);
  }
}

const sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, signal.aborted ? 0 : milliseconds);
    signal.addEventListener("abort", wake);
  });
