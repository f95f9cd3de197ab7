import { type RunOutcome, runStates } from "@/components/runs/run-state";
import type { JobSummary } from "@/lib/api/schemas";

/** What a list of jobs can be filtered by: how the last run of each went. */
export const JOB_OUTCOMES = ["active", "succeeded", "failed", "stopped", "never"] as const;
export type JobOutcome = (typeof JOB_OUTCOMES)[number] & (RunOutcome | "never");

export const outcomeWords: Record<JobOutcome, string> = {
  active: "Running",
  succeeded: "Succeeded",
  failed: "Failed",
  stopped: "Stopped",
  never: "Never run",
};

export const outcomeOf = ({ lastRun }: Pick<JobSummary, "lastRun">): JobOutcome =>
  lastRun ? runStates[lastRun.state].outcome : "never";

export const readOutcome = (text: string | null): JobOutcome | null =>
  JOB_OUTCOMES.find((outcome) => outcome === text) ?? null;

/** How many jobs there are of each outcome. */
export function countOutcomes(jobs: readonly JobSummary[]): Record<JobOutcome, number> {
  const counts: Record<JobOutcome, number> = { active: 0, succeeded: 0, failed: 0, stopped: 0, never: 0 };
  for (const job of jobs) counts[outcomeOf(job)]++;
  return counts;
}
