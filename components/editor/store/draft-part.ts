import { del, get as read, set as write } from "idb-keyval";
import type { StoreApi } from "zustand/vanilla";
import { sameDocument } from "@/lib/editor/document";
import { makeDraft } from "@/lib/editor/draft";
import type { EditorState } from "./state";

const PAUSE_MS = 200;
const keyOf = (jobId: string) => `tenon.draft.${jobId}`;

/** The stored draft of a job, unchecked; null where there is none or the browser refuses storage. */
export async function loadDraft(jobId: string): Promise<unknown> {
  try {
    return (await read(keyOf(jobId))) ?? null;
  } catch {
    return null;
  }
}

/** Keeps every edit in the browser: at once when it is the first for a while, else at the end of a short pause. */
export function draftPart(store: StoreApi<EditorState>): () => void {
  const key = keyOf(store.getState().jobId);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastWrite = 0;

  const persist = async () => {
    clearTimeout(timer);
    timer = undefined;
    lastWrite = Date.now();
    const { history, baseVersion, document, saved } = store.getState();
    const unsaved = !sameDocument(document, saved);
    try {
      if (!unsaved && history.past.length + history.future.length === 0) await del(key);
      else await write(key, makeDraft(history, baseVersion, unsaved));
      if (store.getState().draftFailed) store.setState({ draftFailed: false });
    } catch {
      store.setState({ draftFailed: true });
    }
  };

  const soon = () => {
    if (timer !== undefined) return;
    timer = setTimeout(() => void persist(), Math.max(0, lastWrite + PAUSE_MS - Date.now()));
  };
  const flush = () => {
    if (timer !== undefined) void persist();
  };
  const warn = (event: BeforeUnloadEvent) => {
    const { draftFailed, document, saved } = store.getState();
    if (draftFailed && !sameDocument(document, saved)) event.preventDefault();
  };

  const unsubscribe = store.subscribe((state, before) => {
    if (state.history !== before.history || state.baseVersion !== before.baseVersion) soon();
  });
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", flush);
  window.addEventListener("beforeunload", warn);
  return () => {
    flush();
    unsubscribe();
    window.removeEventListener("pagehide", flush);
    document.removeEventListener("visibilitychange", flush);
    window.removeEventListener("beforeunload", warn);
  };
}
