import type { BadgeState } from "@/components/ui/badge";
import type { JobRunState } from "@/lib/model/job-run";

/** What a run's state means to somebody who looks over a list; lists filter by it. */
export const RUN_OUTCOMES = ["active", "succeeded", "failed", "stopped"] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

interface StateWords {
  label: string;
  outcome: RunOutcome;
  badge: BadgeState;
  /** What the state means, for a tooltip. */
  meaning: string;
}

export const runStates: Record<JobRunState, StateWords> = {
  WAITING: { label: "Waiting", outcome: "active", badge: "idle", meaning: "Queued behind other runs" },
  STARTING: { label: "Starting", outcome: "active", badge: "running", meaning: "Its process is starting" },
  RUNNING: { label: "Running", outcome: "active", badge: "running", meaning: "Running now" },
  STOPPING: { label: "Stopping", outcome: "active", badge: "running", meaning: "Asked to stop" },
  SUCCEEDED: { label: "Succeeded", outcome: "succeeded", badge: "ok", meaning: "All targets were written" },
  FAILED: { label: "Failed", outcome: "failed", badge: "bad", meaning: "Stopped by an error" },
  TIMEOUT: { label: "Timed out", outcome: "failed", badge: "bad", meaning: "Ended at the job's timeout" },
  ERROR: { label: "Error", outcome: "failed", badge: "bad", meaning: "The studio could not run it" },
  EXPIRED: { label: "Expired", outcome: "failed", badge: "bad", meaning: "It waited too long to start" },
  STOPPED: { label: "Stopped", outcome: "stopped", badge: "neutral", meaning: "Stopped by hand" },
};

export const isActive = (state: JobRunState): boolean => runStates[state].outcome === "active";
export const isFailed = (state: JobRunState): boolean => runStates[state].outcome === "failed";
