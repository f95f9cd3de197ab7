import { DuckDBBlobVector, type DuckDBDataChunk, type DuckDBVector } from "@duckdb/node-api";
import {
  Binary,
  Bool,
  type Data,
  type DataType,
  Field,
  Float32,
  Float64,
  Int8,
  Int16,
  Int32,
  Int64,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Utf8,
} from "apache-arrow";
import type { Column } from "../../model/column";
import { travelsAsText } from "../exact-select";

const encoder = new TextEncoder();

type FixedArray =
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

/** One fixed-width DuckDB type: its Arrow type, and an array that holds `length` of its values. */
interface FixedType {
  arrow: () => DataType;
  allocate: (length: number) => FixedArray;
}

const FIXED: ReadonlyMap<string, FixedType> = new Map<string, FixedType>([
  ["TINYINT", { arrow: () => new Int8(), allocate: (n) => new Int8Array(n) }],
  ["SMALLINT", { arrow: () => new Int16(), allocate: (n) => new Int16Array(n) }],
  ["INTEGER", { arrow: () => new Int32(), allocate: (n) => new Int32Array(n) }],
  ["BIGINT", { arrow: () => new Int64(), allocate: (n) => new BigInt64Array(n) }],
  ["UTINYINT", { arrow: () => new Uint8(), allocate: (n) => new Uint8Array(n) }],
  ["USMALLINT", { arrow: () => new Uint16(), allocate: (n) => new Uint16Array(n) }],
  ["UINTEGER", { arrow: () => new Uint32(), allocate: (n) => new Uint32Array(n) }],
  ["UBIGINT", { arrow: () => new Uint64(), allocate: (n) => new BigUint64Array(n) }],
  ["FLOAT", { arrow: () => new Float32(), allocate: (n) => new Float32Array(n) }],
  ["DOUBLE", { arrow: () => new Float64(), allocate: (n) => new Float64Array(n) }],
]);

function arrowType(type: string): DataType {
  if (travelsAsText(type)) return new Utf8();
  if (type === "BOOLEAN") return new Bool();
  if (type === "BLOB") return new Binary();
  return FIXED.get(type)?.arrow() ?? new Utf8();
}

/**
 * Builds an Arrow IPC stream out of DuckDB's chunks, column by column. Fields are called `c0`, `c1`, …: the names of
 * the data may repeat or be `__proto__`, and stand in the result's `columns` at the same index.
 */
export class ArrowWriter {
  readonly #schema: Schema;
  readonly #types: readonly string[];
  readonly #writer = new RecordBatchStreamWriter();
  #rows = 0;

  constructor(columns: readonly Column[]) {
    this.#types = columns.map(({ type }) => type);
    this.#schema = new Schema(
      this.#types.map((type, index) => new Field(`c${index}`, arrowType(type), true)),
    );
    this.#writer.reset(undefined, this.#schema);
  }

  get rows(): number {
    return this.#rows;
  }

  write(chunk: DuckDBDataChunk): void {
    const length = chunk.rowCount;
    const children = this.#schema.fields.map(({ type }, index) =>
      columnData(type, this.#types[index] ?? "VARCHAR", chunk.getColumnVector(index), length),
    );
    const data = makeData({ type: new Struct(this.#schema.fields), length, nullCount: 0, children });
    this.#writer.write(new RecordBatch(this.#schema, data));
    this.#rows += length;
  }

  /** The finished stream; an empty one still carries its schema. */
  finish(): Uint8Array {
    this.#writer.finish();
    return this.#writer.toUint8Array(true);
  }
}

function columnData(arrow: DataType, type: string, vector: DuckDBVector, length: number): Data {
  const validity = new Uint8Array((length + 7) >> 3);
  const fixed = FIXED.get(type);
  if (fixed) {
    const values = fixed.allocate(length);
    const nullCount = fill(vector, length, validity, (index, value) => {
      values[index] = value as never;
    });
    return makeData({ type: arrow, length, nullCount, nullBitmap: validity, data: values } as never);
  }
  if (type === "BOOLEAN") {
    const bits = new Uint8Array(validity.length);
    const nullCount = fill(vector, length, validity, (index, value) => {
      if (value === true) setBit(bits, index);
    });
    return makeData({ type: new Bool(), length, nullCount, nullBitmap: validity, data: bits });
  }
  const bytes = new ByteColumn(length);
  if (vector instanceof DuckDBBlobVector) {
    let nullCount = 0;
    for (let index = 0; index < length; index++) {
      const item = vector.getItemBytes(index);
      if (item) {
        setBit(validity, index);
        bytes.add(item);
      } else nullCount++;
      bytes.end(index);
    }
    return makeData({
      type: new Binary(),
      length,
      nullCount,
      nullBitmap: validity,
      valueOffsets: bytes.offsets,
      data: bytes.data,
    });
  }
  const nullCount = fill(
    vector,
    length,
    validity,
    (_, value) => bytes.addText(String(value)),
    (index) => bytes.end(index),
  );
  return makeData({
    type: new Utf8(),
    length,
    nullCount,
    nullBitmap: validity,
    valueOffsets: bytes.offsets,
    data: bytes.data,
  });
}

/** Visits every value, marks the valid ones, and counts the NULLs. */
function fill(
  vector: DuckDBVector,
  length: number,
  validity: Uint8Array,
  each: (index: number, value: unknown) => void,
  after?: (index: number) => void,
): number {
  let nullCount = 0;
  for (let index = 0; index < length; index++) {
    const value = vector.getItem(index);
    if (value === null) nullCount++;
    else {
      setBit(validity, index);
      each(index, value);
    }
    after?.(index);
  }
  return nullCount;
}

function setBit(bits: Uint8Array, index: number): void {
  bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
}

/** The bytes of a variable-length column, with Arrow's offsets. */
class ByteColumn {
  readonly offsets: Int32Array;
  #buffer = new Uint8Array(1024);
  #length = 0;

  constructor(items: number) {
    this.offsets = new Int32Array(items + 1);
  }

  get data(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  add(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  addText(text: string): void {
    this.#reserve(text.length * 3);
    this.#length += encoder.encodeInto(text, this.#buffer.subarray(this.#length)).written;
  }

  end(index: number): void {
    this.offsets[index + 1] = this.#length;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#buffer.length) return;
    const grown = new Uint8Array(Math.max(this.#buffer.length * 2, this.#length + more));
    grown.set(this.data);
    this.#buffer = grown;
  }
}
