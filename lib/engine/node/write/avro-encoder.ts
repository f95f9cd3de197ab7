/** Bytes of Avro's binary encoding, put together. */
export class AvroEncoder {
  #bytes = Buffer.allocUnsafe(1 << 16);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The bytes so far; it begins anew. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#size));
    this.#size = 0;
    return taken;
  }

  byte(value: number): void {
    this.#room(1);
    this.#bytes[this.#size++] = value;
  }

  int(value: number): void {
    this.#room(5);
    let rest = ((value << 1) ^ (value >> 31)) >>> 0;
    for (; rest >= 0x80; rest >>>= 7) this.#bytes[this.#size++] = (rest & 0x7f) | 0x80;
    this.#bytes[this.#size++] = rest;
  }

  long(value: bigint): void {
    if (value >= -1_073_741_824n && value < 1_073_741_824n) {
      this.int(Number(value));
      return;
    }
    this.#room(10);
    let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
    for (; rest >= 0x80n; rest >>= 7n) this.#bytes[this.#size++] = Number(rest & 0x7fn) | 0x80;
    this.#bytes[this.#size++] = Number(rest);
  }

  float(value: number): void {
    this.#room(4);
    this.#size = this.#bytes.writeFloatLE(value, this.#size);
  }

  double(value: number): void {
    this.#room(8);
    this.#size = this.#bytes.writeDoubleLE(value, this.#size);
  }

  string(text: string): void {
    const length = Buffer.byteLength(text);
    this.int(length);
    this.#room(length);
    this.#size += this.#bytes.write(text, this.#size);
  }

  bytes(value: Uint8Array): void {
    this.int(value.length);
    this.raw(value);
  }

  raw(value: Uint8Array): void {
    this.#room(value.length);
    this.#bytes.set(value, this.#size);
    this.#size += value.length;
  }

  #room(more: number): void {
    if (this.#size + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe((this.#size + more) * 2);
    this.#bytes.copy(larger, 0, 0, this.#size);
    this.#bytes = larger;
  }
}
