import type { NodeId, Position } from "@/lib/model/pipeline";

/** What commands ask of the canvas; React Flow stays behind it. */
export interface CanvasView {
  /** From pixels of the window to the canvas, and back. */
  toCanvas(point: Position): Position;
  toWindow(point: Position): Position;
  /** The part of the window that the canvas takes. */
  bounds(): DOMRect;
  /** Where the pointer last was over the canvas, in pixels of the window; null when it is elsewhere. */
  pointer(): Position | null;
  zoom(direction: "in" | "out" | "fit" | "actual" | "selection", ids: readonly NodeId[]): void;
  /** Scrolls a node into view, if it is not; `focus` puts the keyboard on it. */
  reveal(id: NodeId, focus: boolean): void;
}
