"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type KeepProgramDialogProps = {
  /** Null while there is nothing to decide. */
  reasons: readonly string[] | null;
  onKeep: () => void;
  onCancel: () => void;
};

/** The code does more than build nodes: says what, and what keeping it means. */
export function KeepProgramDialog({ reasons, onKeep, onCancel }: KeepProgramDialogProps) {
  return (
    <Dialog
      open={reasons !== null}
      onOpenChange={(open) => (open ? undefined : onCancel())}
      title="Keep this job as a program?"
      description="The code does more than build nodes, and the canvas cannot hold all of it:"
      footer={
        <>
          <Button onClick={onCancel}>Go on editing</Button>
          <Button variant="primary" onClick={onKeep}>
            Keep as a program
          </Button>
        </>
      }
    >
      <ul className="max-h-52 list-disc overflow-y-auto rounded-md border border-line bg-sunken py-2 pr-3 pl-7">
        {reasons?.map((reason) => (
          <li key={reason} className="break-words">
            {reason}
          </li>
        ))}
      </ul>
      <p className="mt-3 text-dim">
        The code then is the job, and runs as it stands. The canvas shows the nodes that it builds, to look at
        and to see rows at, and is edited here. “Rewrite from the canvas” goes back.
      </p>
    </Dialog>
  );
}
