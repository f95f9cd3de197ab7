import { once } from "node:events";
import { Transform, type TransformCallback } from "node:stream";
import { promisify } from "node:util";
import * as zlib from "node:zlib";
import { type Entry, fromFd, type Options, type ZipFile } from "yauzl";
import { DiagnosticError } from "../../../../model/diagnostic";
import { unreadable } from "../../../scan/unreadable";
import { openRegular, type WorkspaceFile } from "../../files";

/** More than this many times its size, beyond this many bytes, is no part of a workbook. */
const MOST_RATIO = 500;
const SUSPECT_BYTES = 256 << 20;
const MOST_PARTS = 10_000;

/** One part, and its bytes piece by piece. */
export interface Part {
  name: string;
  bytes(): AsyncIterable<Buffer>;
}

/** The parts of a workbook's ZIP archive, read by name; sizes and checksums are looked at. */
export class ZipParts {
  private constructor(
    private readonly file: WorkspaceFile,
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly release: () => Promise<void>,
  ) {}

  /** Throws `DiagnosticError` for a file that is no such archive. */
  static async open(file: WorkspaceFile): Promise<ZipParts> {
    const handle = await openRegular(file).catch((error: Error) => {
      throw new DiagnosticError([unreadable(file, error.message)]);
    });
    const release = () => handle.close();
    try {
      const start = Buffer.alloc(8);
      await handle.read(start, 0, 8, 0);
      const foreign = foreignKind(start);
      if (foreign) throw new Error(foreign);
      const zip = await promisify<number, Options, ZipFile>(fromFd)(handle.fd, {
        autoClose: false,
        lazyEntries: true,
        validateEntrySizes: true,
      });
      const entries = await readEntries(zip);
      return new ZipParts(file, zip, entries, release);
    } catch (error) {
      await release();
      throw new DiagnosticError([unreadable(file, words((error as Error).message))]);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  part(name: string): Part {
    return { name, bytes: () => this.#bytes(name) };
  }

  async *#bytes(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw this.#error(`its part “${name}” is missing`);
    if (entry.isEncrypted()) throw this.#error("it is protected by a password");
    const size = entry.uncompressedSize;
    if (size > SUSPECT_BYTES && size > entry.compressedSize * MOST_RATIO)
      throw this.#error(`its part “${name}” unpacks to more than ${MOST_RATIO} times its size`);
    try {
      const stream = await promisify(this.zip.openReadStream.bind(this.zip) as OpenStream)(entry);
      const checked = new Checksum(entry.crc32);
      stream.on("error", (error) => checked.destroy(error));
      for await (const piece of stream.pipe(checked)) yield piece as Buffer;
    } catch (error) {
      if (error instanceof DiagnosticError) throw error;
      throw this.#error(`its part “${name}” is damaged (${words((error as Error).message)})`);
    }
  }

  async close(): Promise<void> {
    await this.release();
  }

  #error(detail: string): DiagnosticError {
    return new DiagnosticError([unreadable(this.file, detail)]);
  }
}

type OpenStream = (
  entry: Entry,
  callback: (error: Error | null, stream: NodeJS.ReadableStream) => void,
) => void;

async function readEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  const end = once(zip, "end");
  zip.on("entry", (entry: Entry) => {
    entries.set(entry.fileName, entry);
    if (entries.size > MOST_PARTS) zip.emit("error", new Error(`it has more than ${MOST_PARTS} parts`));
    else zip.readEntry();
  });
  zip.readEntry();
  await end;
  return entries;
}

/** What a file is that is no ZIP archive, by its first bytes. */
function foreignKind(start: Buffer): string | null {
  const text = start.toString("latin1");
  if (text.startsWith("PK")) return null;
  if (text.startsWith("\xd0\xcf\x11\xe0"))
    return "it is an old .xls workbook, or protected by a password; save it as .xlsx without one";
  return "it is no Excel workbook";
}

const words = (message: string): string =>
  /end of central directory/i.test(message)
    ? "it is cut off: its archive has no end"
    : message.replace(/\.$/, "").replace(/^(\w)/, (first) => first.toLowerCase());

/** Passes bytes on whose CRC-32 must turn out to be as it is written. */
class Checksum extends Transform {
  #crc = 0;

  constructor(private readonly wanted: number) {
    super();
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#crc = crc32(chunk, this.#crc);
    done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    done(this.#crc === this.wanted ? null : new Error("its checksum is wrong"));
  }
}

/** In Node's types since 22. */
const { crc32 } = zlib as unknown as { crc32(data: Buffer, value: number): number };
