import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";

const CHUNK = 4 << 20;

/** Every chunk of a file from `from` on. The buffer is used again: keep nothing of it. */
export async function* chunksOf(absolute: string, from = 0, size = CHUNK): AsyncGenerator<Buffer> {
  const handle = await open(absolute, "r");
  try {
    const { size: bytes } = await handle.stat();
    const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(size, bytes - from)));
    for (let at = from; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** As much of the beginning as `bytes` says and there is. */
export async function startOf(absolute: string, bytes: number): Promise<Buffer> {
  const handle = await open(absolute, "r");
  try {
    const buffer = Buffer.allocUnsafe(bytes);
    const { bytesRead } = await handle.read(buffer, 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Checks that chunks are UTF-8, also where a character is cut. */
export class Utf8Check {
  valid = true;
  #rest = Buffer.alloc(0);

  push(chunk: Buffer): void {
    if (!this.valid) return;
    const all = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    const cut = all.length - incompleteTail(all);
    this.valid = isUtf8(all.subarray(0, cut));
    this.#rest = Buffer.from(all.subarray(cut));
  }

  finish(): boolean {
    if (this.#rest.length > 0) this.valid = false;
    return this.valid;
  }
}

/** How many bytes at the end begin a character that is not complete. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}
