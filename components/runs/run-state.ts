import type { BadgeState } from "@/components/ui/badge";
import { type JobRunState, outcomeOfState } from "@/lib/model/job-run";

interface StateWords {
  label: string;
  badge: BadgeState;
  /** What the state means, for a tooltip. */
  meaning: string;
}

export const runStates: Record<JobRunState, StateWords> = {
  WAITING: { label: "Waiting", badge: "idle", meaning: "Queued behind other runs" },
  STARTING: { label: "Starting", badge: "running", meaning: "Its process is starting" },
  RUNNING: { label: "Running", badge: "running", meaning: "Running now" },
  STOPPING: { label: "Stopping", badge: "running", meaning: "Asked to stop" },
  SUCCEEDED: { label: "Succeeded", badge: "ok", meaning: "All targets were written" },
  FAILED: { label: "Failed", badge: "bad", meaning: "Stopped by an error" },
  TIMEOUT: { label: "Timed out", badge: "bad", meaning: "Ended at the job's timeout" },
  ERROR: { label: "Error", badge: "bad", meaning: "The studio could not run it" },
  EXPIRED: { label: "Expired", badge: "bad", meaning: "It waited too long to start" },
  STOPPED: { label: "Stopped", badge: "neutral", meaning: "Stopped by hand" },
};

export const isActive = (state: JobRunState): boolean => outcomeOfState[state] === "active";
export const isFailed = (state: JobRunState): boolean => outcomeOfState[state] === "failed";
