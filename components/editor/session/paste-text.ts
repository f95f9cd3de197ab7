import { toast } from "@/components/ui/toast";
import { NODE_HEIGHT, NODE_WIDTH } from "@/lib/editor/card-shape";
import { readClipboard } from "@/lib/editor/clipboard";
import { paste } from "@/lib/editor/commands/paste";
import { pasteTable } from "@/lib/editor/commands/paste-table";
import { freeSpot } from "@/lib/editor/geometry";
import { readTableText } from "@/lib/editor/table-text";
import type { Position } from "@/lib/model/pipeline";
import { newId } from "@/lib/util/ids";
import type { EditorStore } from "../store/context";
import type { CanvasView } from "./canvas-view";

const MOST_CELLS = 200_000;

/** Adds what a text holds: copied nodes, or the cells of a table. */
export function pasteText(
  store: EditorStore,
  view: CanvasView | null,
  text: string,
  singleColumn = false,
): void {
  const { actions } = store;
  const at = placeFor(view);
  const clipboard = readClipboard(text);
  if (clipboard) {
    const ids = Object.fromEntries(Object.keys(clipboard.nodes).map((id) => [id, newId("n")]));
    actions.apply("Paste", (pipeline) => paste(pipeline, { clipboard, ids, at }));
    const pasted = Object.values(ids).filter((id) => store.getState().document.pipeline.nodes[id]);
    actions.select(pasted);
    actions.announce(`${pasted.length} ${pasted.length === 1 ? "node" : "nodes"} pasted`);
    return;
  }
  const cells = readTableText(text, { singleColumn });
  if (!cells) {
    toast.info("The clipboard holds neither nodes nor a table.", {
      detail: "Copy cells from a spreadsheet, or nodes from a job.",
      id: "paste",
    });
    return;
  }
  if (cells.length * (cells[0]?.length ?? 0) > MOST_CELLS) {
    toast.warn("That table is too large to keep inside the job.", {
      detail: "Save it as a CSV file and drop the file on the canvas.",
      id: "paste",
    });
    return;
  }
  const id = newId("n");
  actions.apply("Paste a table", (pipeline) =>
    pasteTable(pipeline, {
      id,
      cells,
      position: freeSpot(pipeline, { x: at.x - NODE_WIDTH / 2, y: at.y - NODE_HEIGHT / 2 }),
    }),
  );
  actions.select([id]);
  actions.announce(`Table pasted as ${store.getState().document.pipeline.nodes[id]?.name}`);
}

/** The pointer over the canvas, else its middle. */
export function placeFor(view: CanvasView | null): Position {
  if (!view) return { x: 0, y: 0 };
  const { left, top, width, height } = view.bounds();
  return view.toCanvas(view.pointer() ?? { x: left + width / 2, y: top + height / 2 });
}
