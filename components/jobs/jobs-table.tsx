"use client";

import type { Ref } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { JobSummary } from "@/lib/api/schemas";
import type { JobListActions, JobListState, JobSort } from "./job-list-state";
import { JobRow } from "./job-row";
import { moveBetweenRows } from "./move-between-rows";

type JobsTableProps = {
  /** Undefined while they load. */
  jobs: readonly JobSummary[] | undefined;
  state: JobListState;
  onSort: JobListActions["sortBy"];
  ref?: Ref<HTMLTableSectionElement>;
};

/** The jobs of one page. */
export function JobsTable({ jobs, state, onSort, ref }: JobsTableProps) {
  const sorting = (sort: JobSort) => ({
    sort: state.sort === sort ? state.direction : null,
    onSort: () => onSort(sort),
  });
  return (
    <Table aria-busy={jobs === undefined} className="table-fixed">
      <colgroup>
        <col />
        <col className="hidden w-[152px] xl:table-column" />
        <col className="w-[132px]" />
        <col className="w-[122px]" />
        <col className="w-[104px]" />
        <col className="w-[70px]" />
        <col className="w-[122px]" />
        <col className="w-[84px]" />
      </colgroup>
      <TableHead>
        <TableRow>
          <TableHeader className="pl-4" {...sorting("name")}>
            Name
          </TableHeader>
          <TableHeader className="hidden xl:table-cell">Made of</TableHeader>
          <TableHeader>Last run</TableHeader>
          <TableHeader {...sorting("lastRun")}>Ran</TableHeader>
          <TableHeader align="right">Took</TableHeader>
          <TableHeader align="right">Version</TableHeader>
          <TableHeader {...sorting("updatedAt")}>Updated</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <tbody ref={ref} onKeyDown={moveBetweenRows}>
        {jobs ? jobs.map((job) => <JobRow key={job.id} job={job} />) : <LoadingRows />}
      </tbody>
    </Table>
  );
}

const widths = ["w-48", "w-36", "w-56", "w-40", "w-44"];

function LoadingRows() {
  return widths.map((width) => (
    <TableRow key={width}>
      <TableCell className="h-12 pl-4">
        <Skeleton className={width} />
      </TableCell>
      <TableCell className="hidden xl:table-cell">
        <Skeleton className="w-16" />
      </TableCell>
      <TableCell>
        <Skeleton className="h-5 w-20 rounded-full" />
      </TableCell>
      <TableCell>
        <Skeleton className="w-16" />
      </TableCell>
      <TableCell>
        <Skeleton className="ml-auto w-10" />
      </TableCell>
      <TableCell>
        <Skeleton className="ml-auto w-6" />
      </TableCell>
      <TableCell>
        <Skeleton className="w-16" />
      </TableCell>
      <TableCell className="pr-3">
        <Skeleton className="w-14" />
      </TableCell>
    </TableRow>
  ));
}
