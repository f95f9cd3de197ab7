import type { Edge, NodeId, Pipeline } from "../model/pipeline";
import type { Direction } from "./walk";

/** What a command knows when it decides whether it can run; cheap to make, so menus and palette can ask every time. */
export interface CommandState {
  pipeline: Pipeline;
  selection: readonly NodeId[];
  selectedEdge: Edge | null;
  canUndo: boolean;
  canRedo: boolean;
  undoLabel: string | null;
  redoLabel: string | null;
  unsaved: boolean;
  running: boolean;
  /** The job is a program: its graph is a picture and cannot be edited. */
  locked: boolean;
  tab: "canvas" | "code" | "runs" | "details";
  /** The list stands in for the canvas. */
  outline: boolean;
}

/** What commands act on: the store and the canvas, as headless code may see them. */
export interface EditorPort {
  state(): CommandState;
  /** Edits with the same `coalesce` key that follow each other closely are one step of undo. */
  apply(label: string, change: (pipeline: Pipeline) => Pipeline, options?: { coalesce?: string }): void;
  announce(text: string): void;
  newId(): NodeId;
  undo(): void;
  redo(): void;
  select(ids: readonly NodeId[]): void;
  save(): void;
  run(): void;
  stop(): void;
  setTab(tab: CommandState["tab"]): void;
  togglePanel(panel: "inspector" | "data"): void;
  toggleOutline(): void;
  focusInspector(): void;
  /** Opens the list of node types: to add after the selection, into the selected edge, or as the new type of a node. */
  openPicker(purpose: "add" | "change-type"): void;
  openPalette(): void;
  openShortcuts(): void;
  /** Puts the caret into the name of a node; of a note, into its text. */
  startRename(id: NodeId): void;
  copy(ids: readonly NodeId[]): void;
  pasteFromClipboard(): void;
  tidy(ids?: readonly NodeId[]): void;
  zoom(direction: "in" | "out" | "fit" | "actual" | "selection"): void;
  /** Brings a node into view. */
  reveal(id: NodeId): void;
  walk(direction: Direction): void;
}
