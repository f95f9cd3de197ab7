import "server-only";
import { createReadStream } from "node:fs";
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** A member of an archive: text, or the absolute path of a file. */
export type ZipEntry = { name: string; text: string } | { name: string; file: string };

/** Formats that are compressed already. */
const PACKED = /\.(?:parquet|gz|zst|zip)$/i;

/** Writes an archive piece by piece, at the pace of its reader. */
export async function* zip(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const ready: Uint8Array<ArrayBuffer>[] = [];
  const archive = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk as Uint8Array<ArrayBuffer>);
  });
  for (const entry of entries) {
    const member = PACKED.test(entry.name) ? new ZipPassThrough(entry.name) : new ZipDeflate(entry.name);
    archive.add(member);
    for await (const chunk of contentOf(entry)) {
      member.push(chunk);
      yield* ready.splice(0);
    }
    member.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  archive.end();
  yield* ready.splice(0);
}

async function* contentOf(entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if ("text" in entry) yield new TextEncoder().encode(entry.text);
  else yield* createReadStream(entry.file) as AsyncIterable<Uint8Array>;
}
