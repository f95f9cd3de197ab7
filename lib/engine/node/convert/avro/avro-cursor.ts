import { isUtf8 } from "node:buffer";

/** Bytes that are not what the schema says. */
export class AvroError extends Error {}

/** Reads Avro's binary encoding, and never beyond its end. */
export class AvroCursor {
  at = 0;
  constructor(readonly bytes: Buffer) {}

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  take(count: number): Buffer {
    if (count < 0 || count > this.bytes.length - this.at)
      throw new AvroError("a value goes on beyond the end");
    const taken = this.bytes.subarray(this.at, this.at + count);
    this.at += count;
    return taken;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new AvroError("a value goes on beyond the end");
    this.at++;
    return byte;
  }

  int(): number {
    const value = this.number();
    if (value < -2_147_483_648 || value > 2_147_483_647) throw new AvroError("an int does not fit 32 bits");
    return value;
  }

  /** A length or count: a long that a number holds. */
  number(): number {
    const value = this.#zigzag();
    if (typeof value === "number") return value;
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new AvroError("a length is larger than any file");
    return number;
  }

  long(): bigint {
    return BigInt(this.#zigzag());
  }

  float(): number {
    return this.take(4).readFloatLE(0);
  }

  double(): number {
    return this.take(8).readDoubleLE(0);
  }

  string(): string {
    const bytes = this.take(this.number());
    const text = bytes.toString("utf8");
    // What is no UTF-8 becomes this character, which may also stand there itself.
    if (text.includes("\ufffd") && !isUtf8(bytes)) throw new AvroError("a text is not UTF-8");
    return text;
  }

  /** A number where few bytes say it, which is nearly always. */
  #zigzag(): number | bigint {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value & 1 ? -(value >>> 1) - 1 : value >>> 1;
    }
    let long = BigInt(value);
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      long |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) {
        if (long >= 1n << 64n) throw new AvroError("a long does not fit 64 bits");
        return long & 1n ? -(long >> 1n) - 1n : long >> 1n;
      }
    }
    throw new AvroError("a number has no end");
  }
}
