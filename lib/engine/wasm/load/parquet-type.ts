import {
  Binary,
  Bool,
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
import type { SchemaElement, SchemaTree } from "hyparquet";
import { NotReadHere } from "./loaded-file";

/**
 * How values of a Parquet column become Arrow's. `cast` is the DuckDB type of text that a whole column is read as; inside
 * of nested values there is no such detour.
 */
export interface ParquetValues {
  arrow: DataType;
  value(raw: unknown): unknown;
  cast?: string;
}

const same = (raw: unknown): unknown => raw;

/** Tells apart what Parquet's annotations say; see `withoutAnnotations`, by which raw values are read. */
export function parquetValues(tree: SchemaTree, nested = false): ParquetValues {
  const { element, children } = tree;
  if (children.length === 0) return leafValues(element, nested);
  const [first] = children;
  if (isAnnotated(element, "LIST") && first) {
    const items = first.children.length === 1 ? (first.children[0] as SchemaTree) : first;
    const inner = parquetValues(items, true);
    return {
      arrow: new List(new Field("item", inner.arrow, true)),
      value: (raw) => (raw as unknown[]).map((item) => orNull(item, inner)),
    };
  }
  if (isAnnotated(element, "MAP") && first) {
    const [key, value] = first.children.map((child) => parquetValues(child, true));
    if (!key || !value) throw new NotReadHere(`“${element.name}” is a map without values`);
    const entries = new Struct([new Field("key", key.arrow, false), new Field("value", value.arrow, true)]);
    return {
      arrow: new Map_(new Field("entries", entries, false)),
      value: (raw) =>
        entriesOf(raw).map((entry) => ({ key: key.value(entry.key), value: orNull(entry.value, value) })),
    };
  }
  if (element.repetition_type === "REPEATED")
    throw new NotReadHere(`“${element.name}” repeats without being a list`);
  const fields = children.map((child) => ({ name: child.element.name, ...parquetValues(child, true) }));
  return {
    arrow: new Struct(fields.map(({ name, arrow }) => new Field(name, arrow, true))),
    value: (raw) => {
      const record = Object.create(null) as Record<string, unknown>;
      for (const field of fields)
        record[field.name] = orNull((raw as Record<string, unknown>)[field.name], field);
      return record;
    },
  };
}

const orNull = (raw: unknown, { value }: ParquetValues): unknown =>
  raw === null || raw === undefined ? null : value(raw);

/** A map is a list of entries, or an object where its keys are text. */
const entriesOf = (raw: unknown): { key: unknown; value: unknown }[] =>
  Array.isArray(raw)
    ? (raw as { key: unknown; value: unknown }[])
    : raw instanceof Map
      ? [...raw].map(([key, value]) => ({ key, value }))
      : Object.entries(raw as object).map(([key, value]) => ({ key, value }));

const isAnnotated = ({ converted_type, logical_type }: SchemaElement, kind: "LIST" | "MAP"): boolean =>
  logical_type?.type === kind ||
  converted_type === kind ||
  (kind === "MAP" && converted_type === "MAP_KEY_VALUE");

function leafValues(element: SchemaElement, nested: boolean): ParquetValues {
  const { type, converted_type: converted, logical_type: logical, name } = element;
  const isDecimal = converted === "DECIMAL" || logical?.type === "DECIMAL";
  if (isDecimal) {
    const scale = element.scale ?? 0;
    if (nested)
      throw new NotReadHere(`“${name}” holds decimals inside of nested values; run the job on the server`);
    return {
      arrow: new Utf8(),
      value: (raw) => decimalText(raw, scale),
      cast: `DECIMAL(${element.precision ?? 18},${scale})`,
    };
  }
  if (converted === "DATE" || logical?.type === "DATE") return { arrow: new DateDay(), value: same };
  if (logical?.type === "TIME" || converted === "TIME_MILLIS" || converted === "TIME_MICROS")
    return { arrow: new TimeMicrosecond(), value: (raw) => micros(raw, unitOf(element)) };
  if (logical?.type === "TIMESTAMP" || converted === "TIMESTAMP_MILLIS" || converted === "TIMESTAMP_MICROS") {
    const unit = unitOf(element);
    const zone = logical?.type === "TIMESTAMP" && !logical.isAdjustedToUTC ? null : "UTC";
    if (unit === "NANOS" && zone === null) return { arrow: new TimestampNanosecond(), value: same };
    return { arrow: new TimestampMicrosecond(zone), value: (raw) => micros(raw, unit) };
  }
  switch (type) {
    case "BOOLEAN":
      return { arrow: new Bool(), value: same };
    case "INT32":
      return { arrow: integer(element, 32), value: (raw) => Number(raw) };
    case "INT64":
      return { arrow: integer(element, 64), value: (raw) => BigInt(raw as bigint) };
    case "INT96":
      return { arrow: new TimestampMicrosecond(), value: (raw) => micros(raw, "NANOS") };
    case "FLOAT":
      return { arrow: new Float32(), value: same };
    case "DOUBLE":
      return { arrow: new Float64(), value: same };
    default:
  }
  if (converted === "UTF8" || converted === "ENUM" || logical?.type === "STRING" || logical?.type === "ENUM")
    return { arrow: new Utf8(), value: same };
  if (logical?.type === "UUID" && !nested)
    return { arrow: new Utf8(), value: (raw) => uuidText(raw as Uint8Array), cast: "UUID" };
  if (type === "BYTE_ARRAY" && !converted && !logical) return { arrow: new Binary(), value: same };
  throw new NotReadHere(
    `“${name}” is of a type that the browser does not read (${logical?.type ?? converted ?? type}); run the job on the server`,
  );
}

function integer({ converted_type, logical_type: logical }: SchemaElement, physical: 32 | 64): DataType {
  const converted: string = converted_type ?? "";
  const width =
    logical?.type === "INTEGER" ? logical.bitWidth : Number(/\d+$/.exec(converted)?.[0] ?? physical);
  const signed = logical?.type === "INTEGER" ? logical.isSigned : !converted.startsWith("UINT");
  const types = signed
    ? { 8: Int8, 16: Int16, 32: Int32, 64: Int64 }
    : { 8: Uint8, 16: Uint16, 32: Uint32, 64: Uint64 };
  return new (types[width as 8] ?? Int64)();
}

function unitOf({
  logical_type: logical,
  converted_type: converted,
}: SchemaElement): "MILLIS" | "MICROS" | "NANOS" {
  if (logical?.type === "TIMESTAMP" || logical?.type === "TIME") return logical.unit;
  return converted?.endsWith("MILLIS") ? "MILLIS" : "MICROS";
}

function micros(raw: unknown, unit: "MILLIS" | "MICROS" | "NANOS"): bigint {
  const value = BigInt(raw as bigint);
  return unit === "MILLIS" ? value * 1000n : unit === "NANOS" ? value / 1000n : value;
}

function decimalText(raw: unknown, scale: number): string {
  const value = raw instanceof Uint8Array ? signed(raw) : BigInt(raw as bigint);
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return value < 0n ? `-${text}` : text;
}

function signed(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(bytes.length * 8, value);
}

const uuidText = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** The same element read as it is stored: numbers that JavaScript would round otherwise. */
export function withoutAnnotation(element: SchemaElement): SchemaElement {
  const { converted_type: converted, logical_type: logical, num_children, type } = element;
  const keeps =
    num_children ||
    converted === "UTF8" ||
    logical?.type === "STRING" ||
    (type !== "BYTE_ARRAY" && converted === undefined && logical === undefined);
  if (keeps && type !== "INT96") return element;
  if (converted === "ENUM" || logical?.type === "ENUM") return { ...rest(element), converted_type: "UTF8" };
  return rest(element);
}

function rest(element: SchemaElement): SchemaElement {
  const { converted_type: _converted, logical_type: _logical, ...other } = element;
  return other;
}
