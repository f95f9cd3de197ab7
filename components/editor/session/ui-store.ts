import { createStore, type StoreApi } from "zustand/vanilla";
import type { NodeLink } from "@/lib/editor/commands/add-linked";
import type { WireEnds } from "@/lib/editor/wire-ends";
import type { NodeId, Position } from "@/lib/model/pipeline";

export interface PickerRequest {
  purpose: "add" | "change-type";
  /** Corner of the list, in pixels of the window. */
  at: Position;
  /** Where the node goes on the canvas; beside what it is linked to unless said. */
  place: Position | null;
  /** Where a new node's wires go. */
  link: NodeLink | null;
  /** The wires follow from the selection: nobody asked for them. */
  implied: boolean;
  /** The node whose type changes. */
  target: NodeId | null;
  query: string;
}

export interface Upload {
  id: string;
  name: string;
  /** 0 to 1. */
  progress: number;
  place: Position;
  cancel(): void;
}

/** What is open and under the pointer: nothing of it is saved or undone. */
export interface UiState {
  picker: PickerRequest | null;
  /** Where the list stands, once it is on screen: there is not always room where it was asked for. */
  pickerBox: DOMRect | null;
  palette: boolean;
  outline: boolean;
  /** The node whose name is being changed; of a note, the text. */
  renaming: NodeId | null;
  /** Where the wire that is being drawn may end. */
  wireEnds: WireEnds | null;
  /** Cards are being dragged. */
  dragging: boolean;
  /** Key of the edge that a dragged node would be spliced into. */
  spliceTarget: string | null;
  /** The group whose frame would take in what is dragged. */
  frameTarget: NodeId | null;
  uploads: readonly Upload[];
  /** The last wish to see a place that the canvas followed. */
  attended: number;
  /** A file is being dragged over the canvas. */
  dropping: boolean;
}

export type UiStore = StoreApi<UiState>;

export const createUiStore = (): UiStore =>
  createStore<UiState>(() => ({
    picker: null,
    pickerBox: null,
    palette: false,
    outline: false,
    renaming: null,
    wireEnds: null,
    dragging: false,
    spliceTarget: null,
    frameTarget: null,
    uploads: [],
    attended: 0,
    dropping: false,
  }));
