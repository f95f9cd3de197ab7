"use client";

import Link from "next/link";
import { count } from "@/components/grid/numbers";
import { jobHref } from "@/components/jobs/job-href";
import { moveBetweenRows } from "@/components/jobs/move-between-rows";
import { RunDuration } from "@/components/runs/duration";
import { RelativeTime } from "@/components/runs/relative-time";
import { rowsWritten } from "@/components/runs/rows-written";
import { useRuns } from "@/components/runs/run-queries";
import { RunStateBadge } from "@/components/runs/run-state-badge";
import { Skeleton } from "@/components/ui/skeleton";
import type { JobRun } from "@/lib/model/job-run";
import { Section } from "./section";

const SHOWN = 10;

/** The last runs of all jobs, with the reason where one failed. */
export function RecentRuns() {
  const { data, error } = useRuns({ pageSize: SHOWN });
  return (
    <Section title="Recent runs">
      {error && !data ? (
        <p className="px-3.5 py-3 text-bad">The runs could not be read. {error.message}</p>
      ) : !data ? (
        <Loading />
      ) : data.runs.length === 0 ? (
        <p className="px-3.5 py-3 text-dim">Nothing has run yet. Open a job and press Run.</p>
      ) : (
        <ul onKeyDown={moveBetweenRows}>
          {data.runs.map((run) => (
            <RecentRun key={run.id} run={run} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function RecentRun({ run }: { run: JobRun }) {
  const rows = rowsWritten(run);
  return (
    <li className="relative border-b border-line px-3.5 py-2 last:border-0 hover:bg-sunken has-[:focus-visible]:bg-accent-bg">
      <div className="flex items-center gap-3">
        <span className="w-[92px] shrink-0">
          <RunStateBadge state={run.state} progress={run.progress} filled={false} />
        </span>
        <Link
          href={jobHref(run.jobId, "runs", run.id)}
          data-row
          className="min-w-0 flex-1 truncate font-strong after:absolute after:inset-0 focus-visible:outline-none"
        >
          {run.jobName}
        </Link>
        <span className="relative hidden shrink-0 text-right text-sm text-dim tabular sm:block">
          {rows === null ? "" : `${count(rows)} ${rows === 1 ? "row" : "rows"}`}
        </span>
        <RunDuration run={run} className="w-20 shrink-0 text-right text-sm text-dim" />
        <span className="w-28 shrink-0 text-right text-sm text-dim">
          <RelativeTime at={run.startedAt ?? run.queuedAt} className="relative" />
        </span>
      </div>
      {run.error ? (
        <p className="mt-0.5 truncate pl-[104px] text-sm text-dim" title={run.error.message}>
          {run.error.nodeName ? `${run.error.nodeName}: ` : ""}
          {run.error.message}
        </p>
      ) : null}
    </li>
  );
}

const widths = ["w-40", "w-52", "w-36", "w-44"];

const Loading = () => (
  <div aria-busy="true">
    {widths.map((width) => (
      <div key={width} className="flex h-[35px] items-center gap-3 border-b border-line px-3.5 last:border-0">
        <Skeleton className="w-20" />
        <Skeleton className={width} />
        <Skeleton className="ml-auto w-24" />
      </div>
    ))}
  </div>
);
