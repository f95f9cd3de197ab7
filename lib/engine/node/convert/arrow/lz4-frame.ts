/** Compressed data that is not what it says it is. */
export class Lz4Error extends Error {}

const MAGIC = 0x184d2204;

/** Unpacks LZ4's frame format: `size` is how many bytes come of it. */
export function unlz4(bytes: Uint8Array, size: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = () => new Lz4Error("LZ4 data is damaged");
  if (bytes.length < 7 || view.getUint32(0, true) !== MAGIC) throw damaged();
  const flags = bytes[4] as number;
  const [hasBlockSum, hasSize, hasDictionary] = [flags & 0x10, flags & 0x08, flags & 0x01];
  if (hasDictionary) throw new Lz4Error("LZ4 with a dictionary is not read here");
  let at = 7 + (hasSize ? 8 : 0);
  const out = new Uint8Array(size);
  let written = 0;
  for (;;) {
    if (at + 4 > bytes.length) throw damaged();
    const head = view.getUint32(at, true);
    at += 4;
    if (head === 0) break;
    const length = head & 0x7fff_ffff;
    if (length > bytes.length - at) throw damaged();
    const block = bytes.subarray(at, at + length);
    at += length + (hasBlockSum ? 4 : 0);
    if (head >>> 31) {
      if (length > size - written) throw damaged();
      out.set(block, written);
      written += length;
    } else written = unpackBlock(block, out, written);
  }
  if (written !== size) throw damaged();
  return out;
}

/** Literals, and copies of what was written before. Gives how much is written by then. */
function unpackBlock(block: Uint8Array, out: Uint8Array, from: number): number {
  let at = 0;
  let written = from;
  const damaged = () => new Lz4Error("LZ4 data is damaged");
  const lengthOf = (short: number): number => {
    let length = short;
    if (short < 15) return length;
    for (let byte = 255; byte === 255; ) {
      if (at >= block.length) throw damaged();
      byte = block[at++] as number;
      length += byte;
    }
    return length;
  };
  while (at < block.length) {
    const token = block[at++] as number;
    const literals = lengthOf(token >> 4);
    if (literals > block.length - at || literals > out.length - written) throw damaged();
    out.set(block.subarray(at, at + literals), written);
    at += literals;
    written += literals;
    // The last sequence has nothing to copy.
    if (at === block.length) return written;
    if (at + 2 > block.length) throw damaged();
    const offset = (block[at] as number) | ((block[at + 1] as number) << 8);
    at += 2;
    const length = lengthOf(token & 15) + 4;
    if (offset === 0 || offset > written || length > out.length - written) throw damaged();
    for (let index = 0; index < length; index++, written++) out[written] = out[written - offset] as number;
  }
  return written;
}
