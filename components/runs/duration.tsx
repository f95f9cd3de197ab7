"use client";

import { cn } from "@/components/ui/cn";
import type { JobRun } from "@/lib/model/job-run";
import { useSecondClock } from "./clock";
import { durationWords } from "./time-words";

type RunDurationProps = {
  run: Pick<JobRun, "startedAt" | "endedAt">;
  className?: string;
};

/** How long a run took, or counts up while it lasts. A run that never started shows a dash. */
export function RunDuration({ run: { startedAt, endedAt }, className }: RunDurationProps) {
  const live = startedAt !== null && endedAt === null;
  const now = useSecondClock(live);
  const look = cn("whitespace-nowrap tabular", className);
  if (startedAt === null) return <span className={cn(look, "text-faint")}>–</span>;
  const start = Date.parse(startedAt);
  const passed = (endedAt === null ? Math.max(now, start) : Date.parse(endedAt)) - start;
  return <span className={look}>{live ? passedWords(passed) : durationWords(passed)}</span>;
}

/** By the second, since tenths would flicker. */
function passedWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return seconds < 60 ? `${seconds} s` : durationWords(seconds * 1000);
}
