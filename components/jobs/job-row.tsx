"use client";

import { Code } from "lucide-react";
import Link from "next/link";
import { RunDuration } from "@/components/runs/duration";
import { RelativeTime } from "@/components/runs/relative-time";
import { RunStateBadge } from "@/components/runs/run-state-badge";
import { TableCell, TableRow } from "@/components/ui/table";
import { Tooltip } from "@/components/ui/tooltip";
import type { JobSummary } from "@/lib/api/schemas";
import { JobActions } from "./job-actions";
import { jobHref } from "./job-href";
import { NodeTypeIcons } from "./node-type-icons";

const dash = <span className="text-faint">–</span>;

/** One job of the list. The link on its name covers the row, so that a click anywhere opens it. */
export function JobRow({ job }: { job: JobSummary }) {
  const { lastRun } = job;
  return (
    <TableRow className="relative hover:bg-sunken has-[[data-row]:focus-visible]:bg-accent-bg has-[[data-row]:focus-visible]:shadow-[inset_2px_0_var(--accent)]">
      <TableCell className="h-12 pl-4">
        <div className="flex min-w-0 items-center gap-2">
          <Link
            href={jobHref(job.id)}
            data-row
            className="truncate rounded-xs font-strong after:absolute after:inset-0 focus-visible:outline-none"
          >
            {job.name}
          </Link>
          {job.isProgram ? (
            <Tooltip label="Kept as a program; its canvas is a picture of the last recording" side="top">
              <span className="relative inline-flex shrink-0 items-center gap-1 text-xs text-dim">
                <Code size={12} aria-hidden />
                program
              </span>
            </Tooltip>
          ) : null}
        </div>
        {job.description ? <p className="truncate text-sm text-dim">{job.description}</p> : null}
      </TableCell>
      <TableCell className="hidden xl:table-cell">
        <span className="relative flex w-fit">
          <NodeTypeIcons types={job.nodeTypes} nodeCount={job.nodeCount} />
        </span>
      </TableCell>
      <TableCell>
        {lastRun ? (
          <Link href={jobHref(job.id, "runs", lastRun.id)} className="relative flex w-fit rounded-full">
            <span className="sr-only">Last run of {job.name}: </span>
            <RunStateBadge state={lastRun.state} progress={lastRun.progress} />
          </Link>
        ) : (
          <span className="text-sm text-faint">Never run</span>
        )}
      </TableCell>
      <TableCell className="text-dim">
        {lastRun ? <RelativeTime at={lastRun.startedAt ?? lastRun.queuedAt} className="relative" /> : dash}
      </TableCell>
      <TableCell align="right">
        {lastRun ? <RunDuration run={lastRun} className="text-dim" /> : dash}
      </TableCell>
      <TableCell align="right" className="text-dim">
        v{job.version}
      </TableCell>
      <TableCell className="text-dim">
        <RelativeTime at={job.updatedAt} className="relative" />
      </TableCell>
      <TableCell className="pr-3">
        <span className="relative flex justify-end">
          <JobActions job={job} />
        </span>
      </TableCell>
    </TableRow>
  );
}
