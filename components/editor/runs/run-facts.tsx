"use client";

import type { ReactNode } from "react";
import { count } from "@/components/grid/numbers";
import { RunDuration } from "@/components/runs/duration";
import { RelativeTime } from "@/components/runs/relative-time";
import { rowsWritten } from "@/components/runs/rows-written";
import { bytesWords } from "@/components/runs/size-words";
import { durationWords } from "@/components/runs/time-words";
import { Chip } from "@/components/ui/chip";
import type { JobRun } from "@/lib/model/job-run";

const unknown = <span className="text-faint">–</span>;

/** The numbers of a run. */
export function RunFacts({ run }: { run: JobRun }) {
  const rows = rowsWritten(run);
  const waited = run.startedAt ? Date.parse(run.startedAt) - Date.parse(run.queuedAt) : 0;
  const given = Object.entries(run.arguments);
  return (
    <dl className="flex shrink-0 flex-wrap gap-x-8 gap-y-2 px-4 pt-1 pb-3">
      <Fact title="Started">
        {run.startedAt ? <RelativeTime at={run.startedAt} /> : "not yet"}
        {waited >= 1000 ? <span className="text-dim"> · waited {durationWords(waited)}</span> : null}
      </Fact>
      <Fact title={run.endedAt ? "Took" : "Running for"}>
        <RunDuration run={run} />
      </Fact>
      <Fact title="Rows written">{rows === null ? unknown : count(rows)}</Fact>
      <Fact title="Peak memory">{run.peakMemory === null ? unknown : bytesWords(run.peakMemory)}</Fact>
      <Fact title="Version">v{run.jobVersion}</Fact>
      <Fact title="Attempt">{run.attempt + 1}</Fact>
      {given.length > 0 ? (
        <Fact title="Arguments">
          <span className="flex flex-wrap gap-1">
            {given.map(([key, value]) => (
              <Chip key={key} title={`${key}=${value}`} className="max-w-60">
                {key}={value}
              </Chip>
            ))}
          </span>
        </Fact>
      ) : null}
    </dl>
  );
}

const Fact = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-sm text-dim">{title}</dt>
    <dd className="tabular">{children}</dd>
  </div>
);
