import { ApiFailure } from "@/lib/api/client";
import { documentOf, sameDocument } from "@/lib/editor/document";
import { record } from "@/lib/editor/history";
import type { Job } from "@/lib/model/job";
import type { StoreContext } from "./context";
import { afterHistory } from "./edit-part";
import type { EditorActions } from "./state";

type Part = Pick<EditorActions, "save" | "resolveConflict" | "dismissConflict" | "adoptVersion">;

/** Saving with optimistic locking; history outlives it. */
export function savePart(context: StoreContext): Part {
  const { get, set, services } = context;
  let running: Promise<boolean> | null = null;

  const saveOn = async (baseVersion: number): Promise<boolean> => {
    const { jobId, document } = get();
    set({ saveState: "saving", saveError: null });
    try {
      const job = await services.saveJob(jobId, document, baseVersion);
      set({ saved: document, baseVersion: job.version, conflict: null });
      set({ saveState: sameDocument(get().document, document) ? "saved" : "unsaved" });
      return true;
    } catch (error) {
      const conflict = error instanceof ApiFailure ? error.conflict : null;
      if (conflict) set({ saveState: "conflict", conflict });
      else set(failure(error));
      return false;
    }
  };

  /** One save at a time; a second press waits for the first and saves what came after it. */
  const save = async (): Promise<boolean> => {
    if (running) await running;
    const { document, saved, saveState, baseVersion } = get();
    if (saveState === "conflict") return false;
    if (sameDocument(document, saved)) return true;
    running = saveOn(baseVersion).finally(() => {
      running = null;
    });
    return running;
  };

  const adoptVersion = (job: Job, label: string) => {
    const document = documentOf(job);
    const history = record(get().history, document, { label, at: services.now() });
    set({ saved: document, baseVersion: job.version, conflict: null, saveState: "saved", saveError: null });
    set(afterHistory(get(), history));
  };

  return {
    save,
    adoptVersion,
    dismissConflict: () => set({ conflict: null, saveState: "unsaved" }),
    resolveConflict: async (choice) => {
      const { conflict, document, jobId } = get();
      if (!conflict) return null;
      if (choice === "mine") return (await saveOn(conflict.current.version)) ? jobId : null;
      if (choice === "copy") {
        try {
          const copy = await services.createJob({ ...document, name: `${document.name} (copy)` });
          adoptVersion(conflict.current, "Take the saved version");
          return copy.id;
        } catch (error) {
          set({ saveError: failure(error).saveError });
          return null;
        }
      }
      adoptVersion(conflict.current, "Take the saved version");
      return jobId;
    },
  };
}

/** A refusal is the server's answer; anything else means there was none. */
function failure(error: unknown): { saveState: "unsaved" | "offline"; saveError: string } {
  if (error instanceof ApiFailure) return { saveState: "unsaved", saveError: error.message };
  return {
    saveState: "offline",
    saveError: "The studio does not answer. The edits are kept in this browser.",
  };
}
