import { Badge } from "@/components/ui/badge";
import type { JobRunState } from "@/lib/model/job-run";
import { runStates } from "./run-state";

type RunStateBadgeProps = {
  state: JobRunState;
  /** 0 to 1; shown beside "Running" while it is known. */
  progress?: number | null;
  filled?: boolean;
  className?: string;
};

/** A run's state in words and colour. */
export function RunStateBadge({ state, progress = null, filled = true, className }: RunStateBadgeProps) {
  const { label, badge, meaning } = runStates[state];
  const share = state === "RUNNING" && progress !== null ? ` ${Math.floor(progress * 100)} %` : "";
  return (
    <Badge state={badge} filled={filled} title={meaning} className={`tabular ${className ?? ""}`}>
      {label}
      {share}
    </Badge>
  );
}
