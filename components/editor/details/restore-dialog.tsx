"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { callApi } from "@/lib/api/client";
import type { JobVersion } from "@/lib/api/schemas";
import { useEditor, useEditorActions, useEditorStore } from "../editor-store";

type RestoreDialogProps = {
  /** Null while nothing is to be restored. */
  version: JobVersion | null;
  onClose: () => void;
  onRestored: () => void;
};

/** Makes an old version the newest, and the editor take it; undo brings back what was there. */
export function RestoreDialog({ version, onClose, onRestored }: RestoreDialogProps) {
  const store = useEditorStore();
  const client = useQueryClient();
  const { adoptVersion } = useEditorActions();
  const unsaved = useEditor(({ saveState }) => saveState !== "saved");
  const number = version?.version ?? 0;

  const restore = async () => {
    const { jobId, baseVersion } = store.getState();
    const params = { id: jobId, version: String(number) };
    const job = await callApi("restoreVersion", { params, body: { baseVersion } });
    adoptVersion(job, `Restore version ${number}`);
    void client.invalidateQueries({ queryKey: ["jobs"] });
    toast.ok(`Version ${number} is restored, as version ${job.version}.`, {
      detail: "Undo brings back what was there.",
    });
    onRestored();
  };

  return (
    <ConfirmDialog
      open={version !== null}
      onOpenChange={(open) => (open ? null : onClose())}
      title={`Restore version ${number}?`}
      description={
        <>
          <p>The job becomes what it was then, as a new version. The versions in between stay.</p>
          {unsaved ? (
            <p className="mt-2">The edits that are not saved give way to it; undo brings them back.</p>
          ) : null}
        </>
      }
      confirmLabel="Restore"
      onConfirm={restore}
    />
  );
}
