import {
  Binary,
  Bool,
  type Data,
  type DataType,
  DateDay,
  Field,
  Float32,
  Float64,
  Int8,
  Int16,
  Int32,
  Int64,
  List,
  Map_,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  TimeMicrosecond,
  Timestamp,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Utf8,
} from "apache-arrow";

const encoder = new TextEncoder();

/** A value of a column; of a struct an object, of a list an array, of a map an array of `{ key, value }`. */
export type ArrowValue = unknown;

type FixedArray = { [index: number]: unknown };
type Allocate = (length: number) => FixedArray & ArrayBufferView;

/** Types of fixed width, and arrays that hold their values as they stand in memory. */
const FIXED: readonly [type: abstract new (...args: never[]) => DataType, allocate: Allocate][] = [
  [Int8, (n) => new Int8Array(n)],
  [Int16, (n) => new Int16Array(n)],
  [Int32, (n) => new Int32Array(n)],
  [Int64, (n) => new BigInt64Array(n)],
  [Uint8, (n) => new Uint8Array(n)],
  [Uint16, (n) => new Uint16Array(n)],
  [Uint32, (n) => new Uint32Array(n)],
  [Uint64, (n) => new BigUint64Array(n)],
  [Float32, (n) => new Float32Array(n)],
  [Float64, (n) => new Float64Array(n)],
  [DateDay, (n) => new Int32Array(n)],
  [TimeMicrosecond, (n) => new BigInt64Array(n)],
  [Timestamp, (n) => new BigInt64Array(n)],
];

/**
 * An Arrow column of values as they stand in memory: days, microseconds, bigints for 64 bits. The builders of
 * `apache-arrow` compile functions out of text, which the studio's content policy forbids.
 */
export function arrowColumn(type: DataType, values: readonly ArrowValue[]): Data {
  const { length } = values;
  const nullBitmap = new Uint8Array((length + 7) >> 3);
  let nullCount = 0;
  for (let index = 0; index < length; index++)
    if (values[index] === null || values[index] === undefined) nullCount++;
    else setBit(nullBitmap, index);
  const common = { length, nullCount, nullBitmap };
  const fixed = FIXED.find(([of]) => type instanceof of);
  if (fixed) {
    const data = fixed[1](length);
    for (let index = 0; index < length; index++) if (values[index] != null) data[index] = values[index];
    return makeData({ ...common, type, data } as never);
  }
  if (type instanceof Bool) {
    const data = new Uint8Array(nullBitmap.length);
    for (let index = 0; index < length; index++) if (values[index] === true) setBit(data, index);
    return makeData({ ...common, type, data });
  }
  if (type instanceof Utf8 || type instanceof Binary) {
    const parts = values.map((value) =>
      value === null || value === undefined
        ? NOTHING
        : value instanceof Uint8Array
          ? value
          : encoder.encode(String(value)),
    );
    const { offsets, size } = offsetsOf(parts.map((part) => part.length));
    const data = new Uint8Array(size);
    for (const [index, part] of parts.entries()) data.set(part, offsets[index]);
    return makeData({ ...common, type, valueOffsets: offsets, data } as never);
  }
  if (type instanceof List || type instanceof Map_) {
    const lists = values as readonly (readonly ArrowValue[] | null | undefined)[];
    const { offsets } = offsetsOf(lists.map((list) => list?.length ?? 0));
    const inner = (type.children[0] as Field).type as DataType;
    const child = arrowColumn(
      inner,
      lists.flatMap((list) => list ?? []),
    );
    return makeData({ ...common, type, valueOffsets: offsets, child } as never);
  }
  if (type instanceof Struct) {
    const records = values as readonly (Readonly<Record<string, ArrowValue>> | null | undefined)[];
    const children = type.children.map((field: Field) =>
      arrowColumn(
        field.type as DataType,
        records.map((record) => record?.[field.name]),
      ),
    );
    return makeData({ ...common, type, children });
  }
  throw new Error(`No column of ${type} is built.`);
}

/** One batch of columns as a stream; they are called by their places. */
export function arrowStream(columns: readonly Data[], length: number): Uint8Array {
  const schema = new Schema(columns.map(({ type }, index) => new Field(`c${index}`, type, true)));
  const data = makeData({ type: new Struct(schema.fields), length, nullCount: 0, children: [...columns] });
  const writer = new RecordBatchStreamWriter();
  writer.reset(undefined, schema);
  writer.write(new RecordBatch(schema, data));
  writer.finish();
  return writer.toUint8Array(true);
}

const NOTHING = new Uint8Array(0);

function offsetsOf(lengths: readonly number[]): { offsets: Int32Array; size: number } {
  const offsets = new Int32Array(lengths.length + 1);
  let size = 0;
  for (const [index, length] of lengths.entries()) {
    size += length;
    offsets[index + 1] = size;
  }
  return { offsets, size };
}

function setBit(bits: Uint8Array, index: number): void {
  bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
}
