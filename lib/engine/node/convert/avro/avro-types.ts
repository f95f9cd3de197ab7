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
  DuckDBUUIDValue,
  type DuckDBValue,
} from "@duckdb/node-api";
import { decodedName } from "../../../../connectors/encoded-name";
import { quoteIdentifier } from "../../../../sql/quote";
import { type AvroCursor, AvroError } from "./avro-cursor";

/** How values of a schema are read, and the type they have. */
export interface AvroType {
  /** In DuckDB's notation. */
  type: string;
  read(cursor: AvroCursor): DuckDBValue;
  /** The fields of a record. */
  fields?: readonly { name: string; type: AvroType }[];
}

/** Elements of one list or map. */
const MOST_ITEMS = 10_000_000;
const MOST_DEPTH = 100;

type Schema = Readonly<Record<string, unknown>>;

const PRIMITIVES: Readonly<Record<string, AvroType>> = {
  null: { type: "VARCHAR", read: () => null },
  boolean: { type: "BOOLEAN", read: readBoolean },
  int: { type: "INTEGER", read: (cursor) => cursor.int() },
  long: { type: "BIGINT", read: (cursor) => cursor.long() },
  float: { type: "FLOAT", read: (cursor) => cursor.float() },
  double: { type: "DOUBLE", read: (cursor) => cursor.double() },
  bytes: { type: "BLOB", read: (cursor) => new DuckDBBlobValue(cursor.take(cursor.number())) },
  string: { type: "VARCHAR", read: (cursor) => cursor.string() },
};

function readBoolean(cursor: AvroCursor): boolean {
  const byte = cursor.byte();
  if (byte > 1) throw new AvroError("a boolean is neither 0 nor 1");
  return byte === 1;
}

/** Compiles a schema. Throws `AvroError` for one that is not valid, or is made of itself. */
export class AvroTypes {
  /** By full name; null while a type is not complete. */
  readonly #named = new Map<string, AvroType | null>();

  typeOf(schema: unknown, namespace = "", depth = 0): AvroType {
    if (depth > MOST_DEPTH) throw new AvroError(`its schema nests deeper than ${MOST_DEPTH} levels`);
    if (Array.isArray(schema)) return this.#union(schema, namespace, depth);
    if (typeof schema === "string")
      return Object.hasOwn(PRIMITIVES, schema)
        ? (PRIMITIVES[schema] as AvroType)
        : this.#known(schema, namespace);
    if (typeof schema !== "object" || schema === null) throw new AvroError("its schema is none");
    const own = schema as Schema;
    const { type } = own;
    if (typeof type !== "string") return this.typeOf(type, namespace, depth + 1);
    switch (type) {
      case "record":
      case "error":
        return this.#record(own, namespace, depth);
      case "enum":
        return this.#declare(own, namespace, () => enumType(own));
      case "fixed":
        return this.#declare(own, namespace, () => fixedType(own));
      case "array":
        return listType(this.typeOf(own.items, namespace, depth + 1));
      case "map":
        return mapType(this.typeOf(own.values, namespace, depth + 1));
      default:
        return logicalType(own) ?? this.typeOf(type, namespace, depth + 1);
    }
  }

  #known(name: string, namespace: string): AvroType {
    const full = name.includes(".") || namespace === "" ? name : `${namespace}.${name}`;
    const known = this.#named.get(full) ?? this.#named.get(name);
    if (known) return known;
    throw new AvroError(
      known === null || this.#named.has(full)
        ? `its type “${name.slice(0, 80)}” is made of itself, which no table holds`
        : `its type “${name.slice(0, 80)}” is not declared`,
    );
  }

  #declare(schema: Schema, namespace: string, make: (space: string) => AvroType): AvroType {
    const name = String(schema.name ?? "");
    const space = name.includes(".")
      ? name.slice(0, name.lastIndexOf("."))
      : typeof schema.namespace === "string"
        ? schema.namespace
        : namespace;
    const full = name.includes(".") || space === "" ? name : `${space}.${name}`;
    this.#named.set(full, null);
    const made = make(space);
    this.#named.set(full, made);
    return made;
  }

  #record(schema: Schema, namespace: string, depth: number): AvroType {
    return this.#declare(schema, namespace, (space) => {
      const declared = Array.isArray(schema.fields) ? (schema.fields as Schema[]) : [];
      const names = freeNames(declared.map(({ name }) => decodedName(String(name ?? ""))));
      return structType(
        declared.map((field, index) => ({
          name: names[index] ?? "",
          type: this.typeOf(field.type, space, depth + 1),
        })),
      );
    });
  }

  /** NULL and one type is that type; numbers are the wider one; anything else a struct of one member each, as Spark reads it. */
  #union(branches: readonly unknown[], namespace: string, depth: number): AvroType {
    const types = branches.map((branch) =>
      isNull(branch) ? null : this.typeOf(branch, namespace, depth + 1),
    );
    const present = types.filter((type) => type !== null);
    const [first] = present;
    if (!first) return { type: "VARCHAR", read: (cursor) => choice(cursor, types)?.read(cursor) ?? null };
    const kinds = [...new Set(present.map(({ type }) => type))].sort().join();
    if (present.length === 1 || kinds === "BIGINT,INTEGER" || kinds === "DOUBLE,FLOAT") {
      const wide = kinds === "BIGINT,INTEGER" ? "BIGINT" : kinds === "DOUBLE,FLOAT" ? "DOUBLE" : first.type;
      const read = (cursor: AvroCursor): DuckDBValue => {
        const value = choice(cursor, types)?.read(cursor) ?? null;
        return wide === "BIGINT" && typeof value === "number" ? BigInt(value) : value;
      };
      const { fields } = first;
      return fields ? { type: wide, read, fields } : { type: wide, read };
    }
    const members = present.map((type, index) => ({ name: `member${index}`, type }));
    const place = new Map(present.map((type, index) => [type, `member${index}`]));
    return {
      type: structText(members),
      read: (cursor) => {
        const chosen = choice(cursor, types);
        if (!chosen) return null;
        const value = chosen.read(cursor);
        return new DuckDBStructValue(
          Object.fromEntries(members.map(({ name }) => [name, name === place.get(chosen) ? value : null])),
        );
      },
    };
  }
}

const isNull = (schema: unknown): boolean =>
  schema === "null" || (typeof schema === "object" && schema !== null && (schema as Schema).type === "null");

function choice(cursor: AvroCursor, types: readonly (AvroType | null)[]): AvroType | null {
  const chosen = types[cursor.number()];
  if (chosen === undefined) throw new AvroError("a union has no such branch");
  return chosen;
}

const structText = (fields: readonly { name: string; type: AvroType }[]): string =>
  `STRUCT(${fields.map(({ name, type }) => `${quoteIdentifier(name)} ${type.type}`).join(", ")})`;

function structType(fields: readonly { name: string; type: AvroType }[]): AvroType {
  return {
    // A struct needs a field; an empty record is read as one that is always NULL.
    type: fields.length > 0 ? structText(fields) : "VARCHAR",
    read: (cursor) => {
      const entries = fields.map(({ name, type }): [string, DuckDBValue] => [name, type.read(cursor)]);
      return entries.length > 0 ? new DuckDBStructValue(Object.fromEntries(entries)) : null;
    },
    fields,
  };
}

function enumType({ symbols }: Schema): AvroType {
  const names = Array.isArray(symbols) ? symbols.map(String) : [];
  return {
    type: "VARCHAR",
    read: (cursor) => {
      const name = names[cursor.int()];
      if (name === undefined) throw new AvroError("an enum has no such symbol");
      return name;
    },
  };
}

function fixedType(schema: Schema): AvroType {
  const size = Number(schema.size);
  if (!Number.isInteger(size) || size < 0) throw new AvroError("a fixed type has no size");
  if (schema.logicalType === "decimal") return decimalType(schema, (cursor) => cursor.take(size));
  if (schema.logicalType === "duration" && size === 12)
    return {
      type: "INTERVAL",
      read: (cursor) => {
        const bytes = cursor.take(12);
        return new DuckDBIntervalValue(
          bytes.readInt32LE(0),
          bytes.readInt32LE(4),
          BigInt(bytes.readUInt32LE(8)) * 1000n,
        );
      },
    };
  if (schema.logicalType === "uuid" && size === 16)
    return { type: "UUID", read: (cursor) => uuid(cursor.take(16).toString("hex")) };
  return { type: "BLOB", read: (cursor) => new DuckDBBlobValue(cursor.take(size)) };
}

/** Counts of items come in blocks; a negative one is followed by the block's size. */
function* blocks(cursor: AvroCursor): Generator<number> {
  let total = 0;
  for (let count = cursor.number(); count !== 0; count = cursor.number()) {
    const items = Math.abs(count);
    if (count < 0) cursor.number();
    total += items;
    if (total > MOST_ITEMS)
      throw new AvroError(`a list holds more than ${MOST_ITEMS.toLocaleString("en")} items`);
    yield items;
  }
}

function listType(item: AvroType): AvroType {
  return {
    type: `${item.type}[]`,
    read: (cursor) => {
      const items: DuckDBValue[] = [];
      for (const count of blocks(cursor))
        for (let index = 0; index < count; index++) items.push(item.read(cursor));
      return new DuckDBListValue(items);
    },
  };
}

function mapType(value: AvroType): AvroType {
  return {
    type: `MAP(VARCHAR, ${value.type})`,
    read: (cursor) => {
      const entries = new Map<string, DuckDBValue>();
      for (const count of blocks(cursor))
        for (let index = 0; index < count; index++) entries.set(cursor.string(), value.read(cursor));
      return new DuckDBMapValue([...entries].map(([key, inner]) => ({ key, value: inner })));
    },
  };
}

/** What a logical type stands for; null for one that is not known, which is read as what it is made of. */
function logicalType(schema: Schema): AvroType | null {
  const { type, logicalType: logical } = schema;
  switch (`${type} ${logical}`) {
    case "int date":
      return { type: "DATE", read: (cursor) => new DuckDBDateValue(cursor.int()) };
    case "int time-millis":
      return { type: "TIME", read: (cursor) => time(BigInt(cursor.int()) * 1000n) };
    case "long time-micros":
      return { type: "TIME", read: (cursor) => time(cursor.long()) };
    case "long timestamp-millis":
      return {
        type: "TIMESTAMP WITH TIME ZONE",
        read: (cursor) => new DuckDBTimestampTZValue(micros(cursor.long(), 1000n)),
      };
    case "long timestamp-micros":
      return {
        type: "TIMESTAMP WITH TIME ZONE",
        read: (cursor) => new DuckDBTimestampTZValue(cursor.long()),
      };
    case "long local-timestamp-millis":
      return { type: "TIMESTAMP", read: (cursor) => new DuckDBTimestampValue(micros(cursor.long(), 1000n)) };
    case "long local-timestamp-micros":
      return { type: "TIMESTAMP", read: (cursor) => new DuckDBTimestampValue(cursor.long()) };
    case "long timestamp-nanos":
    case "long local-timestamp-nanos":
      return { type: "TIMESTAMP_NS", read: (cursor) => new DuckDBTimestampNanosecondsValue(cursor.long()) };
    case "bytes decimal":
      return decimalType(schema, (cursor) => cursor.take(cursor.number()));
    case "string uuid":
      return { type: "UUID", read: (cursor) => uuid(cursor.string().replaceAll("-", "")) };
    default:
      return null;
  }
}

const DAY_MICROS = 86_400_000_000n;
const MOST_LONG = 2n ** 63n - 1n;

function time(value: bigint): DuckDBTimeValue {
  if (value < 0n || value > DAY_MICROS) throw new AvroError("a time is outside of the day");
  return new DuckDBTimeValue(value);
}

function micros(value: bigint, factor: bigint): bigint {
  const product = value * factor;
  if (product > MOST_LONG || product < -MOST_LONG) throw new AvroError("a time is too far away");
  return product;
}

function uuid(hex: string): DuckDBValue {
  if (!/^[0-9A-Fa-f]{32}$/.test(hex)) throw new AvroError("a UUID is none");
  return DuckDBUUIDValue.fromUint128(BigInt(`0x${hex}`));
}

function decimalType({ precision, scale = 0 }: Schema, bytesOf: (cursor: AvroCursor) => Buffer): AvroType {
  const [width, digits] = [Number(precision), Number(scale)];
  if (!Number.isInteger(width) || !Number.isInteger(digits) || width < 1 || digits < 0 || digits > width)
    throw new AvroError("a decimal has no precision and scale");
  const unscaled = (cursor: AvroCursor): bigint => {
    const bytes = bytesOf(cursor);
    if (bytes.length === 0) return 0n;
    return BigInt.asIntN(bytes.length * 8, BigInt(`0x${bytes.toString("hex")}`));
  };
  const most = 10n ** BigInt(width);
  const checked = (value: bigint): bigint => {
    if (value >= most || value <= -most) throw new AvroError(`a decimal has more than ${width} digits`);
    return value;
  };
  if (width > 38)
    return { type: "VARCHAR", read: (cursor) => decimalText(checked(unscaled(cursor)), digits) };
  return {
    type: `DECIMAL(${width},${digits})`,
    read: (cursor) => new DuckDBDecimalValue(checked(unscaled(cursor)), width, digits),
  };
}

function decimalText(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  return `${value < 0n ? "-" : ""}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ""}`;
}

/** Names that differ whatever the case of letters, as the engine wants them. */
function freeNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const wanted = name === "" ? `field_${index + 1}` : name;
    let free = wanted;
    for (let suffix = 2; taken.has(free.toLowerCase()); suffix++) free = `${wanted}_${suffix}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
