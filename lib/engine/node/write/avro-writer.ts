import { createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";
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
import { AVRO_NAME, encodedName } from "../../../connectors/encoded-name";
import { type ColumnType, parseColumnType } from "../../../model/column-type";
import { AvroEncoder } from "./avro-encoder";
import { castTo, storableType, VARCHAR } from "./between-types";
import type { FileWriter } from "./file-writer";

/** Bytes of a block before it is packed. */
const BLOCK = 64 << 10;

/** Avro object container files. Every value may be NULL; names that Avro cannot hold are encoded. */
export const avroWriter: FileWriter = {
  before: (type, value) => castTo(type, storableType(type), value),
  async *bytes(rows, columns, { compression = "deflate" }) {
    const fields = columns.map(({ name, type }) => ({ name, type: parseColumnType(type) ?? VARCHAR }));
    const schemas = new Schemas();
    const root = schemas.record("row", fields);
    const encoder = new AvroEncoder();
    const schema = JSON.stringify(root.schema);
    // Equal rows give equal bytes.
    const sync = createHash("sha256").update(schema).digest().subarray(0, 16);
    encoder.raw(Buffer.from("Obj\u0001", "latin1"));
    const meta = {
      "avro.schema": schema,
      "avro.codec": compression === "none" ? "null" : "deflate",
    };
    encoder.int(Object.keys(meta).length);
    for (const [key, value] of Object.entries(meta)) {
      encoder.string(key);
      encoder.string(value);
    }
    encoder.int(0);
    encoder.raw(sync);
    yield encoder.take();
    let count = 0;
    const block = (): Buffer => {
      const plain = encoder.take();
      const packed = compression === "none" ? plain : deflateRawSync(plain);
      encoder.int(count);
      encoder.int(packed.length);
      encoder.raw(packed);
      encoder.raw(sync);
      count = 0;
      return encoder.take();
    };
    for await (const batch of rows)
      for (let index = 0; index < batch.rows; index++) {
        for (const [field, write] of root.writers.entries())
          write(batch.columns[field]?.[index] ?? null, encoder);
        count++;
        if (encoder.size >= BLOCK) yield block();
      }
    if (count > 0) yield block();
  },
};

type Write = (value: DuckDBValue, encoder: AvroEncoder) => void;
interface Written {
  schema: unknown;
  write: Write;
}

/** Schemas of types, and how their values are written. Each record has a name of its own. */
class Schemas {
  #records = 0;

  record(
    name: string,
    fields: readonly { name: string; type: ColumnType }[],
  ): { schema: unknown; writers: Write[] } {
    const written = fields.map((field) => ({
      name: encodedName(field.name, AVRO_NAME),
      ...this.#nullable(field.type),
    }));
    return {
      schema: {
        type: "record",
        name,
        fields: written.map((field) => ({ name: field.name, type: field.schema, default: null })),
      },
      writers: written.map(({ write }) => write),
    };
  }

  #nullable(type: ColumnType): Written {
    const { schema, write } = this.#of(type);
    return {
      schema: ["null", schema],
      write: (value, encoder) => {
        if (value === null) return encoder.byte(0);
        encoder.byte(2);
        write(value, encoder);
      },
    };
  }

  #of(type: ColumnType): Written {
    switch (type.kind) {
      case "list":
        return this.#list(type.item);
      case "struct": {
        const { fields } = type;
        const { schema, writers } = this.record(`record_${++this.#records}`, fields);
        return {
          schema,
          write: (value, encoder) => {
            const { entries } = value as DuckDBStructValue;
            for (const [index, write] of writers.entries())
              write(entries[fields[index]?.name ?? ""] ?? null, encoder);
          },
        };
      }
      case "map":
        return this.#map(type.key, type.value);
      default:
        return type.kind === "scalar" ? scalar(type.name, type.arguments) : scalar("VARCHAR", []);
    }
  }

  #list(item: ColumnType): Written {
    const { schema, write } = this.#nullable(item);
    return {
      schema: { type: "array", items: schema },
      write: (value, encoder) => {
        const { items } = value as DuckDBListValue;
        if (items.length > 0) encoder.int(items.length);
        for (const one of items) write(one, encoder);
        encoder.byte(0);
      },
    };
  }

  /** Keys of Avro's maps are texts; a map with others is a list of its entries. */
  #map(key: ColumnType, inner: ColumnType): Written {
    const texts = key.kind === "scalar" && key.name === "VARCHAR";
    const { schema, write } = this.#nullable(inner);
    const entry = texts
      ? null
      : this.record(`record_${++this.#records}`, [
          { name: "key", type: key },
          { name: "value", type: inner },
        ]);
    return {
      schema: entry ? { type: "array", items: entry.schema } : { type: "map", values: schema },
      write: (value, encoder) => {
        const { entries } = value as DuckDBMapValue;
        if (entries.length > 0) encoder.int(entries.length);
        for (const one of entries) {
          if (entry) {
            entry.writers[0]?.(one.key, encoder);
            entry.writers[1]?.(one.value, encoder);
          } else {
            encoder.string(String(one.key));
            write(one.value, encoder);
          }
        }
        encoder.byte(0);
      },
    };
  }
}

const text: Written = { schema: "string", write: (value, encoder) => encoder.string(String(value)) };
const int: Written = { schema: "int", write: (value, encoder) => encoder.int(value as number) };

function scalar(name: string, args: readonly string[]): Written {
  switch (name) {
    case "BOOLEAN":
      return { schema: "boolean", write: (value, encoder) => encoder.byte(value ? 1 : 0) };
    case "TINYINT":
    case "SMALLINT":
    case "INTEGER":
    case "UTINYINT":
    case "USMALLINT":
      return int;
    case "UINTEGER":
    case "BIGINT":
      return { schema: "long", write: (value, encoder) => encoder.long(BigInt(value as number | bigint)) };
    case "UBIGINT":
      return decimal(20, 0, (value) => value as bigint);
    case "FLOAT":
      return { schema: "float", write: (value, encoder) => encoder.float(value as number) };
    case "DOUBLE":
      return { schema: "double", write: (value, encoder) => encoder.double(value as number) };
    case "DECIMAL":
      return decimal(
        Number(args[0] ?? 18),
        Number(args[1] ?? 3),
        (value) => (value as DuckDBDecimalValue).value,
      );
    case "BLOB":
      return { schema: "bytes", write: (value, encoder) => encoder.bytes((value as DuckDBBlobValue).bytes) };
    case "UUID":
      return { ...text, schema: { type: "string", logicalType: "uuid" } };
    case "DATE":
      return {
        schema: { type: "int", logicalType: "date" },
        write: (value, encoder) => encoder.int((value as DuckDBDateValue).days),
      };
    case "TIME":
      return long("time-micros", (value) => (value as DuckDBTimeValue).micros);
    case "TIMESTAMP":
      return long("local-timestamp-micros", (value) => (value as DuckDBTimestampValue).micros);
    case "TIMESTAMP_NS":
      return long("local-timestamp-nanos", (value) => (value as DuckDBTimestampNanosecondsValue).nanos);
    case "TIMESTAMP WITH TIME ZONE":
      return long("timestamp-micros", (value) => (value as DuckDBTimestampTZValue).micros);
    default:
      return text;
  }
}

const long = (logicalType: string, read: (value: DuckDBValue) => bigint): Written => ({
  schema: { type: "long", logicalType },
  write: (value, encoder) => encoder.long(read(value)),
});

const decimal = (precision: number, scale: number, read: (value: DuckDBValue) => bigint): Written => ({
  schema: { type: "bytes", logicalType: "decimal", precision, scale },
  write: (value, encoder) => encoder.bytes(twosComplement(read(value))),
});

/** The fewest bytes that hold a number, the highest first. */
function twosComplement(value: bigint): Buffer {
  let length = 1;
  while (BigInt.asIntN(length * 8, value) !== value) length++;
  const hex = BigInt.asUintN(length * 8, value)
    .toString(16)
    .padStart(length * 2, "0");
  return Buffer.from(hex, "hex");
}
