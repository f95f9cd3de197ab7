"use client";

import { CircleX, Plus, RotateCw } from "lucide-react";
import { useState } from "react";
import { useDroppedFiles } from "@/components/glue/use-dropped-files";
import { DropToStart } from "@/components/jobs/drop-to-start";
import { useAllJobs } from "@/components/jobs/job-queries";
import { NewJobDialog, type NewJobStart } from "@/components/jobs/new-job-dialog";
import { usePageKey } from "@/components/jobs/use-page-key";
import { PageHeader } from "@/components/shell/page-header";
import { type Shortcut, useShortcuts } from "@/components/shell/shortcuts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FirstStart } from "./first-start";
import { RecentJobs } from "./recent-jobs";
import { RecentRuns } from "./recent-runs";
import { RunningNow } from "./running-now";
import { StartRow } from "./start-row";
import { Tiles } from "./tiles";

const shortcuts: readonly Shortcut[] = [
  { keys: "n", label: "New job" },
  { keys: ["up", "down"], label: "Move in a list" },
];

/** What ran, what failed, what runs now, and one click to start. */
export function HomePage() {
  const { data, error, isFetching, refetch } = useAllJobs();
  const [creating, setCreating] = useState<NewJobStart | null>(null);
  const files = useDroppedFiles();
  useShortcuts("Home", shortcuts);
  usePageKey("n", () => setCreating("empty"));
  const jobs = data?.jobs;

  return (
    <DropToStart onFiles={files.take} busy={files.busy}>
      <PageHeader
        title="Home"
        actions={
          <Button variant="primary" icon={Plus} onClick={() => setCreating("empty")}>
            New job
          </Button>
        }
      />
      {error && !data ? (
        <EmptyState
          icon={CircleX}
          tone="bad"
          title="The studio does not answer"
          className="flex-1"
          actions={
            <Button variant="primary" icon={RotateCw} busy={isFetching} onClick={() => void refetch()}>
              Try again
            </Button>
          }
        >
          {error.message}
        </EmptyState>
      ) : jobs?.length === 0 ? (
        <FirstStart onNew={setCreating} onFiles={files.take} />
      ) : (
        <div className="mx-auto flex w-full max-w-[1180px] flex-col gap-4 p-4">
          <Tiles jobs={jobs} />
          {jobs ? <RunningNow jobs={jobs} /> : null}
          <StartRow onNew={setCreating} onFiles={files.take} />
          <div className="grid items-start gap-4 md:grid-cols-[minmax(0,1fr)_minmax(280px,340px)]">
            <RecentRuns />
            <RecentJobs jobs={jobs} />
          </div>
        </div>
      )}
      <NewJobDialog
        open={creating !== null}
        start={creating ?? "empty"}
        onOpenChange={(open) => setCreating(open ? "empty" : null)}
      />
      {files.dialog}
    </DropToStart>
  );
}
