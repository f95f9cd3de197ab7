import type { StoreApi } from "zustand/vanilla";
import type { EditorServices } from "./services";
import type { EditorActions, EditorState } from "./state";

/** The state and the actions of one job's editor. Actions never change identity. */
export interface EditorStore extends StoreApi<EditorState> {
  actions: EditorActions;
  /** Starts binding, keeping drafts and showing the last run; returns what ends it. */
  start(): () => void;
}

/** What the parts of the store share. */
export interface StoreContext {
  get(): EditorState;
  set(patch: Partial<EditorState>): void;
  services: EditorServices;
  actions: EditorActions;
  /** Called when the editor is left. */
  endings: (() => void)[];
}
