import "server-only";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { succeededWith } from "../supervisor/outcome";
import { runErrors } from "../supervisor/run-error";
import { LEASE } from "../supervisor/run-execution";
import type { RunQueue } from "../supervisor/run-queue";
import type { Workspace } from "../workspace";
import type { RunRepository } from "./repository";

/**
 * Brings order into what a server left that ended without warning; called once, before anything runs. Runs that were under
 * way have failed, unless their intent was recorded: then their output is published, again if need be, and they succeeded.
 * Runs that waited still do. Staging without an intent and scratch files are nobody's any more.
 */
export async function recover({
  runs,
  queue,
  workspace,
}: {
  runs: RunRepository;
  queue: RunQueue;
  workspace: Workspace;
}): Promise<void> {
  await clear(workspace.scratch, new Set());
  await clear(workspace.staging, await stagingInUse(runs));
  for (const claim of await runs.takeOver(new Date(Date.now() + LEASE))) {
    const recorded = await runs.intent(claim.run.id);
    const outcome = recorded
      ? succeededWith(recorded.intent, claim.run)
      : ({ state: "FAILED", error: runErrors.serverEnded() } as const);
    await queue.recover(claim, recorded && !recorded.published ? recorded.intent : null, outcome);
  }
  for (const run of await runs.waiting()) await queue.add(run);
}

/** Names of the folders below staging that an unpublished intent still needs: each is called like its run. */
async function stagingInUse(runs: RunRepository): Promise<Set<string>> {
  return new Set(await runs.unpublished());
}

/** The command line works in the same workspace without a server, and looks after its own folders. */
const isCommandLine = (name: string): boolean => name.startsWith("cli-");

async function clear(folder: string, keep: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!keep.has(name) && !isCommandLine(name))
      await rm(path.join(folder, name), { recursive: true, force: true });
  }
}
