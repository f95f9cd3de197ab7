import type { NodeLink } from "@/lib/editor/commands/add-linked";
import { type Box, boxesOf } from "@/lib/editor/geometry";
import { firstOutput } from "@/lib/editor/ports";
import type { NodeId, Position } from "@/lib/model/pipeline";
import type { EditorStore } from "../store/context";
import type { CanvasView } from "./canvas-view";
import type { PickerRequest, UiStore } from "./ui-store";

export const PICKER_WIDTH = 264;

export interface OpenPicker {
  purpose: PickerRequest["purpose"];
  /** In pixels of the window; the pointer, or the middle of the canvas, unless said. */
  at?: Position;
  link?: NodeLink | null;
  target?: NodeId;
  query?: string;
  /** The node goes exactly where the list opens. */
  placeHere?: boolean;
}

/** Opens the list of node types: what it adds is wired to the selected edge or node, unless a link is given. */
export function openPicker(
  store: EditorStore,
  ui: UiStore,
  view: CanvasView | null,
  request: OpenPicker,
): void {
  const { selection, selectedEdge, document } = store.getState();
  const [only] = selection.length === 1 ? selection : [];
  const target = request.target ?? only ?? null;
  if (request.purpose === "change-type" && target === null) return;
  const implied = (): NodeLink | null => {
    if (request.purpose === "change-type") return null;
    if (selectedEdge) return { kind: "edge", edge: selectedEdge };
    const node = only === undefined ? undefined : document.pipeline.nodes[only];
    const output = node && firstOutput(node);
    return only !== undefined && output ? { kind: "after", node: only, output: output.name } : null;
  };
  const link = request.link === undefined ? implied() : request.link;
  const beside = link?.kind === "after" ? besideNode(boxesOf(document.pipeline, [link.node])[0], view) : null;
  const at = request.at ?? beside ?? view?.pointer() ?? middleOf(view);
  const free = request.placeHere || link === null;
  ui.setState({
    pickerBox: null,
    picker: {
      purpose: request.purpose,
      at,
      place: free && view ? view.toCanvas(at) : null,
      link,
      implied: request.link === undefined,
      target,
      query: request.query ?? "",
    },
  });
}

/** To the right of a card and a little below, so that neither the card nor its wire is covered. */
function besideNode(box: Box | undefined, view: CanvasView | null): Position | null {
  if (!box || !view) return null;
  const bounds = view.bounds();
  const corner = view.toWindow({ x: box.x + box.width, y: box.y + box.height });
  const x = Math.min(corner.x + 56, bounds.right - PICKER_WIDTH - 12);
  const y = corner.y + 20;
  return corner.x > bounds.left && corner.x < bounds.right && y > bounds.top && y < bounds.bottom - 40
    ? { x, y }
    : null;
}

function middleOf(view: CanvasView | null): Position {
  const { left, top, width, height } =
    view?.bounds() ?? new DOMRect(0, 0, window.innerWidth, window.innerHeight);
  return { x: left + width / 2 - PICKER_WIDTH / 2, y: top + height / 3 };
}
