"use client";

import { CircleX, Plus, RotateCw, SearchX, Workflow } from "lucide-react";
import { useRef, useState } from "react";
import { ImportButton } from "@/components/glue/import-button";
import { useDroppedFiles } from "@/components/glue/use-dropped-files";
import { count } from "@/components/grid/numbers";
import { PageHeader } from "@/components/shell/page-header";
import { type Shortcut, useShortcuts } from "@/components/shell/shortcuts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { toast } from "@/components/ui/toast";
import { DropToStart } from "./drop-to-start";
import { PAGE_SIZE, useJobListState } from "./job-list-state";
import { useJobPage } from "./job-queries";
import { JobsTable } from "./jobs-table";
import { focusFirstRow } from "./move-between-rows";
import { NewJobDialog } from "./new-job-dialog";
import { OutcomeFilter } from "./outcome-filter";
import { Pagination } from "./pagination";
import { SearchField } from "./search-field";
import { usePageKey } from "./use-page-key";

const shortcuts: readonly Shortcut[] = [
  { keys: "/", label: "Search" },
  { keys: ["up", "down"], label: "Move between jobs" },
  { keys: "enter", label: "Open the job" },
  { keys: "n", label: "New job" },
];

/** All jobs: search, filter, sort, pages; the address holds all of it. */
export function JobsPage() {
  const [state, actions] = useJobListState();
  const { data, error, isPlaceholderData, isFetching, refetch } = useJobPage(state);
  const [creating, setCreating] = useState(false);
  const rows = useRef<HTMLTableSectionElement>(null);
  useShortcuts("Jobs", shortcuts);

  usePageKey("n", () => setCreating(true));

  const dropped = useDroppedFiles();
  const importOnly = async (files: readonly File[]) => {
    const [other] = await dropped.importJobs(files);
    if (other)
      toast.bad(`“${other.name}” holds no job.`, {
        detail: "Job files of this studio and of AWS Glue can be imported.",
      });
  };

  const filtered = state.search !== "" || state.outcome !== null;
  const empty = data !== undefined && data.jobs.length === 0 && !isPlaceholderData;
  return (
    <DropToStart
      onFiles={dropped.take}
      busy={dropped.busy}
      hint="Drop a job to import it, or data to start a job that reads it"
    >
      <PageHeader
        title="Jobs"
        meta={data ? <span className="tabular">{count(data.total)}</span> : null}
        actions={
          <>
            <ImportButton onFiles={(files) => void importOnly(files)} busy={dropped.busy} />
            <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
              New job
            </Button>
          </>
        }
      />
      <div className="flex shrink-0 flex-wrap items-center gap-3 border-b border-line bg-surface px-4 py-2">
        <SearchField
          value={state.search}
          onSearch={actions.search}
          label="Search jobs"
          onLeave={() => focusFirstRow(rows.current)}
        />
        <OutcomeFilter value={state.outcome} onChange={actions.filter} />
      </div>
      <div className="min-h-0 flex-1 overflow-auto bg-surface">
        {error && !data ? (
          <EmptyState
            icon={CircleX}
            tone="bad"
            title="The jobs could not be read"
            className="h-full"
            actions={
              <Button variant="primary" icon={RotateCw} busy={isFetching} onClick={() => void refetch()}>
                Try again
              </Button>
            }
          >
            {error.message}
          </EmptyState>
        ) : empty && !filtered && data.total === 0 ? (
          <EmptyState
            icon={Workflow}
            title="No jobs yet"
            className="h-full"
            actions={
              <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
                New job
              </Button>
            }
          >
            A job reads files, changes their rows and writes the result. Start with an empty canvas or a
            sample.
          </EmptyState>
        ) : empty ? (
          <EmptyState
            icon={SearchX}
            title={filtered ? "No job matches" : "This page is empty"}
            className="h-full"
            actions={
              filtered ? (
                <Button onClick={actions.clear}>Show all jobs</Button>
              ) : (
                <Button onClick={() => actions.goToPage(1)}>First page</Button>
              )
            }
          >
            {state.search
              ? `Nothing has “${state.search}” in its name or description`
              : "No last run went that way"}
            {state.search && state.outcome ? " with that filter." : "."}
          </EmptyState>
        ) : (
          <JobsTable ref={rows} jobs={data?.jobs} state={state} onSort={actions.sortBy} />
        )}
      </div>
      {data ? (
        <Pagination
          page={state.page}
          pageSize={PAGE_SIZE}
          total={data.total}
          onPage={actions.goToPage}
          noun={data.total === 1 ? "job" : "jobs"}
        />
      ) : null}
      <NewJobDialog open={creating} onOpenChange={setCreating} />
      {dropped.dialog}
    </DropToStart>
  );
}
