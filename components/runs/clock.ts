"use client";

import { useSyncExternalStore } from "react";

/** One timer a rhythm for the whole page, however many times are shown. */
function createClock(everyMs: number) {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let now = Date.now();
  const tick = () => {
    now = Date.now();
    for (const listener of listeners) listener();
  };
  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      if (timer === undefined) {
        now = Date.now();
        timer = setInterval(tick, everyMs);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    now: () => now,
  };
}

const minutes = createClock(20_000);
const seconds = createClock(1_000);
const stopped = () => () => {};

/** The time, kept current to within 20 seconds. */
export const useMinuteClock = (): number => useSyncExternalStore(minutes.subscribe, minutes.now, minutes.now);

/** The time by the second while `on`. */
export const useSecondClock = (on: boolean): number =>
  useSyncExternalStore(on ? seconds.subscribe : stopped, seconds.now, seconds.now);
