/** Compressed data that is not what it says it is. */
export class Bzip2Error extends Error {}

const BLOCK_MAGIC = 0x314159265359;
const END_MAGIC = 0x177245385090;
const MAX_CODE_BITS = 20;
const GROUP = 50;

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000_0000 ? (crc << 1) ^ 0x04c1_1db7 : crc << 1;
  return crc >>> 0;
});

/** Thrown while a block is not complete yet: it is read again from its start when more has come. */
const MORE = Symbol("more");

/** Bits of a buffer, the highest of a byte first. */
class Bits {
  at = 0;
  constructor(readonly bytes: Buffer) {}

  read(count: number): number {
    if (this.at + count > this.bytes.length * 8) throw MORE;
    if (count === 1) {
      const at = this.at++;
      return ((this.bytes[at >> 3] as number) >> (7 - (at & 7))) & 1;
    }
    let value = 0;
    for (let left = count; left > 0; ) {
      const free = 8 - (this.at & 7);
      const take = Math.min(free, left);
      const byte = this.bytes[this.at >> 3] as number;
      value = value * 2 ** take + ((byte >> (free - take)) & ((1 << take) - 1));
      this.at += take;
      left -= take;
    }
    return value;
  }
}

/** A Huffman table: for each length of code, the least code beyond it, and where its symbols begin. */
interface Codes {
  shortest: number;
  limit: Int32Array;
  base: Int32Array;
  symbols: Uint16Array;
}

/** Pieces in which decompressed bytes are handed on: a block of few bytes may hold many megabytes. */
const PIECE = 1 << 20;

/**
 * Decompresses bzip2: block by block, so that memory stays flat, every block and the whole checked against its checksum.
 * Several streams one after the other are one file, as parallel compressors write them. Data that ends early is an error.
 */
export async function* bunzip2(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const reader = new BlockReader();
  const pieces = function* () {
    for (let block = reader.next(); block; block = reader.next())
      for (let at = 0; at < block.length; at += PIECE) yield block.subarray(at, at + PIECE);
  };
  for await (const chunk of source) {
    reader.push(chunk);
    yield* pieces();
  }
  reader.end();
  yield* pieces();
  reader.check();
}

class BlockReader {
  #rest: Buffer = Buffer.alloc(0);
  /** Bits of `#rest` that are used up. */
  #bit = 0;
  /** Values a block may hold; 0 between streams. */
  #size = 0;
  #streamCrc = 0;
  #streams = 0;
  #block = new Uint32Array(0);
  /** A block is tried again only when this much has come. */
  #wanted = 0;

  push(chunk: Buffer): void {
    this.#rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
  }

  /** No more will come. */
  end(): void {
    this.#wanted = 0;
  }

  check(): void {
    if (this.#size > 0 || this.#streams === 0) throw new Bzip2Error("cut off");
    if (this.#rest.length > 0) throw new Bzip2Error("trailing bytes");
  }

  /** The bytes of the next block, or null where more must come first. */
  next(): Buffer | null {
    if (this.#rest.length < this.#wanted) return null;
    try {
      for (;;) {
        if (this.#size === 0 && this.#rest.length === 0) return null;
        const block = this.#step();
        this.#rest = this.#rest.subarray(this.#bit >> 3);
        this.#bit &= 7;
        if (block) return block;
      }
    } catch (error) {
      if (error !== MORE) throw error;
      // Blocks are at most 900 kB: far fewer tries than chunks.
      this.#wanted = this.#rest.length + (256 << 10);
      return null;
    }
  }

  /** One header, block or end of a stream. */
  #step(): Buffer | null {
    const bits = new Bits(this.#rest);
    bits.at = this.#bit;
    let block: Buffer | null = null;
    if (this.#size === 0) {
      if (bits.read(24) !== 0x425a68)
        throw new Bzip2Error(this.#streams > 0 ? "trailing bytes" : "no header");
      const level = bits.read(8) - 48;
      if (level < 1 || level > 9) throw new Bzip2Error("a wrong size of blocks");
      this.#size = level * 100_000;
      this.#streamCrc = 0;
      if (this.#block.length < this.#size) this.#block = new Uint32Array(this.#size);
    } else {
      const magic = bits.read(48);
      const crc = bits.read(32);
      if (magic === BLOCK_MAGIC) {
        block = this.#decode(bits, crc);
        this.#streamCrc = (((this.#streamCrc << 1) | (this.#streamCrc >>> 31)) ^ crc) >>> 0;
      } else if (magic === END_MAGIC) {
        if (crc !== this.#streamCrc) throw new Bzip2Error("a wrong checksum");
        this.#size = 0;
        this.#streams++;
        bits.at = Math.ceil(bits.at / 8) * 8;
      } else throw new Bzip2Error("neither a block nor an end");
    }
    this.#bit = bits.at;
    return block;
  }

  #decode(bits: Bits, crc: number): Buffer {
    if (bits.read(1) === 1) throw new Bzip2Error("a randomised block, which nothing writes any more");
    const origin = bits.read(24);
    const used = usedBytes(bits);
    const { codes, selectors } = readCodes(bits, used.length + 2);
    const block = this.#block;
    const counts = new Uint32Array(256);
    const length = readValues(bits, { used, codes, selectors, block, counts, size: this.#size });
    if (origin >= length) throw new Bzip2Error("a block that begins outside of itself");
    const text = this.#untransformed(block, counts, length, origin);
    if (crcOf(text) !== crc) throw new Bzip2Error("a wrong checksum");
    return text;
  }

  /** Undoes the Burrows-Wheeler transform, and the runs that were shortened before it. */
  #untransformed(block: Uint32Array, counts: Uint32Array, length: number, origin: number): Buffer {
    let sum = 0;
    for (let byte = 0; byte < 256; byte++) {
      const count = counts[byte] as number;
      counts[byte] = sum;
      sum += count;
    }
    for (let at = 0; at < length; at++) {
      const byte = (block[at] as number) & 0xff;
      const place = counts[byte] as number;
      counts[byte] = place + 1;
      block[place] = ((block[place] as number) | (at << 8)) >>> 0;
    }
    let out = Buffer.allocUnsafe(Math.max(1024, length * 2));
    let size = 0;
    const room = (more: number) => {
      if (size + more <= out.length) return;
      const larger = Buffer.allocUnsafe((size + more) * 2);
      out.copy(larger, 0, 0, size);
      out = larger;
    };
    let position = (block[origin] as number) >>> 8;
    let run = 0;
    let last = -1;
    for (let at = 0; at < length; at++) {
      const value = block[position] as number;
      const byte = value & 0xff;
      position = value >>> 8;
      if (run === 4) {
        room(byte);
        out.fill(last, size, size + byte);
        size += byte;
        run = 0;
        last = -1;
        continue;
      }
      run = byte === last ? run + 1 : 1;
      last = byte;
      room(1);
      out[size++] = byte;
    }
    return out.subarray(0, size);
  }
}

function usedBytes(bits: Bits): number[] {
  const ranges = bits.read(16);
  const used: number[] = [];
  for (let range = 0; range < 16; range++) {
    if ((ranges & (0x8000 >> range)) === 0) continue;
    const members = bits.read(16);
    for (let at = 0; at < 16; at++) if (members & (0x8000 >> at)) used.push(range * 16 + at);
  }
  if (used.length === 0) throw new Bzip2Error("a block without bytes");
  return used;
}

function readCodes(bits: Bits, alphabet: number): { codes: Codes[]; selectors: Uint8Array } {
  const tables = bits.read(3);
  const count = bits.read(15);
  if (tables < 2 || tables > 6 || count < 1) throw new Bzip2Error("a wrong number of tables");
  const order = Array.from({ length: tables }, (_, table) => table);
  const selectors = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    let place = 0;
    while (bits.read(1) === 1) if (++place >= tables) throw new Bzip2Error("a table that is not there");
    const [table] = order.splice(place, 1) as [number];
    order.unshift(table);
    selectors[at] = table;
  }
  const codes = Array.from({ length: tables }, () => {
    const lengths = new Uint8Array(alphabet);
    let length = bits.read(5);
    for (let symbol = 0; symbol < alphabet; symbol++) {
      for (;;) {
        if (length < 1 || length > MAX_CODE_BITS) throw new Bzip2Error("a code of a wrong length");
        if (bits.read(1) === 0) break;
        length += bits.read(1) === 0 ? 1 : -1;
      }
      lengths[symbol] = length;
    }
    return codesOf(lengths);
  });
  return { codes, selectors };
}

function codesOf(lengths: Uint8Array): Codes {
  const longest = Math.max(...lengths);
  const shortest = Math.min(...lengths);
  const symbols = new Uint16Array(lengths.length);
  const limit = new Int32Array(MAX_CODE_BITS + 2).fill(-1);
  const base = new Int32Array(MAX_CODE_BITS + 2);
  let placed = 0;
  let code = 0;
  for (let length = shortest; length <= longest; length++) {
    base[length] = placed - code;
    for (let symbol = 0; symbol < lengths.length; symbol++)
      if (lengths[symbol] === length) {
        symbols[placed++] = symbol;
        code++;
      }
    limit[length] = code - 1;
    code <<= 1;
  }
  return { shortest, limit, base, symbols };
}

interface Values {
  used: readonly number[];
  codes: readonly Codes[];
  selectors: Uint8Array;
  block: Uint32Array;
  counts: Uint32Array;
  size: number;
}

/** Undoes the Huffman codes, the runs of zeros and the move-to-front list. Gives the number of bytes. */
function readValues(bits: Bits, { used, codes, selectors, block, counts, size }: Values): number {
  const front = Uint8Array.from(used);
  const end = used.length + 1;
  let length = 0;
  let group = 0;
  let left = 0;
  let table: Codes | undefined;
  let run = 0;
  let weight = 1;
  for (;;) {
    if (left === 0) {
      const selector = selectors[group++];
      table = selector === undefined ? undefined : codes[selector];
      if (!table) throw new Bzip2Error("more values than tables for them");
      left = GROUP;
    }
    left--;
    const symbol = readSymbol(bits, table as Codes);
    if (symbol <= 1) {
      run += weight << symbol;
      weight <<= 1;
      if (run > size) throw new Bzip2Error("a run longer than its block");
      continue;
    }
    if (run > 0) {
      if (length + run > size) throw new Bzip2Error("more bytes than a block holds");
      const byte = front[0] as number;
      counts[byte] = (counts[byte] as number) + run;
      block.fill(byte, length, length + run);
      length += run;
      run = 0;
    }
    weight = 1;
    if (symbol === end) return length;
    if (length >= size) throw new Bzip2Error("more bytes than a block holds");
    const place = symbol - 1;
    const byte = front[place] as number;
    front.copyWithin(1, 0, place);
    front[0] = byte;
    counts[byte] = (counts[byte] as number) + 1;
    block[length++] = byte;
  }
}

function readSymbol(bits: Bits, { shortest, limit, base, symbols }: Codes): number {
  let length = shortest;
  let code = bits.read(length);
  while (code > (limit[length] as number)) {
    if (++length > MAX_CODE_BITS) throw new Bzip2Error("a code that no table has");
    code = (code << 1) | bits.read(1);
  }
  const symbol = symbols[code + (base[length] as number)];
  if (symbol === undefined) throw new Bzip2Error("a code that no table has");
  return symbol;
}

function crcOf(bytes: Buffer): number {
  let crc = 0xffff_ffff;
  for (let at = 0; at < bytes.length; at++)
    crc = ((crc << 8) ^ (CRC[((crc >>> 24) ^ (bytes[at] as number)) & 0xff] as number)) >>> 0;
  return ~crc >>> 0;
}
