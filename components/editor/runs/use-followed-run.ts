"use client";

import { useEffect, useRef } from "react";
import { useRefreshRuns } from "@/components/runs/run-queries";
import { useEditor } from "../editor-store";

/** The run that the editor follows, however it was started; `onStarted` hears of one that starts while this is shown. */
export function useFollowedRun(onStarted: (id: string) => void): string | null {
  const active = useEditor((state) => state.activeRun);
  const refresh = useRefreshRuns();
  const before = useRef(active);
  const latest = useRef(onStarted);
  useEffect(() => {
    latest.current = onStarted;
  });
  useEffect(() => {
    if (before.current === active) return;
    before.current = active;
    refresh();
    if (active !== null) latest.current(active);
  }, [active, refresh]);
  // One that ended while another view was open is not in the list that is held.
  useEffect(refresh, [refresh]);
  return active;
}
