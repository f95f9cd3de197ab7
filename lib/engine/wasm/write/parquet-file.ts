import {
  type Data,
  type DataType,
  FixedSizeList,
  Interval,
  List,
  Map_,
  Struct,
  type Table,
} from "apache-arrow";
import { gzipSync } from "fflate";
import type { CompressionCodec, SchemaElement } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import type { Column } from "../../../model/column";
import { valuesOf } from "./arrow-values";
import { NotWrittenHere } from "./not-written-here";
import { parquetElements } from "./parquet-schema";

const CODECS: Readonly<Record<string, CompressionCodec>> = {
  snappy: "SNAPPY",
  gzip: "GZIP",
  none: "UNCOMPRESSED",
  uncompressed: "UNCOMPRESSED",
};

/**
 * What Parquet has no type for, and what DuckDB writes instead: types are exchanged before values are read, also inside
 * of nested ones.
 */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["HUGEINT", "DOUBLE"],
  ["UHUGEINT", "DOUBLE"],
  ["BIT", "VARCHAR"],
  ["TIMESTAMP_S", "TIMESTAMP"],
  ["TIMESTAMP_MS", "TIMESTAMP"],
]);

/** The type a column is read as, to be written. */
export const parquetType = (type: string): string =>
  type.startsWith("ENUM(")
    ? "VARCHAR"
    : type.replace(/"(?:[^"]|"")*"|\b[A-Z_]+\b/g, (word) => INSTEAD.get(word) ?? word);

const compressors = Object.fromEntries([["GZIP", (input: Uint8Array) => gzipSync(input)]]);

/** Rows as a Parquet file. `columns` are those of the table, which calls them by their places. */
export function parquetFile(
  table: Table,
  columns: readonly Column[],
  options: Readonly<Record<string, unknown>>,
): Uint8Array {
  const name = String(options.compression ?? "snappy");
  const codec = CODECS[name];
  if (!codec)
    throw new NotWrittenHere(
      `Parquet compressed with ${name} is not written in the browser; choose Snappy or gzip`,
    );
  const schema: SchemaElement[] = [{ name: "duckdb_schema", num_children: columns.length }];
  const columnData = columns.map((column, index) => {
    const vector = table.getChildAt(index);
    const type = table.schema.fields[index]?.type as DataType;
    schema.push(...parquetElements(column.name, type, column.type));
    const data = (vector?.data ?? []).flatMap((part: Data) => {
      const read = valuesOf(part);
      return Array.from({ length: part.length }, (_, row) => written(read(row), type));
    });
    return { name: column.name, data };
  });
  const buffer = parquetWriteBuffer({
    columnData,
    schema,
    codec,
    compressors,
    createdBy: "tenon",
  });
  return new Uint8Array(buffer);
}

/** A value as the writer takes it. */
function written(value: unknown, type: DataType): unknown {
  if (value === null || value === undefined) return null;
  if (type instanceof Interval) {
    // Months and days, then milliseconds: what Parquet keeps of an interval.
    const [months = 0, days = 0, low = 0, high = 0] = value as Int32Array;
    const nanos = (BigInt(high) << 32n) | BigInt(low >>> 0);
    const bytes = new DataView(new ArrayBuffer(12));
    bytes.setUint32(0, months, true);
    bytes.setUint32(4, days, true);
    bytes.setUint32(8, Number(nanos / 1_000_000n), true);
    return new Uint8Array(bytes.buffer);
  }
  if (type instanceof Struct) {
    const record = value as Record<string, unknown>;
    return Object.fromEntries(
      type.children.map((field) => [field.name, written(record[field.name], field.type as DataType)]),
    );
  }
  if (type instanceof List || type instanceof FixedSizeList || type instanceof Map_) {
    const inner = type.children[0]?.type as DataType;
    return (value as unknown[]).map((item) => written(item, inner));
  }
  return value;
}
