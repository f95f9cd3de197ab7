"use client";

import { Play, Square, Workflow } from "lucide-react";
import { useStopRun } from "@/components/runs/run-queries";
import { isActive } from "@/components/runs/run-state";
import { RunStateBadge } from "@/components/runs/run-state-badge";
import { exactTime } from "@/components/runs/time-words";
import { Button } from "@/components/ui/button";
import type { JobRun } from "@/lib/model/job-run";
import { useEditor, useEditorActions } from "../editor-store";
import { useShowOnCanvas } from "./use-show-on-canvas";

type RunHeaderProps = {
  run: JobRun;
  starting: boolean;
  onRunAgain: (given: Record<string, string>) => void;
};

/** Which run this is, how it goes, and what can be done with it. */
export function RunHeader({ run, starting, onRunAgain }: RunHeaderProps) {
  const stop = useStopRun();
  const actions = useEditorActions();
  const followed = useEditor((state) => state.activeRun === run.id);
  const show = useShowOnCanvas();
  const active = isActive(run.state);
  const stopping = stop.isPending || run.state === "STOPPING";
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-3 pb-2">
      <RunStateBadge state={run.state} progress={run.progress} />
      <h2 className="min-w-0 truncate text-base">{exactTime(run.startedAt ?? run.queuedAt)}</h2>
      <div className="ml-auto flex gap-2">
        <Button icon={Workflow} onClick={() => show(run)}>
          Show on canvas
        </Button>
        {active ? (
          <Button
            icon={Square}
            variant="danger-quiet"
            busy={stopping}
            // The store stops the run that it follows, so that the canvas knows at once.
            onClick={() => (followed ? void actions.stopRun() : stop.mutate(run.id))}
          >
            {stopping ? "Stopping" : "Stop"}
          </Button>
        ) : (
          <Button icon={Play} busy={starting} onClick={() => onRunAgain(run.arguments)}>
            Run again
          </Button>
        )}
      </div>
    </header>
  );
}
