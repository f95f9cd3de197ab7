import { toast } from "@/components/ui/toast";
import { NODE_HEIGHT } from "@/lib/editor/card-shape";
import { addFile, sourceTypeOf } from "@/lib/editor/commands/add-file";
import { freeSpot, ROW_GAP } from "@/lib/editor/geometry";
import type { Position } from "@/lib/model/pipeline";
import { newId } from "@/lib/util/ids";
import { readableFiles } from "../session/upload-files";
import type { EditorStore } from "../store/context";
import { droppedFiles, keepFile } from "./local-files";

/** Marks where a dropped file stays on this computer. */
export const KEEP_ZONE = "data-keep-zone";

/** Sources that the engine in a page reads. */
const READ_HERE: ReadonlySet<string> = new Set(["csv-source", "json-source", "parquet-source"]);

/** Adds a source for each dropped file, which stays on this computer. */
export async function keepFiles(store: EditorStore, transfer: DataTransfer, at: Position): Promise<void> {
  // The transfer is empty once its event is over.
  const names = [...transfer.files];
  const dropped = await droppedFiles(transfer);
  const readable = new Set(readableFiles(names).map(({ name }) => name));
  const here = dropped.filter(
    ({ file }) => readable.has(file.name) && READ_HERE.has(sourceTypeOf(file.name) ?? ""),
  );
  const others = [...readable].filter((name) => !here.some(({ file }) => file.name === name));
  if (others.length > 0)
    toast.warn(`${others.map((name) => `“${name}”`).join(", ")} cannot be read in the browser.`, {
      detail: "CSV, JSON and Parquet can. Drop it beside this place to upload it to the workspace.",
      id: "keep-refused",
    });
  for (const [index, { file, handle }] of here.entries()) {
    const path = keepFile(file, handle);
    const id = newId("n");
    const place = { x: at.x, y: at.y + index * (NODE_HEIGHT + ROW_GAP) };
    store.actions.apply(`Add ${file.name}`, (pipeline) =>
      addFile(pipeline, { id, path, position: freeSpot(pipeline, place) }),
    );
    store.actions.select([id]);
    store.actions.announce(`${file.name} stays on this computer, source added`);
  }
}
