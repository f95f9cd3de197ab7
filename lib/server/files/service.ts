import "server-only";
import { randomUUID } from "node:crypto";
import { constants, createWriteStream } from "node:fs";
import { copyFile, link, lstat, mkdir, open, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type { z } from "zod";
import type { FileEntry, FileList } from "../../api/schemas";
import { Fault } from "../faults";
import type { Workspace } from "../workspace";
import { confine } from "./confine";

export interface FileService {
  /** Lists a folder: folders first, then files, by name. Links, devices and hidden names are left out. */
  list(folder: string): Promise<z.output<typeof FileList>>;
  /** Stores a file as `uploads/<name>`, under another number when the name is taken. */
  upload(name: string, body: ReadableStream<Uint8Array>): Promise<FileEntry>;
}

const UPLOADS = "uploads";

export function createFileService({ root, scratch }: Workspace): FileService {
  return {
    async list(folder) {
      const absolute = await confine(root, folder);
      if (!(await lstat(absolute)).isDirectory())
        throw new Fault(400, "file/not-folder", `“${folder}” is a file.`);
      const shown = path.relative(root, absolute).split(path.sep).join("/");
      const names = (await readdir(absolute)).filter((name) => !name.startsWith("."));
      const entries = await Promise.all(names.map((name) => entryOf(absolute, shown, name)));
      return { path: shown, entries: entries.flatMap((entry) => entry ?? []).sort(byKindAndName) };
    },

    async upload(name, body) {
      const clean = cleanName(name);
      const folder = path.join(root, UPLOADS);
      await mkdir(folder, { recursive: true });
      await confine(root, UPLOADS);
      const temporary = path.join(scratch, `upload-${randomUUID()}`);
      try {
        await pipeline(
          Readable.fromWeb(body as NodeStream<Uint8Array>),
          createWriteStream(temporary, { flags: "wx", mode: 0o644 }),
        );
        await flush(temporary);
        const stored = await publish(temporary, folder, clean);
        // Not every system can flush a folder.
        await flush(folder).catch(() => {});
        const entry = await entryOf(folder, UPLOADS, stored);
        if (!entry) throw new Error(`The upload ${stored} is not there.`);
        return entry;
      } finally {
        await rm(temporary, { force: true });
      }
    },
  };
}

async function entryOf(absolute: string, folder: string, name: string): Promise<FileEntry | null> {
  // A name that is not valid UTF-8 does not lead back to its file.
  const found = await lstat(path.join(absolute, name)).catch(() => null);
  if (!found || !(found.isFile() || found.isDirectory())) return null;
  return {
    name,
    path: folder ? `${folder}/${name}` : name,
    kind: found.isFile() ? "file" : "folder",
    bytes: found.isFile() ? found.size : null,
    modifiedAt: found.mtime.toISOString(),
  };
}

const byKindAndName = (a: FileEntry, b: FileEntry): number =>
  a.kind === b.kind ? a.name.localeCompare(b.name, "en", { numeric: true }) : a.kind === "folder" ? -1 : 1;

/** A name as a job can use it in a path: no separators, nothing hidden, no pattern characters. */
function cleanName(name: string): string {
  const base = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = base
    .replace(/[\p{Cc}*?[\]{}:"<>|]/gu, "_")
    .replace(/^\.+/, "")
    .trim();
  if (clean === "" || Buffer.byteLength(clean) > 240)
    throw new Fault(400, "file/refused", `“${base}” cannot be the name of a file.`);
  return clean;
}

/** Gives the temporary file its name without ever replacing a file: a link fails where a rename would overwrite. */
async function publish(temporary: string, folder: string, name: string): Promise<string> {
  const { name: stem, ext } = path.parse(name);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${stem} ${number}${ext}`;
    const target = path.join(folder, candidate);
    const failure = await link(temporary, target).then(
      () => null,
      (error: NodeJS.ErrnoException) => error,
    );
    if (!failure) return candidate;
    if (failure.code === "EEXIST") continue;
    // File systems without hard links.
    const copied = await copyFile(temporary, target, constants.COPYFILE_EXCL).then(
      () => true,
      (error: NodeJS.ErrnoException) => (error.code === "EEXIST" ? false : Promise.reject(error)),
    );
    if (copied) return candidate;
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, constants.O_RDONLY);
  await handle.sync().finally(() => handle.close());
}
