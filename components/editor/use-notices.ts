"use client";

import { useEffect } from "react";
import { toast } from "@/components/ui/toast";
import { useEditor, useEditorActions } from "./editor-store";

/** Tells of what happened without being asked for: restored work, failed saves, failed drafts. */
export function useNotices(): void {
  const { discardRestored } = useEditorActions();
  const restored = useEditor((state) => state.restored);
  const saveError = useEditor((state) => state.saveError);
  const draftFailed = useEditor((state) => state.draftFailed);

  useEffect(() => {
    if (restored === "nothing") return;
    toast.info("Unsaved changes restored", {
      id: "restored",
      duration: 12_000,
      action: { label: "Discard them", onClick: discardRestored },
      ...(restored === "unsaved-behind"
        ? { detail: "The job was saved elsewhere in the meantime. Saving will show the differences first." }
        : {}),
    });
  }, [restored, discardRestored]);

  useEffect(() => {
    if (saveError !== null) toast.bad(saveError, { id: "save" });
    else toast.dismiss("save");
  }, [saveError]);

  useEffect(() => {
    if (!draftFailed) return;
    toast.warn("This browser does not keep unsaved changes.", {
      id: "draft",
      duration: null,
      detail: "Save before the tab is closed.",
    });
  }, [draftFailed]);
}
