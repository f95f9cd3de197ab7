"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { useDeleteJob } from "./job-queries";

type DeleteJobDialogProps = {
  job: { id: string; name: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDeleted?: () => void;
};

/** Deleting takes the versions and runs along, so the name is asked for. */
export function DeleteJobDialog({ job, open, onOpenChange, onDeleted }: DeleteJobDialogProps) {
  const remove = useDeleteJob();
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      tone="danger"
      title={`Delete “${job.name}”?`}
      description={
        <>
          Its versions, its runs and their logs go with it, and cannot be brought back. Files that it wrote
          stay where they are.
        </>
      }
      typeToConfirm={job.name}
      confirmLabel="Delete job"
      onConfirm={async () => {
        await remove.mutateAsync({ id: job.id, name: job.name });
        toast.ok(`“${job.name}” was deleted.`);
        onDeleted?.();
      }}
    />
  );
}
