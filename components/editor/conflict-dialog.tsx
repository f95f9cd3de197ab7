"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DifferenceList } from "./details/difference-list";
import { useEditor, useEditorActions } from "./editor-store";

/** Somebody saved in the meantime: shows how the two differ and lets the user decide. */
export function ConflictDialog() {
  const conflict = useEditor((state) => state.conflict);
  const { resolveConflict, dismissConflict } = useEditorActions();
  const mine = useEditor(({ document }) => document.pipeline.nodes);
  const router = useRouter();
  const [busy, setBusy] = useState<"mine" | "theirs" | "copy" | null>(null);
  if (!conflict) return null;

  const choose = async (choice: "mine" | "theirs" | "copy") => {
    setBusy(choice);
    const job = await resolveConflict(choice);
    setBusy(null);
    if (choice === "copy" && job !== null) router.push(`/jobs/${job}`);
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : dismissConflict())}
      title="This job was saved elsewhere"
      description={`Version ${conflict.current.version} was saved while it was being edited here. Nothing is lost yet.`}
      size="lg"
      footer={
        <>
          <Button busy={busy === "copy"} onClick={() => void choose("copy")} className="mr-auto">
            Save mine as a copy
          </Button>
          <Button busy={busy === "theirs"} onClick={() => void choose("theirs")}>
            Take theirs
          </Button>
          <Button variant="primary" busy={busy === "mine"} onClick={() => void choose("mine")}>
            Save mine on top
          </Button>
        </>
      }
    >
      <h3 className="mb-1.5">What would change from theirs to mine</h3>
      {conflict.differences.length === 0 ? (
        <p className="text-dim">Only places on the canvas differ.</p>
      ) : (
        <DifferenceList
          differences={conflict.differences}
          nodes={{ ...conflict.current.pipeline.nodes, ...mine }}
        />
      )}
      <p className="mt-3 text-dim">
        Every save is a version: what is saved on top of stays in the history of the job, and undo brings back
        what was here.
      </p>
    </Dialog>
  );
}
