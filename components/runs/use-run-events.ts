"use client";

import { useCallback, useEffect, useState } from "react";
import type { JobRun } from "@/lib/model/job-run";
import { openRunFeed } from "./run-feed";
import { useRefreshRuns } from "./run-queries";
import type { LogLine } from "./state-line";

export interface RunEvents {
  run: JobRun | null;
  log: readonly LogLine[];
  state: "loading" | "live" | "ended" | "broken";
  error: string | null;
  /** Opens it anew after it broke. */
  retry: () => void;
}

type Held = Omit<RunEvents, "retry"> & { key: string };
const empty = (key: string): Held => ({ key, run: null, log: [], state: "loading", error: null });

/** A run and its log, live while it lasts. */
export function useRunEvents(runId: string): RunEvents {
  const [attempt, setAttempt] = useState(0);
  const key = `${runId}/${attempt}`;
  const [held, setHeld] = useState(() => empty(key));
  const refresh = useRefreshRuns();

  useEffect(() => {
    const patch = (change: (before: Held) => Partial<Held>) =>
      setHeld((before) => {
        const base = before.key === key ? before : empty(key);
        return { ...base, ...change(base) };
      });
    let live = false;
    return openRunFeed(key.slice(0, key.lastIndexOf("/")), {
      onRun: (run) => patch(() => ({ run })),
      onLog: (lines) => patch(({ log }) => ({ log: [...log, ...lines] })),
      onState: (state) => {
        patch(() => ({ state, error: null }));
        // Lists show the last state at once instead of at their next question.
        if (live && state === "ended") refresh();
        live = state === "live";
      },
      onError: (error) => patch(() => ({ state: "broken", error })),
    });
  }, [key, refresh]);

  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  const { run, log, state, error } = heldFor(held, key);
  return { run, log, state, error, retry };
}

/** What was held for another run is not shown while this one is read. */
const heldFor = (held: Held, key: string): Held => (held.key === key ? held : empty(key));
