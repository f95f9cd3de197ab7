"use client";

import { useCallback } from "react";
import { useRefreshRuns } from "@/components/runs/run-queries";
import { toast } from "@/components/ui/toast";
import type { JobRun } from "@/lib/model/job-run";
import { useEditor, useEditorStore } from "../editor-store";

/** Saves and starts the job; says why when it does not. */
export function useStart(onStarted: (run: JobRun) => void) {
  const store = useEditorStore();
  const starting = useEditor((state) => state.starting);
  const refresh = useRefreshRuns();
  const start = useCallback(
    async (given: Record<string, string>) => {
      if (store.getState().activeRun !== null) {
        toast.info("A run of this job is going on.", { detail: "Stop it first, or wait for its end." });
        return;
      }
      const run = await store.actions.startRun(given);
      refresh();
      if (run) return onStarted(run);
      const { saveError, saveState } = store.getState();
      const detail = saveState === "conflict" ? "Somebody else saved this job in the meantime." : saveError;
      toast.bad("The run did not start.", detail ? { detail } : {});
    },
    [store, refresh, onStarted],
  );
  return { start, starting };
}
