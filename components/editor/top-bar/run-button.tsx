"use client";

import { ChevronDown, Play, Square } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { Spinner } from "@/components/ui/spinner";
import { useEditor, useEditorActions } from "../editor-store";
import { commandItem } from "../session/command-menu";
import { useEditorPort } from "../session/session";

/** Run, with what else starts from here; Stop while a run goes on. */
export function RunButton() {
  const port = useEditorPort();
  const { stopRun, setTab, setShownRun } = useEditorActions();
  const active = useEditor(({ activeRun }) => activeRun !== null);
  const starting = useEditor((state) => state.starting);
  const stopping = useEditor(
    ({ shownRun, activeRun }) => shownRun?.id === activeRun && shownRun?.state === "STOPPING",
  );
  const hasRun = useEditor(({ shownRun }) => shownRun !== null);
  // Opening the menu renders it, so its entries are as things stand.
  useEditor(({ saveState }) => saveState);

  if (active)
    return (
      <Button
        {...(stopping ? {} : { icon: Square })}
        busy={stopping}
        onClick={() => void stopRun()}
        className="min-w-[68px]"
      >
        {stopping ? "Stopping" : "Stop"}
      </Button>
    );
  return (
    <span className="flex">
      <Button
        variant="primary"
        onClick={port.run}
        aria-busy={starting || undefined}
        className="rounded-r-none pr-2"
      >
        {starting ? (
          <Spinner size={14} />
        ) : (
          <Play size={13} strokeWidth={1.75} fill="currentColor" aria-hidden />
        )}
        Run
      </Button>
      <DropdownMenu
        align="end"
        trigger={
          <Button
            variant="primary"
            aria-label="More about running"
            className="rounded-l-none border-l-on-accent/25 px-1"
          >
            <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
          </Button>
        }
        items={[
          commandItem(port, "run", "Save and run"),
          commandItem(port, "save"),
          "separator",
          { id: "runs", label: "All runs of this job", onSelect: () => setTab("runs") },
          {
            id: "hide",
            label: "Hide the counts of the last run",
            disabled: !hasRun,
            onSelect: () => setShownRun(null),
          },
        ]}
      />
    </span>
  );
}
