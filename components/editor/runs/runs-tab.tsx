"use client";

import { CircleX, History, Play, RotateCw } from "lucide-react";
import { useState } from "react";
import { useUrlState } from "@/components/jobs/use-url-state";
import { useRuns } from "@/components/runs/run-queries";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useEditor } from "../editor-store";
import { ArgumentsDialog } from "./arguments-dialog";
import { RunDetail } from "./run-detail";
import { RUNS_PAGE, RunList } from "./run-list";
import { useFollowedRun } from "./use-followed-run";
import { useStart } from "./use-start";

/** The runs of this job beside the one that is chosen; `?run=` in the address names it. */
export function RunsTab() {
  const jobId = useEditor((state) => state.jobId);
  const [params, changeUrl] = useUrlState();
  const [page, setPage] = useState(1);
  const [asking, setAsking] = useState(false);
  const { data, error, isFetching, refetch } = useRuns({ jobId, page, pageSize: RUNS_PAGE });
  const { start, starting } = useStart((run) => {
    setPage(1);
    changeUrl({ run: run.id });
  });

  const active = useFollowedRun((run) => changeUrl({ run }));
  const chosen = params.get("run") ?? active ?? data?.runs[0]?.id ?? null;
  const dialog = (
    <ArgumentsDialog open={asking} onOpenChange={setAsking} onStart={(given) => void start(given)} />
  );

  if (error && !data)
    return (
      <EmptyState
        icon={CircleX}
        tone="bad"
        title="The runs could not be read"
        className="h-full"
        actions={
          <Button variant="primary" icon={RotateCw} busy={isFetching} onClick={() => void refetch()}>
            Try again
          </Button>
        }
      >
        {error.message}
      </EmptyState>
    );
  if (data?.total === 0 && chosen === null)
    return (
      <>
        <EmptyState
          icon={History}
          title="This job has not run yet"
          className="h-full"
          actions={
            <>
              <Button onClick={() => setAsking(true)}>Run with arguments…</Button>
              <Button variant="primary" icon={Play} busy={starting} onClick={() => void start({})}>
                Run
              </Button>
            </>
          }
        >
          A run saves the job, reads its inputs and writes its targets. Its log and its counts stay here.
        </EmptyState>
        {dialog}
      </>
    );
  return (
    <div className="grid h-full min-h-0 grid-cols-[minmax(240px,300px)_minmax(0,1fr)] bg-surface">
      <RunList
        runs={data?.runs}
        total={data?.total ?? 0}
        page={page}
        onPage={setPage}
        chosen={chosen}
        onChoose={(run) => changeUrl({ run }, params.get("run") ? "push" : "replace")}
        starting={starting}
        onRun={() => void start({})}
        onRunWith={() => setAsking(true)}
      />
      {chosen ? <RunDetail key={chosen} runId={chosen} starting={starting} onRunAgain={start} /> : <div />}
      {dialog}
    </div>
  );
}
