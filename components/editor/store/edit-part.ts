import { type EditorDocument, sameDocument, withPipeline } from "@/lib/editor/document";
import { endBurst, type History, record, redo, redoLabel, undo, undoLabel } from "@/lib/editor/history";
import type { Pipeline } from "@/lib/model/pipeline";
import type { StoreContext } from "./context";
import type { ApplyOptions, EditorActions, EditorState } from "./state";

const LOCKED = "This job is a program: its graph follows the code.";

type Part = Pick<
  EditorActions,
  | "apply"
  | "attempt"
  | "setDocument"
  | "endBurst"
  | "rebind"
  | "undo"
  | "redo"
  | "select"
  | "selectEdge"
  | "goTo"
  | "setTab"
  | "setPanel"
  | "announce"
  | "discardRestored"
>;

/** Editing, selection and what is open. */
export function editPart(context: StoreContext): Part {
  const { get, set, services } = context;

  const change = (label: string, next: EditorDocument, options: ApplyOptions = {}) => {
    const { history } = get();
    const changed = record(history, next, { label, coalesce: options.coalesce, at: services.now() });
    if (changed !== history) set(afterHistory(get(), changed));
  };

  /** The graph of a program is a picture of what it builds: boxes may move, nothing else. */
  const changeGraph = (label: string, pipeline: Pipeline, options?: ApplyOptions) => {
    const { document } = get();
    if (document.program !== null && pipeline.nodes !== document.pipeline.nodes)
      return set({ announcement: LOCKED });
    change(label, withPipeline(document, pipeline), options);
  };

  return {
    apply: (label, edit, options) => changeGraph(label, edit(get().document.pipeline), options),
    attempt: (label, edit, options) => {
      const result = edit(get().document.pipeline);
      if (!result.ok) return result.error;
      changeGraph(label, result.value, options);
      return null;
    },
    setDocument: (label, patch, options) => change(label, { ...get().document, ...patch }, options),
    endBurst: () => set({ history: endBurst(get().history) }),
    rebind: () => set({ rebinds: get().rebinds + 1 }),
    undo: () => {
      const label = undoLabel(get().history);
      if (label === null) return;
      set(afterHistory(get(), undo(get().history)));
      set({ announcement: `Undone: ${label}` });
    },
    redo: () => {
      const label = redoLabel(get().history);
      if (label === null) return;
      set(afterHistory(get(), redo(get().history)));
      set({ announcement: `Redone: ${label}` });
    },
    select: (selection) => set({ selection, selectedEdge: null }),
    selectEdge: (selectedEdge) => set(selectedEdge ? { selectedEdge, selection: [] } : { selectedEdge }),
    goTo: (node, field) =>
      set({
        selection: [node],
        selectedEdge: null,
        tab: "canvas",
        panels: field ? { ...get().panels, inspector: true } : get().panels,
        attention: { node, field: field ?? null, nonce: (get().attention?.nonce ?? 0) + 1 },
      }),
    setTab: (tab) => set({ tab }),
    setPanel: (panel, open) => set({ panels: { ...get().panels, [panel]: open } }),
    announce: (announcement) => set({ announcement }),
    discardRestored: () => {
      change("Discard restored changes", get().saved);
      set({ restored: "nothing" });
    },
  };
}

/** Everything that follows from a new history: counts, revision, a selection without what is gone, the save state. */
export function afterHistory(state: EditorState, history: History): Partial<EditorState> {
  const document = history.present;
  const nodes = document.pipeline.nodes;
  const sameNodes = nodes === state.document.pipeline.nodes;
  const selection = state.selection.every((id) => nodes[id])
    ? state.selection
    : state.selection.filter((id) => nodes[id]);
  const edge = state.selectedEdge;
  return {
    history,
    document,
    past: history.past.length,
    future: history.future.length,
    revision: sameNodes ? state.revision : state.revision + 1,
    selection,
    selectedEdge: edge && nodes[edge.from] && nodes[edge.to] ? edge : null,
    ...(state.saveState === "saving" || state.saveState === "conflict"
      ? {}
      : { saveState: sameDocument(document, state.saved) ? "saved" : "unsaved" }),
  };
}
