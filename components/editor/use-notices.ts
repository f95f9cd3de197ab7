"use client";

import { useEffect } from "react";
import { saveFile } from "@/components/jobs/save-file";
import { type ToastOptions, toast } from "@/components/ui/toast";
import { formatDuration } from "@/lib/editor/row-flow";
import { isTerminal, type JobRun } from "@/lib/model/job-run";
import { useEditor, useEditorActions, useEditorStore } from "./editor-store";
import { nearFiles } from "./local/local-files";
import { isRunHere } from "./store/run-part";

/** Tells of what happened without being asked for: restored work, failed saves, failed drafts. */
export function useNotices(): void {
  useRunNotice();
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

  // What was brought back is saved or gone: there is nothing left to discard.
  const saved = useEditor((state) => state.saveState === "saved");
  useEffect(() => {
    if (saved) toast.dismiss("restored");
  }, [saved]);

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

/** Says how a run that was followed here ended. */
function useRunNotice(): void {
  const store = useEditorStore();
  useEffect(
    () =>
      store.subscribe(({ shownRun: run }, { shownRun: before }) => {
        if (!run || !before || run.id !== before.id || isTerminal(before.state) || !isTerminal(run.state))
          return;
        if (run.state === "SUCCEEDED") {
          toast.ok("The run succeeded", {
            id: "run",
            ...(durationOf(run) ? { detail: durationOf(run) } : {}),
            ...(isRunHere(run.id) ? resultsOf(run) : {}),
          });
          return;
        }
        if (run.state === "STOPPED") {
          toast.info("The run was stopped", { id: "run" });
          return;
        }
        const { error } = run;
        const node = error?.node;
        toast.bad(run.state === "TIMEOUT" ? "The run took too long and was ended" : "The run failed", {
          id: "run",
          ...(error ? { detail: error.message } : {}),
          action: node
            ? { label: `Go to ${error.nodeName ?? "the node"}`, onClick: () => store.actions.goTo(node) }
            : { label: "Show the log", onClick: () => store.actions.setTab("runs") },
        });
      }),
    [store],
  );
}

/** What a run of this page wrote is in the page alone: it is offered at once. */
function resultsOf({ outputs }: JobRun): Pick<ToastOptions, "action" | "duration"> {
  const download = () => {
    for (const { path } of outputs) {
      const blob = nearFiles.get(path)?.blob;
      if (blob) saveFile(blob, path.split("/").at(-1) ?? path);
    }
  };
  return {
    duration: null,
    action: { label: outputs.length === 1 ? "Download" : "Download all", onClick: download },
  };
}

function durationOf({ startedAt, endedAt }: JobRun): string {
  return startedAt && endedAt ? `in ${formatDuration(Date.parse(endedAt) - Date.parse(startedAt))}` : "";
}
