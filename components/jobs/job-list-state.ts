"use client";

import { useMemo } from "react";
import type { JobOutcome } from "@/lib/model/job-run";
import { readOutcome } from "./job-outcome";
import { type UrlPatch, useUrlState } from "./use-url-state";

export const SORTS = ["name", "lastRun", "updatedAt"] as const;
export type JobSort = (typeof SORTS)[number];
export const PAGE_SIZE = 50;

export interface JobListState {
  search: string;
  outcome: JobOutcome | null;
  sort: JobSort;
  direction: "asc" | "desc";
  page: number;
}

/** Names go up from A; times go down from now. */
const firstDirection = (sort: JobSort): "asc" | "desc" => (sort === "name" ? "asc" : "desc");

export interface JobListActions {
  search(text: string): void;
  filter(outcome: JobOutcome | null): void;
  /** Sorts by a column, or turns the order round when it does already. */
  sortBy(sort: JobSort): void;
  goToPage(page: number): void;
  clear(): void;
}

/** What the jobs list shows, read from the address and written to it; defaults are left out. */
export function useJobListState(): readonly [JobListState, JobListActions] {
  const [params, change] = useUrlState();
  const sort = SORTS.find((one) => one === params.get("sort")) ?? "updatedAt";
  const asked = params.get("direction");
  const state: JobListState = {
    search: params.get("search") ?? "",
    outcome: readOutcome(params.get("state")),
    sort,
    direction: asked === "asc" || asked === "desc" ? asked : firstDirection(sort),
    page: Math.max(1, Math.floor(Number(params.get("page")) || 1)),
  };
  const { direction } = state;
  const actions = useMemo<JobListActions>(() => {
    const fromStart = (patch: UrlPatch, how?: "push" | "replace") => change({ ...patch, page: null }, how);
    return {
      search: (text) => fromStart({ search: text }, "replace"),
      filter: (outcome) => fromStart({ state: outcome }),
      sortBy(next) {
        const turned = direction === "asc" ? "desc" : "asc";
        const wanted = next === sort ? turned : firstDirection(next);
        fromStart({
          sort: next === "updatedAt" ? null : next,
          direction: wanted === firstDirection(next) ? null : wanted,
        });
      },
      goToPage: (page) => change({ page: page === 1 ? null : String(page) }),
      clear: () => fromStart({ search: null, state: null }),
    };
  }, [change, sort, direction]);
  return [state, actions];
}
