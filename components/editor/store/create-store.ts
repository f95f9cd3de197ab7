import { createStore, type StoreApi } from "zustand/vanilla";
import { documentOf, type EditorDocument } from "@/lib/editor/document";
import { startHistory } from "@/lib/editor/history";
import type { Job } from "@/lib/model/job";
import { bindingPart } from "./binding-part";
import { editPart } from "./edit-part";
import { runPart } from "./run-part";
import { savePart } from "./save-part";
import { browserServices, type EditorServices } from "./services";
import type { EditorActions, EditorState, EditorTab } from "./state";

/** The state and the actions of one job's editor. Actions never change identity. */
export interface EditorStore extends StoreApi<EditorState> {
  actions: EditorActions;
  /** Starts binding and watching; returns what ends it. */
  start(): () => void;
}

/** What the parts of the store share. */
export interface StoreContext {
  get(): EditorState;
  set(patch: Partial<EditorState>): void;
  services: EditorServices;
  actions: EditorActions;
}

export function createEditorStore(
  job: Job,
  options: { tab?: EditorTab; services?: EditorServices } = {},
): EditorStore {
  const store = createStore<EditorState>(() => initialState(job, options.tab ?? "canvas"));
  const context: StoreContext = {
    get: store.getState,
    set: (patch) => store.setState(patch),
    services: options.services ?? browserServices,
    actions: {} as EditorActions,
  };
  Object.assign(context.actions, editPart(context), savePart(context), runPart(context));
  return Object.assign(store, {
    actions: context.actions,
    start: () => bindingPart(context, store),
  });
}

function initialState(job: Job, tab: EditorTab): EditorState {
  const document: EditorDocument = documentOf(job);
  return {
    jobId: job.id,
    baseVersion: job.version,
    saved: document,
    document,
    history: startHistory(document),
    past: 0,
    future: 0,
    revision: 0,
    selection: [],
    selectedEdge: null,
    saveState: "saved",
    saveError: null,
    conflict: null,
    binding: { nodes: {}, diagnostics: [], pending: true, for: -1 },
    shownRun: null,
    activeRun: null,
    starting: false,
    panels: { inspector: true, data: true },
    tab,
    attention: null,
    announcement: "",
  };
}
