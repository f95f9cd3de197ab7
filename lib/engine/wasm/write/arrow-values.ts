import {
  Binary,
  Bool,
  type Data,
  type DataType,
  Date_,
  Decimal,
  Dictionary,
  FixedSizeBinary,
  FixedSizeList,
  Float,
  Int,
  Interval,
  List,
  Map_,
  Null,
  Struct,
  Time,
  Timestamp,
  Utf8,
} from "apache-arrow";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Reads the value at an index. */
export type ReadValue = (index: number) => unknown;

/**
 * Reads a column's values as they stand in memory, where JavaScript's own forms would round them: days, microseconds,
 * decimals without their point. A struct is an object without a prototype, a map a list of `{ key, value }`.
 */
export function valuesOf(data: Data | undefined): ReadValue {
  // An empty column comes without its children.
  if (!data || data.length === 0) return () => null;
  const read = presentValues(data);
  const { nullBitmap, offset, nullCount } = data;
  if (nullCount === 0 || !nullBitmap || nullBitmap.length === 0) return read;
  return (index) => {
    const bit = offset + index;
    return ((nullBitmap[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0 ? null : read(index);
  };
}

function presentValues(data: Data): ReadValue {
  const type = data.type as DataType;
  if (type instanceof Null) return () => null;
  if (type instanceof Bool)
    return (index) => {
      const bit = data.offset + index;
      return (((data.values as Uint8Array)[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
    };
  if (type instanceof Utf8) return (index) => decoder.decode(bytesAt(data, index));
  if (type instanceof Binary) return (index) => bytesAt(data, index).slice();
  if (type instanceof FixedSizeBinary)
    return (index) => (data.values as Uint8Array).slice(index * type.byteWidth, (index + 1) * type.byteWidth);
  if (type instanceof Decimal) return (index) => wordsAt(data.values as Uint32Array, index * 4, 4);
  if (type instanceof Interval) return (index) => (data.values as Int32Array).slice(index * 4, index * 4 + 4);
  if (type instanceof Dictionary) {
    const texts = data.dictionary;
    return (index) => texts?.get(Number((data.values as Int32Array)[index])) ?? null;
  }
  if (
    type instanceof Int ||
    type instanceof Float ||
    type instanceof Date_ ||
    type instanceof Time ||
    type instanceof Timestamp
  )
    return (index) => (data.values as Int32Array)[index];
  if (type instanceof Struct) {
    const fields = type.children.map(({ name }, at) => ({ name, read: valuesOf(data.children[at] as Data) }));
    return (index) => {
      const record = Object.create(null) as Record<string, unknown>;
      for (const { name, read } of fields) record[name] = read(index);
      return record;
    };
  }
  if (type instanceof List || type instanceof Map_) {
    const [child] = data.children as [Data];
    const read = valuesOf(child);
    const entry = type instanceof Map_ ? (child.type as Struct).children.map(({ name }) => name) : null;
    return (index) => {
      const from = data.valueOffsets[index] ?? 0;
      const to = data.valueOffsets[index + 1] ?? 0;
      return Array.from({ length: to - from }, (_, at) => {
        const value = read(from + at);
        if (!entry) return value;
        const record = value as Record<string, unknown>;
        return { key: record[entry[0] ?? "key"], value: record[entry[1] ?? "value"] };
      });
    };
  }
  if (type instanceof FixedSizeList) {
    const read = valuesOf(data.children[0] as Data);
    return (index) => Array.from({ length: type.listSize }, (_, at) => read(index * type.listSize + at));
  }
  throw new Error(`Values of ${type} are not read.`);
}

const bytesAt = (data: Data, index: number): Uint8Array =>
  (data.values as Uint8Array).subarray(data.valueOffsets[index] ?? 0, data.valueOffsets[index + 1] ?? 0);

/** A signed whole number of some 32-bit words, the lowest first. */
function wordsAt(words: Uint32Array, from: number, count: number): bigint {
  let value = 0n;
  for (let at = count - 1; at >= 0; at--) value = (value << 32n) | BigInt(words[from + at] ?? 0);
  return BigInt.asIntN(32 * count, value);
}
