import type { EditorPort } from "@/lib/editor/editor-port";
import type { CanvasView } from "./canvas-view";
import type { UiStore } from "./ui-store";

/** One open editor: what it shows, and what its commands act on. */
export interface Session {
  ui: UiStore;
  port: EditorPort;
  /** The canvas, while it is mounted. */
  view: { current: CanvasView | null };
}
