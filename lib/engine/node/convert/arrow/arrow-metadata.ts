import { ArrowTypeError } from "./arrow-types";

/** Metadata that says what cannot be. */
export class ArrowMetadataError extends Error {}

const damaged = (): ArrowMetadataError => new ArrowMetadataError("its metadata is damaged");

/**
 * Looks at lists in FlatBuffers before the library does, which takes any length they say for true and then walks for
 * hours. A read beyond the bytes throws a RangeError.
 */
class Table {
  constructor(
    private readonly view: DataView,
    private readonly at: number,
  ) {}

  /** The table that a buffer begins with. */
  static root(bytes: Uint8Array): Table {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new Table(view, view.getUint32(0, true));
  }

  /** Where a field lies; 0 for one that is absent. */
  #field(id: number): number {
    const vtable = this.at - this.view.getInt32(this.at, true);
    const slot = 4 + id * 2;
    const offset = slot < this.view.getUint16(vtable, true) ? this.view.getUint16(vtable + slot, true) : 0;
    return offset && this.at + offset;
  }

  number(id: number, read: "getUint8" | "getInt16"): number {
    const at = this.#field(id);
    return at && this.view[read](at, true);
  }

  table(id: number): Table | null {
    const at = this.#field(id);
    return at ? new Table(this.view, at + this.view.getUint32(at, true)) : null;
  }

  /** Where a list's elements begin, and how many there are: all of them within the bytes. */
  #list(id: number, size: number): { start: number; count: number } {
    const at = this.#field(id);
    if (!at) return { start: 0, count: 0 };
    const list = at + this.view.getUint32(at, true);
    const count = this.view.getUint32(list, true);
    if (list + 4 + count * size > this.view.byteLength) throw damaged();
    return { start: list + 4, count };
  }

  count = (id: number, size: number): number => this.#list(id, size).count;

  tables(id: number): Table[] {
    const { start, count } = this.#list(id, 4);
    return Array.from({ length: count }, (_, index) => {
      const at = start + index * 4;
      return new Table(this.view, at + this.view.getUint32(at, true));
    });
  }

  longs(id: number): bigint[] {
    const { start, count } = this.#list(id, 8);
    return Array.from({ length: count }, (_, index) => this.view.getBigInt64(start + index * 8, true));
  }
}

const SCHEMA = 1;
const DICTIONARY = 2;
const BATCH = 3;

/** Looks at the metadata of a message. */
export function checkMessage(bytes: Uint8Array): void {
  const message = Table.root(bytes);
  const header = message.table(2);
  if (!header) throw damaged();
  message.count(4, 4);
  const kind = message.number(1, "getUint8");
  if (kind === SCHEMA) checkSchema(header);
  else if (kind === BATCH) checkBatch(header);
  else if (kind === DICTIONARY) checkBatch(header.table(1));
}

/** Looks at the footer of a file. */
export function checkFooter(bytes: Uint8Array): void {
  const footer = Table.root(bytes);
  checkSchema(footer.table(1));
  for (const blocks of [2, 3]) footer.count(blocks, 24);
  footer.count(4, 4);
}

/** Fields of a schema, those within others too. */
const MOST_FIELDS = 1_000_000;

function checkSchema(schema: Table | null): void {
  if (!schema) throw damaged();
  if (schema.number(0, "getInt16") !== 0)
    throw new ArrowTypeError("its bytes are in big-endian order, which is not read here");
  schema.count(2, 4);
  const waiting = [...schema.tables(1)];
  for (let seen = 0; waiting.length > 0; seen++) {
    if (seen > MOST_FIELDS) throw damaged();
    const field = waiting.pop() as Table;
    field.count(6, 4);
    waiting.push(...field.tables(5));
  }
}

function checkBatch(batch: Table | null): void {
  if (!batch) throw damaged();
  batch.count(1, 16);
  const buffers = BigInt(batch.count(2, 16));
  let views = 0n;
  for (const count of batch.longs(4)) {
    views += count;
    if (count < 0n || views > buffers) throw damaged();
  }
}
