import { Transform } from "node:stream";
import iconv from "iconv-lite";

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Bytes of a UTF-8 byte order mark. */
export const bomOf = (start: Buffer): number =>
  start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0;

/** The encoding that must be converted, or null for UTF-8. A byte order mark says more than an option. */
export function encodingOf(start: Buffer, chosen = "auto"): string | null {
  if (bomOf(start) === 3) return null;
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  return chosen === "auto" || chosen === "utf-8" ? null : chosen;
}

/** Bytes that mean nothing in the encoding they are said to have. */
export class EncodingError extends Error {
  constructor(readonly encoding: string) {
    super(`not ${encoding}`);
  }
}

/** Converts to UTF-8 and refuses bytes that mean nothing in the encoding; nothing is replaced or left out. */
export class Decoder extends Transform {
  #encoding: string | null | undefined;
  #decoder: ReturnType<typeof iconv.getDecoder> | null = null;
  #bytes = 0;
  #high = "";
  #name = "";

  constructor(private readonly chosen: string | undefined) {
    super();
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    let data = chunk;
    if (this.#encoding === undefined) {
      this.#encoding = encodingOf(chunk, this.chosen);
      if (bomOf(chunk)) data = chunk.subarray(3);
      this.#name = (this.#encoding ?? "utf-8").toUpperCase();
      if (this.#encoding !== null) this.#decoder = iconv.getDecoder(this.#encoding);
    }
    this.#bytes += chunk.length;
    if (!this.#decoder) this.push(data);
    const good = !this.#decoder || this.#emit(this.#decoder.write(data));
    done(good ? null : new EncodingError(this.#name));
  }

  override _flush(done: (error?: Error | null) => void): void {
    const complete = !this.#encoding?.startsWith("utf-16") || this.#bytes % 2 === 0;
    const good = !this.#decoder || (complete && this.#emit(this.#decoder.end() ?? "") && this.#high === "");
    done(good ? null : new EncodingError(this.#name));
  }

  /** A pair of surrogates may be cut by the end of a chunk. */
  #emit(text: string): boolean {
    const all = this.#high + text;
    const cut = /[\ud800-\udbff]$/.test(all) ? all.length - 1 : all.length;
    this.#high = all.slice(cut);
    const whole = all.slice(0, cut);
    const utf16 = this.#encoding?.startsWith("utf-16") === true;
    if (utf16 ? LONE_SURROGATE.test(whole) : whole.includes("\ufffd")) return false;
    if (whole !== "") this.push(Buffer.from(whole, "utf8"));
    return true;
  }
}
