import type { JobRun } from "@/lib/model/job-run";

/** Rows in all outputs; null while one of them is not known, or nothing was written. */
export function rowsWritten(run: Pick<JobRun, "outputs">): number | null {
  if (run.outputs.length === 0) return null;
  let rows = 0;
  for (const output of run.outputs) {
    if (output.rows === null) return null;
    rows += output.rows;
  }
  return rows;
}
