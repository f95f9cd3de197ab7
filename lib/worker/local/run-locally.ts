import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { NodeEngine } from "../../engine/node/node-engine";
import { removeStaging } from "../../engine/node/publish";
import type { CommitIntent } from "../../model/commit-intent";
import { DiagnosticError } from "../../model/diagnostic";
import type { JobSettings } from "../../model/job";
import type { Engine, RunOptions, RunOutcome } from "../../runtime/engine";
import { RunFailure } from "../../runtime/run-failure";
import { writeIntent } from "./intent-file";
import { recoverLocalRuns, removeEmptyFolders, SCRATCH } from "./recover";
import { newLocalRunId } from "./run-id";

export interface LocalRun {
  /** The workspace: the only folder that is read and written. */
  root: string;
  settings: JobSettings;
  signal?: AbortSignal;
  onProgress?: RunOptions["onProgress"];
  /** Told before the run starts: what runs that died had recorded, and was published now. */
  onRecovered?(published: readonly CommitIntent[]): void;
  /** Told when the output is recorded and about to be published: from here on it is too late to stop. */
  onCommitted?(intent: CommitIntent): Promise<void>;
}

type Execute = (engine: Engine, options: Omit<RunOptions, "scans" | "plan">) => Promise<RunOutcome>;

/**
 * Runs a job without a studio. All or nothing, as with one: the intent is recorded in the staging folder, and the next
 * run finishes what a dead one had recorded. It leaves nothing behind but its output.
 */
export async function runLocally(run: LocalRun, execute: Execute): Promise<RunOutcome> {
  const root = resolve(run.root);
  const runId = newLocalRunId();
  const recovered = await recoverLocalRuns(root, runId);
  if (recovered.length > 0) run.onRecovered?.(recovered);
  const scratch = join(root, SCRATCH, runId);
  await mkdir(scratch, { recursive: true });
  const { memoryMb, threads, timeZone } = run.settings;
  const engine = new NodeEngine({ root, scratch, memoryMb, threads: threads ?? undefined, timeZone });
  let recorded: CommitIntent | null = null;
  const commit = async (intent: CommitIntent): Promise<void> => {
    run.signal?.throwIfAborted();
    await writeIntent(root, intent);
    recorded = intent;
    await run.onCommitted?.(intent);
  };
  try {
    const { signal, onProgress } = run;
    return await execute(engine, { runId, attempt: 0, signal, onProgress, commit });
  } catch (error) {
    throw recorded ? await afterCommit(root, recorded, error) : error;
  } finally {
    await engine.close();
    await rm(scratch, { recursive: true, force: true });
    await removeEmptyFolders(root);
  }
}

/** A refusal published nothing and is final; any other failure leaves the output to the next run. */
async function afterCommit(root: string, { staging }: CommitIntent, error: unknown): Promise<unknown> {
  if (error instanceof DiagnosticError) {
    await removeStaging(root, staging);
    return error;
  }
  const { code = "internal", node = null } = error instanceof RunFailure ? error : {};
  const message = error instanceof Error ? error.message : String(error);
  return new RunFailure(code, `${message} The output is complete; the next run publishes it.`, node, {
    cause: error,
  });
}
