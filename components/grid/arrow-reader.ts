import {
  type Data,
  type DataType,
  DateUnit,
  type Dictionary,
  type FixedSizeList,
  IntervalUnit,
  type Time,
  type Timestamp,
  Type,
  Vector,
} from "apache-arrow";
import type { CellValue } from "./cell-value";
import { dateText, intervalText, type TimeUnit, timestampText, timeText } from "./temporal-text";

/**
 * Reads Arrow columns without loss. Arrow's own getters turn timestamps into floats of milliseconds and decimals into
 * words of 32 bits; these read the integers behind them.
 */
type Read = (index: number) => CellValue;

/** One function for a whole column, over however many chunks it came in. */
export function columnReader(vector: Vector): Read {
  const readers = vector.data.map((data) => dataReader(data));
  const [first] = readers;
  if (readers.length <= 1) return first ?? (() => null);
  const starts: number[] = [];
  let rows = 0;
  for (const { length } of vector.data) {
    starts.push(rows);
    rows += length;
  }
  return (index) => {
    const chunk = starts.findLastIndex((start) => start <= index);
    return readers[chunk]?.(index - (starts[chunk] ?? 0)) ?? null;
  };
}

function dataReader(data: Data): Read {
  const read = valueReader(data);
  return (index) => (data.getValid(index) ? read(index) : null);
}

const UNITS: readonly TimeUnit[] = ["s", "ms", "us", "ns"];

function valueReader(data: Data): Read {
  const { type, values } = data;
  switch (type.typeId as Type) {
    case Type.Decimal:
      return decimalReader(data);
    case Type.Date: {
      const days = (type as DataType & { unit: DateUnit }).unit === DateUnit.DAY;
      return (index) => dateText(days ? Number(values[index]) : Number(BigInt(values[index]) / 86_400_000n));
    }
    case Type.Timestamp: {
      const { unit, timezone } = type as Timestamp;
      return (index) => timestampText(BigInt(values[index]), UNITS[unit] ?? "us", Boolean(timezone));
    }
    case Type.Time: {
      const unit = UNITS[(type as Time).unit] ?? "us";
      return (index) => timeText(BigInt(values[index]), unit);
    }
    case Type.Duration: {
      const scale = 1000n ** BigInt(3 - (type as DataType & { unit: number }).unit);
      return (index) => intervalText(0, 0, BigInt(values[index]) * scale);
    }
    case Type.Interval:
      return intervalReader(data, (type as DataType & { unit: IntervalUnit }).unit);
    case Type.List:
    case Type.LargeList:
      return listReader(data);
    case Type.FixedSizeList:
      return fixedListReader(data as Data<FixedSizeList>);
    case Type.Struct:
      return structReader(data);
    case Type.Map:
      return mapReader(data);
    case Type.Union:
      return unionReader(data);
    case Type.Dictionary: {
      const dictionary = (data as Data<Dictionary>).dictionary;
      const read = dictionary ? columnReader(dictionary) : () => null;
      return (index) => read(Number(values[index]));
    }
    default:
      return plainReader(data);
  }
}

/** Types whose own getter is exact: texts, bytes, booleans, integers and floats. */
function plainReader(data: Data): Read {
  const vector = new Vector([data]);
  return (index) => vector.get(index) as CellValue;
}

/** Two's complement, 32 bits a word, little endian; `scale` digits stand behind the point. */
function decimalReader(data: Data): Read {
  const { scale, bitWidth } = data.type as DataType & { scale: number; bitWidth: number };
  const words = bitWidth / 32;
  return (index) => {
    let value = 0n;
    for (let word = words - 1; word >= 0; word--) {
      value = (value << 32n) | BigInt((data.values[index * words + word] as number) >>> 0);
    }
    return decimalText(BigInt.asIntN(bitWidth, value), scale);
  };
}

export function decimalText(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  const point = scale > 0 ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits;
  return value < 0n ? `-${point}` : point;
}

function intervalReader({ values }: Data, unit: IntervalUnit): Read {
  const word = (at: number) => Number(values[at]);
  if (unit === IntervalUnit.YEAR_MONTH) return (index) => intervalText(word(index), 0, 0n);
  if (unit === IntervalUnit.DAY_TIME)
    return (index) => intervalText(0, word(2 * index), BigInt(word(2 * index + 1)) * 1_000_000n);
  return (index) => {
    const at = 4 * index;
    const nanoseconds = (BigInt(word(at + 3)) << 32n) | BigInt(word(at + 2) >>> 0);
    return intervalText(word(at), word(at + 1), nanoseconds);
  };
}

function listReader({ children, valueOffsets }: Data): Read {
  const [child] = children;
  const read = child ? dataReader(child) : () => null;
  return (index) => range(Number(valueOffsets[index]), Number(valueOffsets[index + 1]), read);
}

function fixedListReader({ children, stride }: Data<FixedSizeList>): Read {
  const [child] = children;
  const read = child ? dataReader(child) : () => null;
  return (index) => range(index * stride, (index + 1) * stride, read);
}

function structReader({ type, children }: Data): Read {
  const fields = type.children ?? [];
  const reads = children.map(dataReader);
  return (index) => ({
    kind: "struct",
    entries: fields.map(({ name }, at) => [name, reads[at]?.(index) ?? null] as const),
  });
}

function mapReader({ children, valueOffsets }: Data): Read {
  const [keys, values] = (children[0]?.children ?? []).map(dataReader);
  return (index) => ({
    kind: "map",
    entries: range(Number(valueOffsets[index]), Number(valueOffsets[index + 1]), (at) => at).map(
      (at) => [keys?.(at) ?? null, values?.(at) ?? null] as const,
    ),
  });
}

function unionReader(data: Data): Read {
  const { type, children, typeIds, valueOffsets } = data;
  const places = (type as DataType & { typeIdToChildIndex: Record<number, number> }).typeIdToChildIndex;
  const reads = children.map(dataReader);
  const dense = valueOffsets?.length > 0;
  return (index) => {
    const child = places[typeIds[index] as number];
    const at = dense ? Number(valueOffsets[index]) : index;
    return child === undefined ? null : (reads[child]?.(at) ?? null);
  };
}

function range<T>(from: number, to: number, read: (at: number) => T): T[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => read(from + at));
}
