import { get, set } from "idb-keyval";
import { LocalFiles } from "@/lib/engine/wasm/local-files";
import { localName, localPath } from "@/lib/model/local-path";

/** Files of this computer that jobs of this page read. They are never sent. */
export const nearFiles = new LocalFiles();

/** A file's handle lets the browser read it again on another day, once its user has said yes. */
interface FileHandle {
  readonly name: string;
  getFile(): Promise<File>;
  queryPermission?(options: { mode: "read" }): Promise<PermissionState>;
  requestPermission?(options: { mode: "read" }): Promise<PermissionState>;
}

const key = (path: string): string => `tenon.file.${path}`;

/** Takes a file in, under the path that a job calls it by. */
export function keepFile(file: File, handle?: FileHandle): string {
  const path = localPath(file.name);
  nearFiles.put({ path, blob: file, lastModified: file.lastModified });
  // Browsers without handles, and private windows, ask for the file again.
  if (handle) set(key(path), handle).catch(() => {});
  return path;
}

/** Paths whose files are not in this page. */
export const missingFiles = (paths: readonly string[]): string[] =>
  paths.filter((path) => !nearFiles.get(path));

/** Reads again what the browser still may; `ask` may put a question to the user, after a press of a button. */
export async function recallFiles(paths: readonly string[], ask: boolean): Promise<string[]> {
  for (const path of missingFiles(paths)) {
    try {
      const handle = await get<FileHandle>(key(path));
      if (!handle) continue;
      const held = (await handle.queryPermission?.({ mode: "read" })) ?? "prompt";
      const may = held === "granted" || !ask ? held : await handle.requestPermission?.({ mode: "read" });
      if (may !== "granted") continue;
      const file = await handle.getFile();
      nearFiles.put({ path, blob: file, lastModified: file.lastModified });
    } catch {
      // The file was moved, or storage is refused: it is asked for by name.
    }
  }
  return missingFiles(paths);
}

/** Takes in files that were chosen for paths, by their names; gives the paths that are still missing. */
export function matchFiles(paths: readonly string[], files: readonly File[]): string[] {
  const wanted = missingFiles(paths);
  for (const file of files) {
    const path = wanted.find((one) => localName(one) === localName(localPath(file.name)));
    if (path) nearFiles.put({ path, blob: file, lastModified: file.lastModified });
  }
  return missingFiles(paths);
}

/** The files of a drop with their handles, where the browser gives them. Must be called while the drop is handled. */
export function droppedFiles({ items, files }: DataTransfer): Promise<{ file: File; handle?: FileHandle }[]> {
  const entries = [...items].filter(({ kind }) => kind === "file");
  return Promise.all(
    [...files].map(async (file, index) => {
      const item = entries[index] as
        | (DataTransferItem & { getAsFileSystemHandle?(): Promise<FileHandle | null> })
        | undefined;
      const handle = await item?.getAsFileSystemHandle?.().catch(() => null);
      return handle ? { file, handle } : { file };
    }),
  );
}
