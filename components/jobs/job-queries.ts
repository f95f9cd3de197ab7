"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { LIVE_MS } from "@/components/runs/run-queries";
import { callApi } from "@/lib/api/client";
import type { JobSummary } from "@/lib/api/schemas";
import type { Job } from "@/lib/model/job";
import { type JobListState, PAGE_SIZE } from "./job-list-state";
import { outcomeOf } from "./job-outcome";

type Order = Pick<JobListState, "search" | "sort" | "direction">;
interface JobPage {
  jobs: JobSummary[];
  total: number;
}

const MOST = 200;

/** Every job that matches, in order. */
async function allJobs(order: Order, signal: AbortSignal): Promise<JobPage> {
  const found = new Map<string, JobSummary>();
  for (let page = 1; ; page++) {
    const { jobs, total } = await callApi("listJobs", { query: { ...order, page, pageSize: MOST }, signal });
    // By id: a job that moved between two pages while they were read must not be there twice.
    for (const job of jobs) found.set(job.id, job);
    if (jobs.length < MOST || page * MOST >= total) return { jobs: [...found.values()], total: found.size };
  }
}

const readPage = ({ outcome, ...order }: JobListState, signal: AbortSignal): Promise<JobPage> =>
  callApi("listJobs", {
    query: { ...order, ...(outcome === null ? {} : { outcome }), pageSize: PAGE_SIZE },
    signal,
  });

const whileActive = ({ state: { data } }: { state: { data: JobPage | undefined } }): number | false =>
  data?.jobs.some((job) => outcomeOf(job) === "active") ? LIVE_MS : false;

/** One page of the list; asked again every two seconds while a job on it runs. */
export function useJobPage(state: JobListState) {
  return useQuery({
    queryKey: ["jobs", "page", state],
    queryFn: ({ signal }) => readPage(state, signal),
    placeholderData: (previous: JobPage | undefined) => previous,
    refetchInterval: whileActive,
  });
}

const newestFirst: Order = { search: "", sort: "updatedAt", direction: "desc" };

/** Every job, last saved first. */
export function useAllJobs() {
  return useQuery({
    queryKey: ["jobs", "all"],
    queryFn: ({ signal }) => allJobs(newestFirst, signal),
    refetchInterval: whileActive,
  });
}

function useJobMutation<Input, Output>(call: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation<Output, Error, Input>({
    mutationFn: call,
    onSuccess: () => void client.invalidateQueries({ queryKey: ["jobs"] }),
  });
}

export type NewJob = Pick<Job, "name"> &
  Partial<Pick<Job, "description" | "pipeline">> & {
    settings?: Partial<Job["settings"]>;
    program?: Job["program"];
  };
export const useCreateJob = () => useJobMutation((job: NewJob) => callApi("createJob", { body: job }));
export const useCloneJob = () =>
  useJobMutation(({ id, name }: { id: string; name?: string }) =>
    callApi("cloneJob", { params: { id }, body: name === undefined ? {} : { name } }),
  );
export const useDeleteJob = () =>
  useJobMutation(({ id, name }: { id: string; name: string }) =>
    callApi("deleteJob", { params: { id }, body: { confirm: name } }),
  );
