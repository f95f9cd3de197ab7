"use client";

import { counted } from "@/components/grid/numbers";
import { RunDuration } from "@/components/runs/duration";
import { RelativeTime } from "@/components/runs/relative-time";
import { rowsWritten } from "@/components/runs/rows-written";
import { RunStateBadge } from "@/components/runs/run-state-badge";
import { cn } from "@/components/ui/cn";
import type { JobRun } from "@/lib/model/job-run";

type RunListItemProps = { run: JobRun; chosen: boolean; onChoose: (id: string) => void };

/** One run of the list: how it went and when; below, what it took and gave. */
export function RunListItem({ run, chosen, onChoose }: RunListItemProps) {
  const rows = rowsWritten(run);
  return (
    <li
      className={cn(
        "relative border-b border-line px-3.5 py-2 transition-colors has-[:focus-visible]:shadow-[inset_2px_0_var(--accent)]",
        chosen ? "bg-accent-bg" : "hover:bg-sunken",
      )}
    >
      <div className="flex items-center justify-between gap-3">
        <button
          type="button"
          data-row
          aria-current={chosen ? "true" : undefined}
          onClick={() => onChoose(run.id)}
          className="min-w-0 after:absolute after:inset-0 focus-visible:outline-none"
        >
          <RunStateBadge
            state={run.state}
            progress={run.progress}
            filled={false}
            className="text-base font-strong text-text"
          />
        </button>
        <RelativeTime at={run.startedAt ?? run.queuedAt} className="relative text-sm text-dim" />
      </div>
      <div className="flex h-[19px] items-center gap-1.5 pl-3 text-sm text-dim">
        <RunDuration run={run} />
        {rows === null ? null : <Fact>{counted(rows, "row")}</Fact>}
        <span className="ml-auto">v{run.jobVersion}</span>
        {run.attempt > 0 ? <Fact>attempt {run.attempt + 1}</Fact> : null}
      </div>
    </li>
  );
}

const Fact = ({ children }: { children: React.ReactNode }) => (
  <>
    <span aria-hidden className="text-faint">
      ·
    </span>
    <span className="truncate tabular">{children}</span>
  </>
);
