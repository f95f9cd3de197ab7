import { isUtf8 } from "node:buffer";
import {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBIntervalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTimeValue,
  type DuckDBValue,
} from "@duckdb/node-api";
import {
  type Data,
  type DataType,
  DateUnit,
  IntervalUnit,
  TimeUnit,
  Type,
  UnionMode,
  type Vector,
} from "apache-arrow";
import { freeNames } from "./arrow-types";

/** Bytes that are not what the schema says. */
export class ArrowValueError extends Error {}

/** The value at a place of a column. */
export type ReadValue = (index: number) => DuckDBValue;

/** Reads a column of one batch. Every buffer is looked at first, so that nothing is read beyond one. */
export function valueReader(data: Data): ReadValue {
  const read = plainReader(data);
  if (data.nullCount === 0 || data.type.typeId === Type.Union) return read;
  if (data.type.typeId !== Type.Null) enough(data.nullBitmap, Math.ceil((data.length + data.offset) / 8));
  return (index) => (data.getValid(index) ? read(index) : null);
}

type Numbers = ArrayLike<number | bigint>;

function plainReader(data: Data): ReadValue {
  const type = data.type as DataType & Record<string, unknown>;
  switch (type.typeId) {
    case Type.Null:
      return () => null;
    case Type.Bool: {
      const bits = enough(data.values as Uint8Array, Math.ceil((data.length + data.offset) / 8));
      return (index) => {
        const at = index + data.offset;
        return (((bits[at >> 3] as number) >> (at & 7)) & 1) === 1;
      };
    }
    case Type.Int:
      return numbers(data);
    case Type.Float:
      return type.precision === 0 ? half(data) : numbers(data);
    case Type.Utf8:
    case Type.LargeUtf8: {
      const bytes = spans(data);
      return (index) => text(bytes(index));
    }
    case Type.Binary:
    case Type.LargeBinary: {
      const bytes = spans(data);
      return (index) => new DuckDBBlobValue(bytes(index));
    }
    case Type.Utf8View: {
      const bytes = views(data);
      return (index) => text(bytes(index));
    }
    case Type.BinaryView: {
      const bytes = views(data);
      return (index) => new DuckDBBlobValue(bytes(index));
    }
    case Type.FixedSizeBinary: {
      const width = type.byteWidth as number;
      const values = enough(data.values as Uint8Array, data.length * width);
      return (index) => new DuckDBBlobValue(values.subarray(index * width, (index + 1) * width));
    }
    case Type.Decimal:
      return decimals(data);
    case Type.Date: {
      const values = fixed(data);
      return type.unit === DateUnit.DAY
        ? (index) => new DuckDBDateValue(Number(values[index]))
        : (index) => new DuckDBTimestampValue(scaled(values[index], 1000n));
    }
    case Type.Time: {
      const values = fixed(data);
      const unit = type.unit as TimeUnit;
      return (index) => {
        const time = micros(values[index], unit);
        if (time < 0n || time > DAY) throw new ArrowValueError("a time of day is not within a day");
        return new DuckDBTimeValue(time);
      };
    }
    case Type.Timestamp:
      return timestamps(data);
    case Type.Interval:
      return intervals(data);
    case Type.Duration: {
      const values = fixed(data);
      const unit = type.unit as TimeUnit;
      return (index) => String(new DuckDBIntervalValue(0, 0, micros(values[index], unit)));
    }
    case Type.List:
    case Type.LargeList: {
      const item = valueReader(child(data, 0));
      const range = ranges(data, child(data, 0).length);
      return (index) => new DuckDBListValue(slice(range(index), item));
    }
    case Type.FixedSizeList: {
      const size = type.listSize as number;
      const item = valueReader(child(data, 0));
      if (child(data, 0).length < data.length * size) throw damaged();
      return (index) => new DuckDBListValue(slice([index * size, (index + 1) * size], item));
    }
    case Type.Struct:
      return structs(data);
    case Type.Map: {
      const entries = child(data, 0);
      const [key, value] = [valueReader(child(entries, 0)), valueReader(child(entries, 1))];
      const range = ranges(data, entries.length);
      return (index) => {
        const [from, to] = range(index);
        return new DuckDBMapValue(
          Array.from({ length: to - from }, (_, at) => ({ key: key(from + at), value: value(from + at) })),
        );
      };
    }
    case Type.Union:
      return unions(data);
    case Type.Dictionary:
      return dictionary(data);
    default:
      throw new ArrowValueError(`the type ${String(type).slice(0, 80)} is not read here`);
  }
}

const damaged = (): ArrowValueError =>
  new ArrowValueError("a batch is damaged: a column is shorter than its rows");

function enough<T extends { length: number }>(values: T | undefined, length: number): T {
  if (!values || values.length < length) throw damaged();
  return values;
}

const fixed = (data: Data, stride = 1): Numbers =>
  enough(data.values as unknown as Numbers, data.length * stride);

function child(data: Data, index: number): Data {
  const found = data.children[index] as Data | undefined;
  if (!found) throw damaged();
  return found;
}

function numbers(data: Data): ReadValue {
  const values = fixed(data);
  return (index) => values[index] as number | bigint;
}

function half(data: Data): ReadValue {
  const values = fixed(data);
  return (index) => {
    const bits = Number(values[index]);
    const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
    if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
    return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
  };
}

/** Where each row's items lie: offsets never go back, and end within `length`. */
function ranges(data: Data, length: number): (index: number) => [from: number, to: number] {
  const offsets = data.valueOffsets as unknown as Numbers;
  enough(offsets, data.length + (data.length > 0 ? 1 : 0));
  let last = 0;
  for (let index = 0; index <= data.length && data.length > 0; index++) {
    const offset = Number(offsets[index]);
    if (offset < last || offset > length) throw damaged();
    last = offset;
  }
  return (index) => [Number(offsets[index]), Number(offsets[index + 1])];
}

function spans(data: Data): (index: number) => Uint8Array {
  const values = (data.values as Uint8Array | undefined) ?? new Uint8Array();
  const range = ranges(data, values.length);
  return (index) => values.subarray(...range(index));
}

/** Short values stand in their view; of longer ones it says the buffer and the place. */
function views(data: Data): (index: number) => Uint8Array {
  const views = enough(data.values as unknown as Uint8Array, data.length * 16);
  const view = new DataView(views.buffer, views.byteOffset, views.byteLength);
  return (index) => {
    const at = index * 16;
    const length = view.getInt32(at, true);
    if (length >= 0 && length <= 12) return views.subarray(at + 4, at + 4 + length);
    const buffer = (data.variadicBuffers as readonly Uint8Array[])[view.getInt32(at + 8, true)];
    const from = view.getInt32(at + 12, true);
    if (!buffer || length < 0 || from < 0 || from + length > buffer.length) throw damaged();
    return buffer.subarray(from, from + length);
  };
}

function text(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoded = buffer.toString("utf8");
  if (decoded.includes("\ufffd") && !isUtf8(buffer)) throw new ArrowValueError("a text is not UTF-8");
  return decoded;
}

/** Items of one list; of no bytes, any number of them would be possible. */
const MOST_ITEMS = 10_000_000;

function slice([from, to]: readonly [number, number], item: ReadValue): DuckDBValue[] {
  if (to - from > MOST_ITEMS)
    throw new ArrowValueError(`a list holds more than ${MOST_ITEMS.toLocaleString("en")} items`);
  return Array.from({ length: to - from }, (_, index) => item(from + index));
}

function decimals(data: Data): ReadValue {
  const { precision, scale, bitWidth } = data.type as DataType & {
    precision: number;
    scale: number;
    bitWidth: number;
  };
  const stride = bitWidth / 32;
  const words = fixed(data, stride);
  const value = (index: number): bigint => {
    let bits = 0n;
    for (let word = stride - 1; word >= 0; word--)
      bits = (bits << 32n) | BigInt((words[index * stride + word] as number) >>> 0);
    return BigInt.asIntN(bitWidth, bits);
  };
  if (precision > 38 || scale < 0 || scale > precision) return (index) => decimalText(value(index), scale);
  const most = 10n ** BigInt(precision);
  return (index) => {
    const found = value(index);
    if (found >= most || found <= -most)
      throw new ArrowValueError(`a decimal has more than ${precision} digits`);
    return new DuckDBDecimalValue(found, precision, scale);
  };
}

function decimalText(value: bigint, scale: number): string {
  if (scale <= 0) return String(value * 10n ** BigInt(-scale));
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

const LONG = 2n ** 63n;
const DAY = 86_400_000_000n;

function scaled(value: number | bigint | undefined, factor: bigint): bigint {
  const product = BigInt(value ?? 0) * factor;
  if (product >= LONG || product <= -LONG) throw new ArrowValueError("a time is too far away");
  return product;
}

/** Microseconds of a value in another unit; an error instead of a part that would be dropped. */
function micros(value: number | bigint | undefined, unit: TimeUnit): bigint {
  if (unit !== TimeUnit.NANOSECOND)
    return scaled(value, unit === TimeUnit.SECOND ? 1_000_000n : unit === TimeUnit.MILLISECOND ? 1000n : 1n);
  const nanos = BigInt(value ?? 0);
  if (nanos % 1000n !== 0n) throw new ArrowValueError("a time holds nanoseconds, which are not kept here");
  return nanos / 1000n;
}

function timestamps(data: Data): ReadValue {
  const { unit, timezone } = data.type as DataType & { unit: TimeUnit; timezone?: string | null };
  const values = fixed(data);
  if (timezone) return (index) => new DuckDBTimestampTZValue(micros(values[index], unit));
  return unit === TimeUnit.NANOSECOND
    ? (index) => new DuckDBTimestampNanosecondsValue(BigInt(values[index] ?? 0))
    : (index) => new DuckDBTimestampValue(micros(values[index], unit));
}

function intervals(data: Data): ReadValue {
  const { unit } = data.type as DataType & { unit: IntervalUnit };
  const stride = unit === IntervalUnit.MONTH_DAY_NANO ? 4 : unit === IntervalUnit.DAY_TIME ? 2 : 1;
  const words = fixed(data, stride);
  const word = (index: number, at: number) => Number(words[index * stride + at]) | 0;
  return (index) => {
    if (unit === IntervalUnit.YEAR_MONTH) return String(new DuckDBIntervalValue(word(index, 0), 0, 0n));
    if (unit === IntervalUnit.DAY_TIME)
      return String(new DuckDBIntervalValue(0, word(index, 0), BigInt(word(index, 1)) * 1000n));
    const nanos = BigInt.asIntN(64, (BigInt(word(index, 3) >>> 0) << 32n) | BigInt(word(index, 2) >>> 0));
    return String(
      new DuckDBIntervalValue(word(index, 0), word(index, 1), micros(nanos, TimeUnit.NANOSECOND)),
    );
  };
}

function structs(data: Data): ReadValue {
  const names = freeNames(data.type.children.map(({ name }) => String(name)));
  if (names.length === 0) return () => null;
  const readers = names.map((_, index) => {
    const inner = child(data, index);
    if (inner.length < data.length) throw damaged();
    return valueReader(inner);
  });
  return (row) =>
    new DuckDBStructValue(
      Object.fromEntries(names.map((name, index) => [name, readers[index]?.(row) ?? null])),
    );
}

function unions(data: Data): ReadValue {
  const { mode, typeIds } = data.type as DataType & { mode: UnionMode; typeIds: ArrayLike<number> };
  const kinds = enough(data.typeIds as unknown as Int8Array, data.length);
  const offsets =
    mode === UnionMode.Dense ? enough(data.valueOffsets as unknown as Int32Array, data.length) : null;
  const places = new Map(Array.from(typeIds, (id, index) => [id, index]));
  const children = data.children.map((inner) => ({ length: inner.length, read: valueReader(inner as Data) }));
  return (row) => {
    const place = places.get(kinds[row] as number);
    const inner = place === undefined ? undefined : children[place];
    const at = offsets ? (offsets[row] as number) : row;
    if (!inner || at < 0 || at >= inner.length) throw damaged();
    const value = inner.read(at);
    return new DuckDBStructValue(
      Object.fromEntries(children.map((_, index) => [`member${index}`, index === place ? value : null])),
    );
  };
}

function dictionary(data: Data): ReadValue {
  const indices = fixed(data);
  const chunks = (data.dictionary as Vector | undefined)?.data ?? [];
  const values = chunks.map((chunk) => ({ length: chunk.length, read: valueReader(chunk as Data) }));
  return (row) => {
    let at = Number(indices[row]);
    for (const { length, read } of values) {
      if (at >= 0 && at < length) return read(at);
      at -= length;
    }
    throw new ArrowValueError("a dictionary has no such value");
  };
}
