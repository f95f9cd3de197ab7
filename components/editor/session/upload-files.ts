import { toast } from "@/components/ui/toast";
import { urlOf } from "@/lib/api/client";
import { endpoints } from "@/lib/api/endpoints";
import { ApiError, FileEntry } from "@/lib/api/schemas";
import { NODE_HEIGHT } from "@/lib/editor/card-shape";
import { addFile, readableEndings, sourceTypeOf } from "@/lib/editor/commands/add-file";
import { freeSpot, ROW_GAP } from "@/lib/editor/geometry";
import type { Position } from "@/lib/model/pipeline";
import { newId } from "@/lib/util/ids";
import type { EditorStore } from "../store/context";
import type { UiStore } from "./ui-store";

/** Stores dropped files in the workspace and adds a source for each; what no source reads is refused in words. */
export function uploadFiles(store: EditorStore, ui: UiStore, files: readonly File[], at: Position): void {
  const readable = readableFiles(files);
  for (const [index, file] of readable.entries())
    void uploadOne(store, ui, file, { x: at.x, y: at.y + index * (NODE_HEIGHT + ROW_GAP) });
}

/** Those of the files that a source reads; the others are refused in words. */
export function readableFiles(files: readonly File[]): File[] {
  const readable = files.filter((file) => sourceTypeOf(file.name));
  const refused = files.filter((file) => !sourceTypeOf(file.name));
  if (refused.length > 0) {
    const names = refused.map(({ name }) => `“${name}”`).join(", ");
    toast.warn(`No source reads ${names}.`, {
      detail: `These endings can be read: ${[...new Set(readableEndings())].filter((ending) => !ending.includes(".")).join(", ")}.`,
      id: "upload-refused",
    });
  }
  return readable;
}

async function uploadOne(store: EditorStore, ui: UiStore, file: File, place: Position): Promise<void> {
  const id = newId("upload");
  const request = new XMLHttpRequest();
  const change = (progress: number) =>
    ui.setState(({ uploads }) => ({
      uploads: uploads.map((upload) => (upload.id === id ? { ...upload, progress } : upload)),
    }));
  ui.setState(({ uploads }) => ({
    uploads: [...uploads, { id, name: file.name, progress: 0, place, cancel: () => request.abort() }],
  }));
  try {
    const entry = await send(request, file, change);
    const node = newId("n");
    store.actions.apply(`Add ${file.name}`, (pipeline) =>
      addFile(pipeline, { id: node, path: entry.path, position: freeSpot(pipeline, place) }),
    );
    store.actions.select([node]);
    store.actions.announce(`${file.name} uploaded, source added`);
  } catch (error) {
    if (!(error instanceof DOMException))
      toast.bad(`“${file.name}” was not uploaded.`, {
        detail: String(error instanceof Error ? error.message : error),
      });
  } finally {
    ui.setState(({ uploads }) => ({ uploads: uploads.filter((upload) => upload.id !== id) }));
  }
}

// XMLHttpRequest, because fetch does not tell how much was sent.
function send(request: XMLHttpRequest, file: File, progress: (fraction: number) => void): Promise<FileEntry> {
  return new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const body = parseJson(request.responseText);
      const entry = FileEntry.safeParse(body);
      if (request.status < 300 && entry.success) resolve(entry.data);
      else
        reject(
          new Error(ApiError.safeParse(body).data?.error.message ?? `The studio answered ${request.status}.`),
        );
    };
    request.onerror = () => reject(new Error("The studio does not answer."));
    request.onabort = () => reject(new DOMException("Cancelled", "AbortError"));
    request.open("PUT", urlOf(endpoints.uploadFile, {}, { name: file.name }));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.send(file);
  });
}

/** Stores one file in the workspace, and gives the path it has there. */
export const uploadFile = async (file: File): Promise<string> =>
  (await send(new XMLHttpRequest(), file, () => {})).path;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
