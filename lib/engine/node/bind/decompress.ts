import type { FileHandle } from "node:fs/promises";
import { Transform, type TransformCallback } from "node:stream";
import * as zlib from "node:zlib";
import type { Diagnostic } from "../../../model/diagnostic";
import { err, ok, type Result } from "../../../util/result";
import { unreadable } from "../../scan/unreadable";
import type { WorkspaceFile } from "../files";
import { Bzip2Error, bunzip2 } from "./bzip2";

export type Compression = "gzip" | "zstd" | "bzip2";

const MAGIC: readonly [magic: string, compression: Compression][] = [
  ["\x1f\x8b", "gzip"],
  ["\x28\xb5\x2f\xfd", "zstd"],
  ["BZh", "bzip2"],
];
const ENDINGS: readonly [ending: RegExp, compression: Compression][] = [
  [/\.gz$/i, "gzip"],
  [/\.zst$/i, "zstd"],
  [/\.bz2$/i, "bzip2"],
];

const FOREIGN: readonly [magic: string, name: string][] = [
  ["PK\x03\x04", "a ZIP archive (or a spreadsheet)"],
  ["PAR1", "a Parquet file"],
  ["\xfd7zXZ", "compressed with xz"],
  ["SQLite format 3", "an SQLite database"],
  ["%PDF", "a PDF"],
  ["Obj\x01", "an Avro file"],
  ["ARROW1", "an Arrow file"],
  ["ORC", "an ORC file"],
];

/** Small files that unpack to no end: more than this many times their size, beyond this many bytes, is refused. */
const MOST_RATIO = 500;
const SUSPECT_BYTES = 256 << 20;

/** The first bytes of a file, by which it is told what it is. */
export async function readStart(handle: FileHandle, bytes = 4096): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
  return buffer.subarray(0, bytesRead);
}

/** How a text file is compressed, by its first bytes; its name and the chosen option must agree. */
export function compressionOf(
  file: WorkspaceFile,
  start: Buffer,
  chosen = "auto",
): Result<Compression | null, Diagnostic> {
  const text = start.toString("latin1", 0, 16);
  const found = MAGIC.find(([magic]) => text.startsWith(magic))?.[1] ?? null;
  const expected =
    chosen === "auto" ? (ENDINGS.find(([ending]) => ending.test(file.path))?.[1] ?? null) : chosen;
  if (start.length === 0) return ok(null);
  if (expected !== null && expected !== "none" && found !== expected)
    return err(unreadable(file, `it is not compressed with ${expected}`));
  if (chosen === "none") return ok(null);
  if (found === "zstd" && !("createZstdDecompress" in zlib))
    return err(
      unreadable(
        file,
        `Zstandard is not read by this Node (${process.version}); 22.15 and newer do, and gzip is read by all`,
      ),
    );
  const foreign = FOREIGN.find(([magic]) => text.startsWith(magic));
  return foreign ? err(unreadable(file, `it is ${foreign[1]}, not text`)) : ok(found);
}

/** All of a file that is open. */
export async function* bytesOf(handle: FileHandle, bytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes; ) {
    const buffer = Buffer.allocUnsafe(1 << 20);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

type Stage = NodeJS.ReadWriteStream | ((source: AsyncIterable<Buffer>) => AsyncIterable<Buffer>);

/** The stages of a pipeline that turn compressed bytes into plain ones; errors become words with `damage`. */
export function decompressors(compression: Compression | null, bytes: number): Stage[] {
  if (compression === null) return [];
  if (compression === "bzip2") return [bunzip2, new BombCheck(bytes)];
  if (compression === "zstd") {
    const { createZstdDecompress } = zlib as unknown as { createZstdDecompress(): Transform };
    return [createZstdDecompress(), new BombCheck(bytes)];
  }
  const gunzip = zlib.createGunzip();
  return [gunzip, new BombCheck(bytes, () => gunzip.bytesWritten)];
}

/** A file that would fill the disk. */
class BombError extends Error {}

class BombCheck extends Transform {
  #out = 0;
  /** `consumed` tells how many bytes were used: gunzip ignores zeros after its data; anything else it refuses itself. */
  constructor(
    private readonly bytes: number,
    private readonly consumed?: () => number,
  ) {
    super();
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#out += chunk.length;
    const endless = this.#out > SUSPECT_BYTES && this.#out > this.bytes * MOST_RATIO;
    if (endless)
      done(
        new BombError(`it unpacks to more than ${MOST_RATIO} times its size, ${this.#out >> 20} MB so far`),
      );
    else done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    done(this.consumed && this.consumed() < this.bytes ? new Error("trailing bytes") : null);
  }
}

/** What is wrong with a compressed file, in words. */
export function damage(compression: Compression | null, error: Error): string {
  if (compression === null || error instanceof BombError) return error.message;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "Z_BUF_ERROR" || (error instanceof Bzip2Error && error.message === "cut off"))
    return "it is cut off: its compressed data has no end";
  if (/incorrect data check|wrong checksum/.test(error.message))
    return "it is damaged: its checksum is wrong";
  if (/trailing|header|method/.test(error.message))
    return `something that is not ${compression} follows its compressed data`;
  return `its ${compression} data is damaged (${error.message})`;
}
