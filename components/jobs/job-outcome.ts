import type { JobSummary } from "@/lib/api/schemas";
import { JOB_OUTCOMES, type JobOutcome, outcomeOfState } from "@/lib/model/job-run";

export const outcomeWords: Record<JobOutcome, string> = {
  active: "Running",
  succeeded: "Succeeded",
  failed: "Failed",
  stopped: "Stopped",
  never: "Never run",
};

export const outcomeOf = ({ lastRun }: Pick<JobSummary, "lastRun">): JobOutcome =>
  lastRun ? outcomeOfState[lastRun.state] : "never";

export const readOutcome = (text: string | null): JobOutcome | null =>
  JOB_OUTCOMES.find((outcome) => outcome === text) ?? null;

/** How many jobs there are of each outcome. */
export function countOutcomes(jobs: readonly JobSummary[]): Record<JobOutcome, number> {
  const counts: Record<JobOutcome, number> = { active: 0, succeeded: 0, failed: 0, stopped: 0, never: 0 };
  for (const job of jobs) counts[outcomeOf(job)]++;
  return counts;
}
