import type {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTimeValue,
  DuckDBValue,
} from "@duckdb/node-api";
import {
  Binary,
  Bool,
  type Data,
  type DataType,
  DateDay,
  Decimal,
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
  Struct,
  TimeMicrosecond,
  TimestampMicrosecond,
  TimestampNanosecond,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Utf8,
} from "apache-arrow";
import type { ColumnType } from "../../../model/column-type";

/** The Arrow type of values of a type that Parquet keeps. */
export function arrowType(type: ColumnType): DataType {
  switch (type.kind) {
    case "list":
      return new List(new Field("item", arrowType(type.item), true));
    case "struct":
      return new Struct(type.fields.map((field) => new Field(field.name, arrowType(field.type), true)));
    case "map": {
      const fields = [
        new Field("key", arrowType(type.key), false),
        new Field("value", arrowType(type.value), true),
      ];
      return new Map_(new Field("entries", new Struct(fields), false) as never);
    }
    default:
      return type.kind === "scalar" ? scalarType(type.name, type.arguments) : new Utf8();
  }
}

function scalarType(name: string, args: readonly string[]): DataType {
  switch (name) {
    case "BOOLEAN":
      return new Bool();
    case "TINYINT":
      return new Int8();
    case "SMALLINT":
      return new Int16();
    case "INTEGER":
      return new Int32();
    case "BIGINT":
      return new Int64();
    case "UTINYINT":
      return new Uint8();
    case "USMALLINT":
      return new Uint16();
    case "UINTEGER":
      return new Uint32();
    case "UBIGINT":
      return new Uint64();
    case "FLOAT":
      return new Float32();
    case "DOUBLE":
      return new Float64();
    case "DECIMAL":
      return new Decimal(Number(args[1] ?? 3), Number(args[0] ?? 18), 128);
    case "BLOB":
      return new Binary();
    case "DATE":
      return new DateDay();
    case "TIME":
      return new TimeMicrosecond();
    case "TIMESTAMP":
      return new TimestampMicrosecond();
    case "TIMESTAMP_NS":
      return new TimestampNanosecond();
    case "TIMESTAMP WITH TIME ZONE":
      return new TimestampMicrosecond("UTC");
    default:
      return new Utf8();
  }
}

/** A column of values as Arrow has it. */
export function arrowData(type: ColumnType, values: readonly DuckDBValue[]): Data {
  const arrow = arrowType(type);
  const { nullBitmap, nullCount } = nullsOf(values);
  const base = { type: arrow, length: values.length, nullCount, ...(nullCount > 0 ? { nullBitmap } : {}) };
  const make = (more: object): Data => makeData({ ...base, ...more } as never) as Data;
  switch (type.kind) {
    case "list": {
      const items = values.map((value) => (value === null ? [] : (value as DuckDBListValue).items));
      return make({ valueOffsets: offsetsOf(items), child: arrowData(type.item, items.flat()) });
    }
    case "struct":
      return make({
        children: type.fields.map((field) =>
          arrowData(
            field.type,
            values.map((value) =>
              value === null ? null : ((value as DuckDBStructValue).entries[field.name] ?? null),
            ),
          ),
        ),
      });
    case "map": {
      const entries = values.map((value) => (value === null ? [] : (value as DuckDBMapValue).entries));
      const all = entries.flat();
      const keys = arrowData(
        type.key,
        all.map(({ key }) => key),
      );
      const inner = arrowData(
        type.value,
        all.map(({ value }) => value),
      );
      const pairs = makeData({
        type: arrow.children[0]?.type as Struct,
        length: all.length,
        nullCount: 0,
        children: [keys, inner],
      });
      return make({ valueOffsets: offsetsOf(entries), child: pairs });
    }
    default:
      return make(type.kind === "scalar" ? scalarValues(type.name, values) : texts(values));
  }
}

function scalarValues(
  name: string,
  values: readonly DuckDBValue[],
): { data: unknown; valueOffsets?: Int32Array } {
  const numbers = <T>(Array_: {
    from(values: readonly DuckDBValue[], map: (value: DuckDBValue) => never): T;
  }) => ({
    data: Array_.from(values, (value) => (value ?? 0) as never),
  });
  const longs = (read: (value: never) => bigint) => ({
    data: BigInt64Array.from(values, (value) => (value === null ? 0n : read(value as never))),
  });
  switch (name) {
    case "BOOLEAN":
      return { data: bitsOf(values.map((value) => value === true)) };
    case "TINYINT":
      return numbers(Int8Array);
    case "SMALLINT":
      return numbers(Int16Array);
    case "INTEGER":
      return numbers(Int32Array);
    case "BIGINT":
      return longs((value: bigint) => value);
    case "UTINYINT":
      return numbers(Uint8Array);
    case "USMALLINT":
      return numbers(Uint16Array);
    case "UINTEGER":
      return numbers(Uint32Array);
    case "UBIGINT":
      return { data: BigUint64Array.from(values, (value) => (value ?? 0n) as bigint) };
    case "FLOAT":
      return numbers(Float32Array);
    case "DOUBLE":
      return numbers(Float64Array);
    case "DECIMAL":
      return { data: decimalWords(values as readonly (DuckDBDecimalValue | null)[]) };
    case "BLOB":
      return packed(values.map((value) => (value === null ? EMPTY : (value as DuckDBBlobValue).bytes)));
    case "DATE":
      return {
        data: Int32Array.from(values, (value) => (value === null ? 0 : (value as DuckDBDateValue).days)),
      };
    case "TIME":
      return longs((value: DuckDBTimeValue) => value.micros);
    case "TIMESTAMP":
      return longs((value: DuckDBTimestampValue) => value.micros);
    case "TIMESTAMP_NS":
      return longs((value: DuckDBTimestampNanosecondsValue) => value.nanos);
    case "TIMESTAMP WITH TIME ZONE":
      return longs((value: DuckDBTimestampTZValue) => value.micros);
    default:
      return texts(values);
  }
}

const EMPTY = new Uint8Array();

const texts = (values: readonly DuckDBValue[]) =>
  packed(values.map((value) => (value === null ? EMPTY : Buffer.from(String(value)))));

function packed(parts: readonly Uint8Array[]): { data: Uint8Array; valueOffsets: Int32Array } {
  return { data: Buffer.concat(parts), valueOffsets: offsetsOf(parts) };
}

function offsetsOf(items: readonly { length: number }[]): Int32Array {
  const offsets = new Int32Array(items.length + 1);
  for (const [index, { length }] of items.entries()) offsets[index + 1] = (offsets[index] as number) + length;
  return offsets;
}

function decimalWords(values: readonly (DuckDBDecimalValue | null)[]): Uint32Array {
  const words = new Uint32Array(values.length * 4);
  for (const [index, value] of values.entries()) {
    let bits = BigInt.asUintN(128, value?.value ?? 0n);
    for (let word = 0; word < 4; word++, bits >>= 32n) words[index * 4 + word] = Number(bits & 0xffff_ffffn);
  }
  return words;
}

function bitsOf(values: readonly boolean[]): Uint8Array {
  const bits = new Uint8Array(Math.ceil(values.length / 8));
  for (const [index, value] of values.entries())
    if (value) bits[index >> 3] = (bits[index >> 3] as number) | (1 << (index & 7));
  return bits;
}

function nullsOf(values: readonly DuckDBValue[]): { nullBitmap: Uint8Array; nullCount: number } {
  const present = values.map((value) => value !== null);
  return { nullBitmap: bitsOf(present), nullCount: present.reduce((count, one) => count + (one ? 0 : 1), 0) };
}
