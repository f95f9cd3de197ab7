import { type Diagnostic, diagnose } from "../../model/diagnostic";
import { err, ok, type Result } from "../../util/result";
import type { ScanFile, TextFile, TextOptions, Texts, Utf8Check } from "../scan/session";
import { unreadable } from "../scan/unreadable";

const CHUNK = 4 << 20;
const FOREIGN: readonly [magic: string, name: string][] = [
  ["PK\x03\x04", "a ZIP archive (or a spreadsheet)"],
  ["PAR1", "a Parquet file"],
  ["Obj\x01", "an Avro file"],
  ["ARROW1", "an Arrow file"],
];

/** Where bytes come from, and how DuckDB is given them. */
export interface TextHost {
  blobOf(absolute: string): Blob;
  /** Registers what was made of a file under a name that says its partition folders. */
  register(file: ScanFile, blob: Blob, lines: number): Promise<string>;
}

/** Files of this page as plain UTF-8. What is compressed or encoded otherwise becomes a copy in memory. */
export class LocalTexts implements Texts {
  constructor(private readonly host: TextHost) {}

  async prepare(file: ScanFile, options: TextOptions): Promise<Result<TextFile, Diagnostic>> {
    const blob = this.host.blobOf(file.absolute);
    const start = await bytesOf(blob.slice(0, 16));
    const magic = String.fromCharCode(...start);
    const foreign = FOREIGN.find(([sign]) => magic.startsWith(sign));
    if (foreign) return err(unreadable(file, `it is ${foreign[1]}, not text`));
    const packed = magic.startsWith("\x1f\x8b") && options.compression !== "none";
    const wanted = options.compression ?? "auto";
    if (
      wanted === "zstd" ||
      wanted === "bzip2" ||
      magic.startsWith("\x28\xb5\x2f\xfd") ||
      /^BZh\d/.test(magic)
    )
      return err(unreadable(file, "the browser unpacks gzip only; run the job on the server"));
    if (wanted === "gzip" && !packed && blob.size > 0)
      return err(unreadable(file, "it is not compressed with gzip"));
    try {
      const plain = packed ? await gunzip(blob) : blob;
      const first = packed ? await bytesOf(plain.slice(0, 16)) : start;
      const encoding = encodingOf(first, options.encoding);
      if (encoding !== null) return await this.#decoded(file, plain, encoding);
      const bom = bomOf(first);
      if (options.dropMark && bom > 0) return ok(await this.#copy(file, plain.slice(bom)));
      return ok(
        packed
          ? { ...(await this.#copy(file, plain)), bom }
          : { absolute: file.absolute, bytes: blob.size, bom, copied: false },
      );
    } catch (error) {
      return err(unreadable(file, packed ? "its gzip data is damaged or cut off" : (error as Error).message));
    }
  }

  start(text: TextFile, bytes: number): Promise<Uint8Array> {
    return bytesOf(this.host.blobOf(text.absolute).slice(0, bytes));
  }

  async *chunks(text: TextFile, from: number): AsyncGenerator<Uint8Array> {
    const blob = this.host.blobOf(text.absolute);
    for (let at = from; at < blob.size; at += CHUNK) yield await bytesOf(blob.slice(at, at + CHUNK));
  }

  utf8Check(): Utf8Check {
    return new StreamedUtf8Check();
  }

  behead(
    file: ScanFile,
    text: TextFile,
    { from, head, lines }: { from: number; head: string; lines: number },
  ) {
    return this.host.register(file, new Blob([head, this.host.blobOf(text.absolute).slice(from)]), lines);
  }

  async #decoded(file: ScanFile, blob: Blob, encoding: string): Promise<Result<TextFile, Diagnostic>> {
    const refused = err(
      diagnose(
        "file/encoding",
        { path: file.path, encoding: encoding.toUpperCase() },
        { field: ["encoding"] },
      ),
    );
    let decoder: TextDecoder;
    try {
      decoder = new TextDecoder(encoding, { fatal: true });
    } catch {
      return err(
        unreadable(file, `the browser does not know the encoding ${encoding}; run the job on the server`),
      );
    }
    try {
      return ok(await this.#copy(file, new Blob([decoder.decode(await blob.arrayBuffer())])));
    } catch {
      return refused;
    }
  }

  async #copy(file: ScanFile, blob: Blob): Promise<TextFile> {
    return { absolute: await this.host.register(file, blob, 0), bytes: blob.size, bom: 0, copied: true };
  }
}

class StreamedUtf8Check implements Utf8Check {
  valid = true;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  push(chunk: Uint8Array): void {
    this.#decode(() => this.#decoder.decode(chunk, { stream: true }));
  }

  finish(): boolean {
    this.#decode(() => this.#decoder.decode());
    return this.valid;
  }

  #decode(decode: () => string): void {
    if (!this.valid) return;
    try {
      decode();
    } catch {
      this.valid = false;
    }
  }
}

export const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

const gunzip = (blob: Blob): Promise<Blob> =>
  new Response(blob.stream().pipeThrough(new DecompressionStream("gzip"))).blob();

const bomOf = (start: Uint8Array): number =>
  start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0;

/** The encoding that must be converted, or null for UTF-8. A byte order mark says more than an option. */
function encodingOf(start: Uint8Array, chosen = "auto"): string | null {
  if (bomOf(start) === 3) return null;
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  return chosen === "auto" || chosen === "utf-8" ? null : chosen;
}
