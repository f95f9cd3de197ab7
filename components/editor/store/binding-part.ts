import type { StoreApi } from "zustand/vanilla";
import { graphOf } from "@/lib/model/pipeline";
import type { StoreContext } from "./context";
import type { EditorState } from "./state";

const DEBOUNCE_MS = 150;

/** Asks the engine for columns and diagnostics after each edit of the nodes; the latest question wins. */
export function bindingPart({ get, set, services }: StoreContext, store: StoreApi<EditorState>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;

  const ask = async () => {
    asked?.abort();
    const controller = new AbortController();
    asked = controller;
    const { revision, document } = get();
    try {
      const { nodes, diagnostics } = await services.bind(graphOf(document.pipeline), controller.signal);
      if (controller.signal.aborted) return;
      set({ binding: { nodes, diagnostics, pending: get().revision !== revision, for: revision } });
    } catch {
      // Columns of before stay: an answer that is late or absent must not empty every form.
      if (!controller.signal.aborted) set({ binding: { ...get().binding, pending: false } });
    }
  };

  const soon = () => {
    clearTimeout(timer);
    asked?.abort();
    if (!get().binding.pending) set({ binding: { ...get().binding, pending: true } });
    timer = setTimeout(ask, DEBOUNCE_MS);
  };

  void ask();
  const unsubscribe = store.subscribe((state, before) => {
    if (state.revision !== before.revision || state.rebinds !== before.rebinds) soon();
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
    asked?.abort();
  };
}
