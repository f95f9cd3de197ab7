"use client";

import { ChevronDown, Play, SlidersHorizontal } from "lucide-react";
import { count } from "@/components/grid/numbers";
import { moveBetweenRows } from "@/components/jobs/move-between-rows";
import { Pagination } from "@/components/jobs/pagination";
import { Button } from "@/components/ui/button";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { Skeleton } from "@/components/ui/skeleton";
import type { JobRun } from "@/lib/model/job-run";
import { RunListItem } from "./run-list-item";

export const RUNS_PAGE = 50;

type RunListProps = {
  /** Undefined while they load. */
  runs: readonly JobRun[] | undefined;
  total: number;
  page: number;
  onPage: (page: number) => void;
  chosen: string | null;
  onChoose: (id: string) => void;
  starting: boolean;
  onRun: () => void;
  onRunWith: () => void;
};

/** The runs of the job, newest first. */
export function RunList(props: RunListProps) {
  const { runs, total, page, onPage, chosen, onChoose, starting, onRun, onRunWith } = props;
  return (
    <section aria-label="Runs" className="flex min-h-0 flex-col border-r border-line">
      <header className="flex h-9 shrink-0 items-center gap-2 border-b border-line pr-1.5 pl-3.5">
        <h2 className="text-base">Runs</h2>
        <span className="text-sm text-dim tabular">{runs ? count(total) : ""}</span>
        <DropdownMenu
          align="end"
          trigger={
            <Button size="sm" className="ml-auto" icon={Play} busy={starting}>
              Start
              <ChevronDown size={12} aria-hidden className="-mr-0.5 text-faint" />
            </Button>
          }
          items={[
            { id: "run", label: "Run", icon: Play, shortcut: "mod+enter", onSelect: onRun },
            { id: "with", label: "Run with arguments…", icon: SlidersHorizontal, onSelect: onRunWith },
          ]}
        />
      </header>
      <ul
        className="min-h-0 flex-1 overflow-y-auto"
        onKeyDown={moveBetweenRows}
        aria-busy={runs === undefined}
      >
        {runs ? (
          runs.map((run) => (
            <RunListItem key={run.id} run={run} chosen={run.id === chosen} onChoose={onChoose} />
          ))
        ) : (
          <LoadingRuns />
        )}
      </ul>
      <Pagination page={page} pageSize={RUNS_PAGE} total={total} onPage={onPage} noun="runs" />
    </section>
  );
}

const loading = ["a", "b", "c", "d"];

const LoadingRuns = () =>
  loading.map((key) => (
    <li key={key} className="h-[55px] border-b border-line px-3.5 py-2">
      <Skeleton className="w-24" />
      <Skeleton className="mt-1.5 h-3 w-40" />
    </li>
  ));
