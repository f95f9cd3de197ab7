"use client";

import Link from "next/link";
import { jobHref } from "@/components/jobs/job-href";
import { moveBetweenRows } from "@/components/jobs/move-between-rows";
import { NodeTypeIcons } from "@/components/jobs/node-type-icons";
import { RelativeTime } from "@/components/runs/relative-time";
import { runStates } from "@/components/runs/run-state";
import { Badge } from "@/components/ui/badge";
import { Skeleton } from "@/components/ui/skeleton";
import type { JobSummary } from "@/lib/api/schemas";
import { Section } from "./section";

const SHOWN = 6;
const loading = ["w-32", "w-44", "w-36"];

/** The jobs that were saved last. */
export function RecentJobs({ jobs }: { jobs: readonly JobSummary[] | undefined }) {
  return (
    <Section title="Recent jobs" more={{ href: "/jobs", label: "All jobs" }}>
      <ul onKeyDown={moveBetweenRows} aria-busy={jobs === undefined}>
        {jobs
          ? jobs.slice(0, SHOWN).map((job) => <RecentJob key={job.id} job={job} />)
          : loading.map((width) => (
              <li key={width} className="h-[54px] border-b border-line px-3.5 py-2 last:border-0">
                <Skeleton className={width} />
                <Skeleton className="mt-1.5 h-3 w-24" />
              </li>
            ))}
      </ul>
    </Section>
  );
}

function RecentJob({ job }: { job: JobSummary }) {
  const words = job.lastRun && runStates[job.lastRun.state];
  return (
    <li className="relative border-b border-line px-3.5 py-2 last:border-0 hover:bg-sunken has-[:focus-visible]:bg-accent-bg">
      <div className="flex items-center gap-3">
        <Link
          href={jobHref(job.id)}
          data-row
          className="min-w-0 flex-1 truncate font-strong after:absolute after:inset-0 focus-visible:outline-none"
        >
          {job.name}
        </Link>
        {words ? (
          <Badge state={words.badge}>{words.label}</Badge>
        ) : (
          <span className="text-sm text-faint">Never run</span>
        )}
      </div>
      <div className="flex h-[19px] items-center gap-3 text-sm text-dim">
        <span className="min-w-0 flex-1 truncate">
          Saved <RelativeTime at={job.updatedAt} className="relative" />
        </span>
        <span className="relative inline-flex">
          <NodeTypeIcons types={job.nodeTypes} nodeCount={job.nodeCount} />
        </span>
      </div>
    </li>
  );
}
