"use client";

import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";
import { useMinuteClock } from "./clock";
import { exactTime, relativeTime } from "./time-words";

type RelativeTimeProps = { at: string; className?: string };

/** "4 minutes ago", with the exact time on hover. */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const now = useMinuteClock();
  return (
    <Tooltip label={exactTime(at)} side="top">
      <time dateTime={at} className={cn("whitespace-nowrap", className)}>
        {relativeTime(at, Math.max(now, Date.now()))}
      </time>
    </Tooltip>
  );
}
