import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { type FileHandle, mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PassThrough, Readable, type Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import * as zlib from "node:zlib";
import { type Diagnostic, diagnose } from "../../../model/diagnostic";
import { err, ok, type Result } from "../../../util/result";
import { openRegular, type WorkspaceFile } from "../files";
import { bomOf, Decoder, EncodingError, encodingOf } from "./decoder";

/** A text file as UTF-8 without compression: the file itself, or a copy in the scratch folder. */
export interface TextFile {
  absolute: string;
  bytes: number;
  /** Bytes of a byte order mark at its start. */
  bom: number;
  copied: boolean;
}

export interface TextOptions {
  compression?: string | undefined;
  encoding?: string | undefined;
  /** Whether a byte order mark is taken away: the engine's JSON reader refuses it. */
  dropMark?: boolean;
}

type Compression = "gzip" | "zstd" | null;

/**
 * Turns files into plain UTF-8 before the engine sees them: its own gzip reader passes over a missing or wrong checksum,
 * and it knows few encodings. Copies live in `scratch` under their workspace path, so that partition folders still
 * read, and are made again only when the file changes.
 */
export class TextFiles {
  /** The newest copy of each file, by what was made of it. */
  readonly #newest = new Map<string, string>();

  constructor(
    private readonly scratch: string,
    /** Told where a copy comes from, and how many lines of its source it lacks. */
    private readonly onCopy: (copy: string, file: WorkspaceFile, lines: number) => void,
  ) {}

  /** Resolves to why a file cannot be read, or to plain text. In place, its encoding is not checked yet. */
  async prepare(file: WorkspaceFile, options: TextOptions): Promise<Result<TextFile, Diagnostic>> {
    const handle = await openRegular(file).catch((error: Error) => error);
    if (handle instanceof Error) return err(unreadable(file, handle.message));
    try {
      const magic = await readStart(handle);
      const compression = compressionOf(file, magic, options.compression);
      if (!compression.ok) return compression;
      if (compression.value === null) {
        const encoding = encodingOf(magic, options.encoding);
        if (encoding === null && !(options.dropMark && bomOf(magic) > 0))
          return ok({ absolute: file.absolute, bytes: file.bytes, bom: bomOf(magic), copied: false });
      }
      return await this.copy(file, handle, compression.value, options.encoding);
    } finally {
      await handle.close();
    }
  }

  /** Writes a derived copy of a file once for each of its states. */
  async derive(
    file: WorkspaceFile,
    how: string,
    write: (target: string) => Promise<void>,
    lines = 0,
  ): Promise<string> {
    const state = [file.path, file.bytes, file.mtimeMs, file.inode, how].join("\n");
    const folder = createHash("sha256").update(state).digest("hex").slice(0, 24);
    const target = join(this.scratch, "inputs", folder, file.path);
    this.onCopy(target, file, lines);
    const purpose = `${file.path}\n${how}`;
    const older = this.#newest.get(purpose);
    this.#newest.set(purpose, target);
    if (older !== undefined && older !== target) await rm(older, { force: true });
    if (await stat(target).catch(() => null)) return target;
    await mkdir(dirname(target), { recursive: true });
    const part = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}.part`;
    try {
      await write(part);
      await rename(part, target);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    return target;
  }

  private async copy(
    file: WorkspaceFile,
    handle: FileHandle,
    compression: Compression,
    chosen: string | undefined,
  ): Promise<Result<TextFile, Diagnostic>> {
    try {
      const target = await this.derive(file, `${compression} ${chosen}`, async (part) => {
        const source = Readable.from(readAll(handle, file.bytes));
        const consumed = new ConsumedCheck(file.bytes);
        await pipeline(
          source,
          decompressor(compression, consumed),
          new Decoder(chosen),
          createWriteStream(part),
        );
        consumed.check();
      });
      const { size } = await stat(target);
      return ok({ absolute: target, bytes: size, bom: 0, copied: true });
    } catch (error) {
      if (error instanceof EncodingError)
        return err(
          diagnose("file/encoding", { path: file.path, encoding: error.encoding }, { field: ["encoding"] }),
        );
      return err(
        unreadable(
          file,
          compression === null ? (error as Error).message : damaged(compression, error as Error),
        ),
      );
    }
  }
}

const unreadable = (file: WorkspaceFile, detail: string): Diagnostic =>
  diagnose("file/unreadable", { path: file.path, detail }, { field: ["paths"] });

function damaged(compression: "gzip" | "zstd", error: Error): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "Z_BUF_ERROR") return "it is cut off: its compressed data has no end";
  if (/incorrect data check/.test(error.message)) return "it is damaged: its checksum is wrong";
  if (/trailing|header|method/.test(error.message))
    return "something that is not gzip follows its compressed data";
  return `its ${compression} data is damaged (${error.message})`;
}

async function readStart(handle: FileHandle): Promise<Buffer> {
  const buffer = Buffer.alloc(4096);
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
  return buffer.subarray(0, bytesRead);
}

async function* readAll(handle: FileHandle, bytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes; ) {
    const buffer = Buffer.allocUnsafe(1 << 20);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

const FOREIGN: readonly [magic: string, name: string][] = [
  ["PK\x03\x04", "a ZIP archive (or a spreadsheet)"],
  ["PAR1", "a Parquet file"],
  ["BZh", "compressed with bzip2"],
  ["\xfd7zXZ", "compressed with xz"],
  ["SQLite format 3", "an SQLite database"],
  ["%PDF", "a PDF"],
];

/** How a file is compressed, by its first bytes; its name and the chosen option must agree. */
function compressionOf(file: WorkspaceFile, magic: Buffer, chosen = "auto"): Result<Compression, Diagnostic> {
  const text = magic.toString("latin1", 0, 16);
  const found: Compression = text.startsWith("\x1f\x8b")
    ? "gzip"
    : text.startsWith("\x28\xb5\x2f\xfd")
      ? "zstd"
      : null;
  const expected =
    chosen === "auto"
      ? /\.gz$/i.test(file.path)
        ? "gzip"
        : /\.zst$/i.test(file.path)
          ? "zstd"
          : null
      : chosen;
  if (magic.length === 0) return ok(null);
  if ((expected === "gzip" || expected === "zstd") && found !== expected)
    return err(unreadable(file, `it is not compressed with ${expected}`));
  if (chosen === "none") return ok(null);
  if (found === "zstd" && !("createZstdDecompress" in zlib))
    return err(
      unreadable(
        file,
        `Zstandard is not read by this Node (${process.version}); 22.15 and newer do, and gzip is read by all`,
      ),
    );
  const foreign = FOREIGN.find(([bytes]) => text.startsWith(bytes));
  return foreign ? err(unreadable(file, `it is ${foreign[1]}, not text`)) : ok(found);
}

function decompressor(compression: Compression, consumed: ConsumedCheck): NodeJS.ReadWriteStream {
  if (compression === "gzip") return consumed.watch(zlib.createGunzip());
  if (compression === "zstd")
    return (zlib as unknown as { createZstdDecompress(): Transform }).createZstdDecompress();
  return new PassThrough();
}

/** gunzip ignores zeros after its data; anything else it refuses itself. */
class ConsumedCheck {
  #gunzip: zlib.Gunzip | null = null;
  constructor(private readonly bytes: number) {}
  watch(gunzip: zlib.Gunzip): zlib.Gunzip {
    this.#gunzip = gunzip;
    return gunzip;
  }
  check(): void {
    if (this.#gunzip && this.#gunzip.bytesWritten < this.bytes) throw new Error("trailing bytes");
  }
}
