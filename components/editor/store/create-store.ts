import { createStore } from "zustand/vanilla";
import { sameDocument } from "@/lib/editor/document";
import { type OpenedDraft, openWithDraft } from "@/lib/editor/draft";
import type { Job } from "@/lib/model/job";
import { bindingPart } from "./binding-part";
import type { EditorStore, StoreContext } from "./context";
import { draftPart } from "./draft-part";
import { editPart } from "./edit-part";
import { lastRunPart, runPart } from "./run-part";
import { savePart } from "./save-part";
import { browserServices, type EditorServices } from "./services";
import type { EditorActions, EditorState, EditorTab } from "./state";

export function createEditorStore(
  job: Job,
  options: {
    tab?: EditorTab;
    services?: EditorServices;
    draft?: unknown;
    panels?: EditorState["panels"];
  } = {},
): EditorStore {
  const opened = openWithDraft(job, options.draft ?? null);
  const store = createStore<EditorState>(() => ({
    ...initialState(job.id, opened, options.tab ?? "canvas"),
    ...(options.panels ? { panels: options.panels } : {}),
  }));
  const context: StoreContext = {
    get: store.getState,
    set: (patch) => store.setState(patch),
    services: options.services ?? browserServices,
    actions: {} as EditorActions,
    endings: [],
  };
  Object.assign(context.actions, editPart(context), savePart(context), runPart(context));
  return Object.assign(store, {
    actions: context.actions,
    start: () => {
      const ends = [bindingPart(context, store), draftPart(store), lastRunPart(context)];
      return () => {
        for (const end of [...ends, ...context.endings]) end();
      };
    },
  });
}

function initialState(jobId: string, opened: OpenedDraft, tab: EditorTab): EditorState {
  const { history, baseVersion, saved, restored } = opened;
  return {
    jobId,
    baseVersion,
    saved,
    document: history.present,
    history,
    past: history.past.length,
    future: history.future.length,
    revision: 0,
    rebinds: 0,
    selection: [],
    selectedEdge: null,
    saveState: sameDocument(history.present, saved) ? "saved" : "unsaved",
    saveError: null,
    conflict: null,
    binding: { nodes: {}, diagnostics: [], pending: true, for: -1, server: "answers" },
    shownRun: null,
    shownRunNodes: null,
    activeRun: null,
    starting: false,
    panels: { inspector: true, data: true },
    tab,
    attention: null,
    announcement: "",
    restored,
    draftFailed: false,
  };
}
