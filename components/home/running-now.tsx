"use client";

import { Square } from "lucide-react";
import Link from "next/link";
import { jobHref } from "@/components/jobs/job-href";
import { RunDuration } from "@/components/runs/duration";
import { useStopRun } from "@/components/runs/run-queries";
import { isActive } from "@/components/runs/run-state";
import { RunStateBadge } from "@/components/runs/run-state-badge";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import type { JobSummary } from "@/lib/api/schemas";
import { Section } from "./section";

/** What runs at this moment, how far it is, and a way to stop it. */
export function RunningNow({ jobs }: { jobs: readonly JobSummary[] }) {
  const running = jobs.filter(({ lastRun }) => lastRun && isActive(lastRun.state));
  if (running.length === 0) return null;
  return (
    <Section title="Running now">
      <ul>
        {running.map((job) => (
          <RunningJob key={job.id} job={job} />
        ))}
      </ul>
    </Section>
  );
}

function RunningJob({ job: { id, name, lastRun } }: { job: JobSummary }) {
  const stop = useStopRun();
  if (!lastRun) return null;
  const stopping = stop.isPending || lastRun.state === "STOPPING";
  return (
    <li className="flex h-12 items-center gap-4 border-b border-line px-3.5 last:border-0">
      <Link
        href={jobHref(id, "runs", lastRun.id)}
        className="w-56 min-w-0 shrink-0 truncate rounded-xs font-strong hover:underline"
      >
        {name}
      </Link>
      <RunStateBadge state={lastRun.state} className="shrink-0" />
      <span className="flex min-w-0 flex-1 items-center gap-3">
        <Progress
          value={lastRun.state === "WAITING" ? 0 : lastRun.progress}
          label={`Progress of ${name}`}
          className="max-w-80"
        />
        <span className="w-10 shrink-0 text-right text-sm text-dim tabular">
          {lastRun.progress === null ? "" : `${Math.floor(lastRun.progress * 100)} %`}
        </span>
      </span>
      <RunDuration run={lastRun} className="text-sm text-dim" />
      <Button size="sm" icon={Square} busy={stopping} onClick={() => stop.mutate(lastRun.id)}>
        {stopping ? "Stopping" : "Stop"}
      </Button>
    </li>
  );
}
