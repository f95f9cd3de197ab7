"use client";

import { FileCode } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useEditorActions } from "../editor-store";
import { Banner } from "./banner";

/** Says that the text is the job, and offers the way back to the canvas. */
export function ProgramBanner() {
  const { setDocument } = useEditorActions();
  return (
    <Banner
      icon={FileCode}
      actions={
        <ConfirmDialog
          trigger={<Button size="sm">Rewrite from the canvas…</Button>}
          title="Rewrite the code from the canvas?"
          description="The nodes as the canvas shows them become the job, and the code is printed from them. What the program does besides them, such as loops, parameters and comments, is dropped. Undo brings it back."
          confirmLabel="Rewrite"
          onConfirm={() => setDocument("Rewrite from the canvas", { program: null })}
        />
      }
    >
      This job is a program; its canvas is a picture of the last recording.
    </Banner>
  );
}
