import * as zlib from "node:zlib";
import { bunzip2 } from "../../bind/bzip2";
import { AvroError } from "./avro-cursor";

/** Bytes a block may unpack to. */
const MOST_BYTES = 512 << 20;

const inflate = (bytes: Buffer): Buffer => zlib.inflateRawSync(bytes, { maxOutputLength: MOST_BYTES });
const { crc32, zstdDecompressSync } = zlib as unknown as {
  crc32(data: Buffer): number;
  zstdDecompressSync?(data: Buffer, options: { maxOutputLength: number }): Buffer;
};

/** How the blocks of a file with a codec are unpacked. Throws `AvroError` for a codec that is not known here. */
export function unpackerOf(codec: string): (bytes: Buffer) => Buffer | Promise<Buffer> {
  switch (codec) {
    case "null":
      return (bytes) => bytes;
    case "deflate":
      return inflate;
    case "snappy":
      return unsnappyWithChecksum;
    case "bzip2":
      return unbzip2;
    case "zstandard":
      if (zstdDecompressSync) return (bytes) => zstdDecompressSync(bytes, { maxOutputLength: MOST_BYTES });
      throw new AvroError(`Zstandard is not read by this Node (${process.version}); 22.15 and newer do`);
    default:
      throw new AvroError(
        `its codec “${codec.slice(0, 40)}” is not known here; null, deflate, snappy, bzip2 and zstandard are`,
      );
  }
}

async function unbzip2(bytes: Buffer): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of bunzip2(once(bytes))) {
    pieces.push(piece);
    size += piece.length;
    if (size > MOST_BYTES) throw new AvroError(`a block unpacks to more than ${MOST_BYTES >> 20} MB`);
  }
  return Buffer.concat(pieces);
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

function unsnappyWithChecksum(bytes: Buffer): Buffer {
  if (bytes.length < 4) throw new AvroError("a block has no checksum");
  const plain = unsnappy(bytes.subarray(0, -4));
  if (crc32(plain) !== bytes.readUInt32BE(bytes.length - 4))
    throw new AvroError("the checksum of a block is wrong");
  return plain;
}

/** Snappy's raw format: literals, and copies of what was written before. */
export function unsnappy(bytes: Buffer): Buffer {
  let at = 0;
  let length = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined || shift > 28) throw new AvroError("a block is damaged");
    length += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  if (length > MOST_BYTES) throw new AvroError(`a block unpacks to more than ${MOST_BYTES >> 20} MB`);
  const out = Buffer.allocUnsafe(length);
  let size = 0;
  const little = (count: number): number => {
    if (at + count > bytes.length) throw new AvroError("a block is damaged");
    const value = bytes.readUIntLE(at, count);
    at += count;
    return value;
  };
  while (at < bytes.length) {
    const tag = bytes[at++] as number;
    const kind = tag & 3;
    if (kind === 0) {
      const short = tag >> 2;
      const count = (short < 60 ? short : little(short - 59)) + 1;
      if (count > bytes.length - at || count > length - size) throw new AvroError("a block is damaged");
      bytes.copy(out, size, at, at + count);
      at += count;
      size += count;
      continue;
    }
    const count = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const offset = kind === 1 ? ((tag >> 5) << 8) + little(1) : little(kind === 2 ? 2 : 4);
    if (offset === 0 || offset > size || count > length - size) throw new AvroError("a block is damaged");
    // A copy may reach into what it writes itself.
    for (let index = 0; index < count; index++, size++) out[size] = out[size - offset] as number;
  }
  if (size !== length) throw new AvroError("a block is damaged");
  return out;
}
