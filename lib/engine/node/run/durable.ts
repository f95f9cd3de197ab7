import { createHash } from "node:crypto";
import { open, readdir } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";

const CHUNK = 1 << 20;
const AT_ONCE = 8;

/** Runs `work` over `items`, a few at a time; results in the order of the items. */
export async function each<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < items.length; index = next++)
      results[index] = await work(items[index] as T, index);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, lane));
  return results;
}

/** Puts a file's bytes on the disk and says what they are. */
export async function syncFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
    const hash = createHash("sha256");
    const buffer = Buffer.allocUnsafe(CHUNK);
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK, bytes);
      if (bytesRead === 0) return { bytes, sha256: hash.digest("hex") };
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

/** Puts a folder's entries on the disk: names that were created, renamed or removed in it. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The folders from `from` up to and including `root`, deepest first. */
export function foldersUpTo(root: string, from: string): string[] {
  const folders: string[] = [];
  for (let folder = from; folder.startsWith(root); folder = dirname(folder)) {
    folders.push(folder);
    if (folder === root) break;
  }
  return folders;
}

/** Puts folders and everything above them, up to `root`, on the disk, each once. */
export async function syncFolders(root: string, folders: Iterable<string>): Promise<void> {
  const all = new Set<string>();
  for (const folder of folders) for (const one of foldersUpTo(root, folder)) all.add(one);
  // At the same time: a journal takes them all in one go.
  await each([...all], syncFolder);
}

/** Every file below a folder, as paths relative to it with `/`, sorted. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}
