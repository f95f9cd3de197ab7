import { counted } from "@/components/grid/numbers";
import type { JobRun, JobRunState, RunEvent } from "@/lib/model/job-run";
import { rowsWritten } from "./rows-written";

export type LogLine = Extract<RunEvent, { kind: "log" }>;

const levels: Partial<Record<JobRunState, LogLine["level"]>> = {
  FAILED: "error",
  TIMEOUT: "error",
  ERROR: "error",
  EXPIRED: "error",
  STOPPING: "warn",
  STOPPED: "warn",
};

/** A change of state as a line of the log, so that the log tells the whole story. */
export const stateLine = ({ seq, at, run }: Extract<RunEvent, { kind: "run" }>): LogLine => ({
  kind: "log",
  seq,
  at,
  level: levels[run.state] ?? "info",
  message: words(run),
});

function words(run: JobRun): string {
  const reason = run.error
    ? `: ${run.error.nodeName ? `${run.error.nodeName}: ` : ""}${run.error.message}`
    : "";
  switch (run.state) {
    case "WAITING":
      return "Queued";
    case "STARTING":
      return run.attempt > 0 ? `Starting again, attempt ${run.attempt + 1}` : "Starting";
    case "RUNNING":
      return "Running";
    case "STOPPING":
      return "Asked to stop";
    case "STOPPED":
      return "Stopped";
    case "SUCCEEDED":
      return `Succeeded${written(run)}`;
    case "TIMEOUT":
      return `Ended at its timeout${reason}`;
    case "EXPIRED":
      return `Expired${reason}`;
    case "FAILED":
    case "ERROR":
      return `Failed${reason}`;
  }
}

function written(run: JobRun): string {
  if (run.outputs.length === 0) return "; no files were written";
  const rows = rowsWritten(run);
  const files = counted(run.outputs.length, "file");
  return rows === null ? `; ${files} written` : `; ${counted(rows, "row")} in ${files}`;
}
