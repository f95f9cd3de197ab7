import "server-only";
import type { CommitIntent } from "../../model/commit-intent";
import type { JobRun, RunError } from "../../model/job-run";
import type { LiveRun } from "../runs/live-run";
import type { RunRepository } from "../runs/repository";

/** How a run ended. */
export type Outcome = Pick<JobRun, "state" | "error"> &
  Partial<Pick<JobRun, "nodes" | "outputs" | "accounting">>;

/** `Publishing 3 files to lake/out/a, lake/out/b.csv.` */
export function publishingWords({ targets }: CommitIntent): string {
  if (targets.length === 0) return "There is nothing to publish.";
  const files = targets.reduce((sum, target) => sum + target.files.length, 0);
  return `Publishing ${files} ${files === 1 ? "file" : "files"} to ${targets.map(({ path }) => path).join(", ")}.`;
}

export const failed = (error: RunError): Outcome => ({ state: "FAILED", error });

/** The outcome of a run whose output was published by somebody else. */
export const succeededWith = (intent: CommitIntent, run: JobRun): Outcome => ({
  state: "SUCCEEDED",
  error: null,
  nodes: Object.fromEntries(
    Object.entries(run.nodes).map(([id, node]) => [id, { ...node, state: "done" as const }]),
  ),
  outputs: intent.targets.flatMap(({ node, files }) =>
    files.map(({ to, bytes, rows, sha256 }) => ({ node, path: to, bytes, rows, sha256 })),
  ),
});

/** Nothing runs in a run that has ended: what was under way did not finish, and failed where the error is. */
export function settled(nodes: JobRun["nodes"], { error }: Pick<JobRun, "error">): JobRun["nodes"] {
  return Object.fromEntries(
    Object.entries(nodes).map(([id, node]) => {
      if (id === error?.node) return [id, { ...node, state: "failed" as const }];
      return [id, node.state === "running" ? { ...node, state: "waiting" as const } : node];
    }),
  );
}

/** Writes the final state; a catalog that cannot be written now is tried again, since the run must not stay open. */
export async function finishRun(
  runs: RunRepository,
  live: LiveRun,
  fence: number,
  outcome: Outcome & { peakMemory: number | null },
): Promise<void> {
  const endedAt = new Date().toISOString();
  const run: JobRun = {
    ...live.run,
    ...outcome,
    nodes: settled(outcome.nodes ?? live.run.nodes, outcome),
    progress: outcome.state === "SUCCEEDED" ? 1 : live.run.progress,
    endedAt,
  };
  const { events, tell } = await live.conclude(run);
  for (let pause = 500; ; pause = Math.min(pause * 2, 30_000)) {
    try {
      await runs.finish(run.id, fence, run, events);
      return tell();
    } catch (error) {
      console.error("The end of a run could not be written:", error);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
