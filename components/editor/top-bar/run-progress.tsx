"use client";

import { Progress } from "@/components/ui/progress";
import { useEditor } from "../editor-store";

/** A thin line under the bar while a run goes on. */
export function RunProgress() {
  const active = useEditor(({ activeRun, starting }) => activeRun !== null || starting);
  const progress = useEditor(({ shownRun, activeRun }) =>
    shownRun?.id === activeRun ? (shownRun?.progress ?? null) : null,
  );
  if (!active) return null;
  return (
    <div className="relative z-30 h-0">
      <Progress
        value={progress}
        label="Progress of the run"
        className="absolute -top-[2px] h-[2px] rounded-none"
      />
    </div>
  );
}
