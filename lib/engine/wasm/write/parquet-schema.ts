import {
  Binary,
  Bool,
  type DataType,
  Date_,
  Decimal,
  Dictionary,
  type Field,
  FixedSizeList,
  Float,
  Int,
  Interval,
  List,
  Map_,
  Precision,
  Struct,
  Time,
  Timestamp,
  TimeUnit,
  Utf8,
} from "apache-arrow";
import type { SchemaElement } from "hyparquet";

type Leaf = Omit<SchemaElement, "name" | "repetition_type">;

/** What Parquet calls a column, as DuckDB's own writer does; groups come with their children after them. */
export function parquetElements(name: string, type: DataType, duckdbType: string): SchemaElement[] {
  const repetition_type = "OPTIONAL" as const;
  if (type instanceof Struct)
    return [
      { name, repetition_type, num_children: type.children.length },
      ...type.children.flatMap((child: Field) => parquetElements(child.name, child.type as DataType, "")),
    ];
  if (type instanceof List || type instanceof FixedSizeList)
    return [
      { name, repetition_type, num_children: 1, converted_type: "LIST", logical_type: { type: "LIST" } },
      { name: "list", repetition_type: "REPEATED", num_children: 1 },
      ...parquetElements("element", (type.children[0] as Field).type as DataType, ""),
    ];
  if (type instanceof Map_) {
    const [key, value] = ((type.children[0] as Field).type as Struct).children as [Field, Field];
    const [first, ...inside] = parquetElements("key", key.type as DataType, "");
    return [
      { name, repetition_type, num_children: 1, converted_type: "MAP", logical_type: { type: "MAP" } },
      { name: "key_value", repetition_type: "REPEATED", num_children: 2 },
      { ...(first as SchemaElement), repetition_type: "REQUIRED" },
      ...inside,
      ...parquetElements("value", value.type as DataType, ""),
    ];
  }
  return [{ name, repetition_type, ...leafOf(type, duckdbType) }];
}

function leafOf(type: DataType, duckdbType: string): Leaf {
  if (duckdbType === "UUID")
    return { type: "FIXED_LEN_BYTE_ARRAY", type_length: 16, logical_type: { type: "UUID" } };
  if (type instanceof Bool) return { type: "BOOLEAN" };
  // Not its logical type: hyparquet-writer 0.17 gives the width of that in four bytes, which nothing else reads.
  if (type instanceof Int)
    return {
      type: type.bitWidth === 64 ? "INT64" : "INT32",
      converted_type: `${type.isSigned ? "INT" : "UINT"}_${type.bitWidth}` as "INT_32",
    };
  if (type instanceof Float) return { type: type.precision === Precision.SINGLE ? "FLOAT" : "DOUBLE" };
  if (type instanceof Utf8 || type instanceof Dictionary)
    return { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } };
  if (type instanceof Binary) return { type: "BYTE_ARRAY" };
  if (type instanceof Date_) return { type: "INT32", converted_type: "DATE", logical_type: { type: "DATE" } };
  if (type instanceof Decimal) {
    const { precision, scale } = type;
    const physical: Leaf =
      precision <= 9
        ? { type: "INT32" }
        : precision <= 18
          ? { type: "INT64" }
          : { type: "FIXED_LEN_BYTE_ARRAY", type_length: 16 };
    return {
      ...physical,
      converted_type: "DECIMAL",
      precision,
      scale,
      logical_type: { type: "DECIMAL", precision, scale },
    };
  }
  if (type instanceof Time)
    return {
      type: "INT64",
      converted_type: "TIME_MICROS",
      logical_type: { type: "TIME", isAdjustedToUTC: false, unit: "MICROS" },
    };
  if (type instanceof Timestamp) {
    const isAdjustedToUTC = type.timezone !== null && type.timezone !== undefined;
    if (type.unit === TimeUnit.NANOSECOND)
      return { type: "INT64", logical_type: { type: "TIMESTAMP", isAdjustedToUTC, unit: "NANOS" } };
    return {
      type: "INT64",
      converted_type: "TIMESTAMP_MICROS",
      logical_type: { type: "TIMESTAMP", isAdjustedToUTC, unit: "MICROS" },
    };
  }
  if (type instanceof Interval)
    return { type: "FIXED_LEN_BYTE_ARRAY", type_length: 12, converted_type: "INTERVAL" };
  throw new Error(`Parquet has no type for ${duckdbType || type}.`);
}
