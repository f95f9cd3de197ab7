import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { type FileHandle, mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Diagnostic, diagnose } from "../../../model/diagnostic";
import { err, ok, type Result } from "../../../util/result";
import { stableJson } from "../../../util/stable-json";
import type { TextFile, TextOptions, Texts } from "../../scan/session";
import { unreadable } from "../../scan/unreadable";
import { openRegular, type WorkspaceFile } from "../files";
import { bomOf, Decoder, EncodingError, encodingOf } from "./decoder";
import { bytesOf, type Compression, compressionOf, damage, decompressors, readStart } from "./decompress";
import { chunksOf, startOf, Utf8Check } from "./text-chunks";

/**
 * Turns files into plain UTF-8 before the engine sees them: its own gzip reader passes over a missing or wrong checksum,
 * and it knows few encodings. Copies live in `scratch` under their workspace path, so that partition folders still
 * read, and are made again only when the file changes.
 */
export class TextFiles implements Texts {
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

  start(text: TextFile, bytes: number): Promise<Buffer> {
    return startOf(text.absolute, bytes);
  }

  chunks(text: TextFile, from: number): AsyncGenerator<Buffer> {
    return chunksOf(text.absolute, from);
  }

  utf8Check(): Utf8Check {
    return new Utf8Check();
  }

  behead(
    file: WorkspaceFile,
    text: TextFile,
    { from, head, lines }: { from: number; head: string; lines: number },
  ): Promise<string> {
    const content = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.from(head);
      for await (const chunk of chunksOf(text.absolute, from, 1 << 20)) yield Buffer.from(chunk);
    };
    return this.derive(
      file,
      `body ${from} ${stableJson([head])}`,
      (target) => pipeline(Readable.from(content()), createWriteStream(target)),
      lines,
    );
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
    compression: Compression | null,
    chosen: string | undefined,
  ): Promise<Result<TextFile, Diagnostic>> {
    try {
      const target = await this.derive(file, `${compression} ${chosen}`, async (part) => {
        const stages = [...decompressors(compression, file.bytes), new Decoder(chosen)] as Decoder[];
        await pipeline([Readable.from(bytesOf(handle, file.bytes)), ...stages, createWriteStream(part)]);
      });
      const { size } = await stat(target);
      return ok({ absolute: target, bytes: size, bom: 0, copied: true });
    } catch (error) {
      if (error instanceof EncodingError)
        return err(
          diagnose("file/encoding", { path: file.path, encoding: error.encoding }, { field: ["encoding"] }),
        );
      return err(unreadable(file, damage(compression, error as Error)));
    }
  }
}
