"use client";

import { useCallback } from "react";
import type { JobRun } from "@/lib/model/job-run";
import { useEditorActions } from "../editor-store";

/** Draws a run's counts and times on the canvas and goes there, to a node if one is named. */
export function useShowOnCanvas(): (run: JobRun, node?: string) => void {
  const actions = useEditorActions();
  return useCallback(
    (run, node) => {
      actions.setShownRun(run);
      if (node === undefined) actions.setTab("canvas");
      else actions.goTo(node);
    },
    [actions],
  );
}
