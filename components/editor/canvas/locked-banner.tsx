"use client";

import { Code } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useEditorActions } from "../editor-store";

/** Says why the graph cannot be edited, and what can be done. */
export function LockedBanner() {
  const { setTab, setDocument } = useEditorActions();
  return (
    <div
      role="status"
      className="absolute inset-x-3 top-3 z-5 mx-auto flex w-fit items-center gap-3 rounded-lg border border-line-2 bg-surface py-1.5 pr-1.5 pl-3 shadow-card"
    >
      <span>This job is a program. The canvas shows the nodes it builds.</span>
      <Button icon={Code} size="sm" onClick={() => setTab("code")}>
        Edit the code
      </Button>
      <ConfirmDialog
        trigger={<Button size="sm">Make it a graph</Button>}
        title="Go on with the graph alone?"
        description="The nodes as they are shown become the job. What the program does besides, such as loops and parameters, is dropped. Undo brings it back."
        confirmLabel="Make it a graph"
        onConfirm={() => setDocument("Make it a graph", { program: null })}
      />
    </div>
  );
}
