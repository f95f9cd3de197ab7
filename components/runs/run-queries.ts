"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toast } from "@/components/ui/toast";
import { callApi } from "@/lib/api/client";
import type { JobRun, JobRunState } from "@/lib/model/job-run";
import { isActive } from "./run-state";

/** How often lists are asked again while something runs. */
export const LIVE_MS = 2_000;

export interface RunsQuery {
  jobId?: string;
  state?: JobRunState;
  page?: number;
  pageSize?: number;
}

/** Runs, newest first; asked again every two seconds while one of them has not ended. */
export function useRuns(query: RunsQuery) {
  return useQuery({
    queryKey: ["runs", "list", query],
    queryFn: ({ signal }) => callApi("listRuns", { query, signal }),
    placeholderData: (previous) => previous,
    refetchInterval: ({ state: { data } }) =>
      data?.runs.some(({ state }) => isActive(state)) ? LIVE_MS : false,
  });
}

/** Everything that shows runs reads them again. */
export function useRefreshRuns(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    void client.invalidateQueries({ queryKey: ["runs"] });
    void client.invalidateQueries({ queryKey: ["jobs"] });
  }, [client]);
}

/** Asks a run to stop; says so when it cannot. */
export function useStopRun() {
  const refresh = useRefreshRuns();
  return useMutation({
    mutationFn: (id: string) => callApi("stopRun", { params: { id }, body: {} }),
    onSuccess: refresh,
    onError: (error) => {
      toast.bad("The run was not stopped.", { detail: error.message });
      refresh();
    },
  });
}

/** Starts a run of a job as it is saved. */
export function useStartRun() {
  const refresh = useRefreshRuns();
  return useMutation<JobRun, Error, { jobId: string; arguments?: Record<string, string> }>({
    mutationFn: ({ jobId, arguments: given = {} }) =>
      callApi("startRun", { params: { id: jobId }, body: { arguments: given } }),
    onSuccess: refresh,
    onError: (error) => {
      toast.bad("The run did not start.", { detail: error.message });
    },
  });
}
