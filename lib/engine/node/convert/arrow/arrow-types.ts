import {
  type DataType,
  DateUnit,
  type Field,
  type FixedSizeList,
  type List,
  type Map_,
  TimeUnit,
  Type,
  type Union,
} from "apache-arrow";
import { quoteIdentifier } from "../../../../sql/quote";

/** A type that is not read here. */
export class ArrowTypeError extends Error {}

/** What an Arrow type is to the engine, in DuckDB's notation. */
export function engineType(type: DataType, depth = 0): string {
  if (depth > 100) throw new ArrowTypeError("its types nest deeper than 100 levels");
  const inner = (field: Field | undefined): string => {
    if (!field) throw new ArrowTypeError("a type has no elements");
    return engineType(field.type, depth + 1);
  };
  switch (type.typeId) {
    case Type.Null:
      return "VARCHAR";
    case Type.Bool:
      return "BOOLEAN";
    case Type.Int: {
      const { bitWidth, isSigned } = type as DataType & { bitWidth: number; isSigned: boolean };
      const name = { 8: "TINYINT", 16: "SMALLINT", 32: "INTEGER", 64: "BIGINT" }[bitWidth];
      return `${isSigned ? "" : "U"}${name}`;
    }
    case Type.Float:
      return (type as DataType & { precision: number }).precision === 2 ? "DOUBLE" : "FLOAT";
    case Type.Binary:
    case Type.LargeBinary:
    case Type.BinaryView:
    case Type.FixedSizeBinary:
      return "BLOB";
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Utf8View:
      return "VARCHAR";
    case Type.Decimal: {
      const { precision, scale } = type as DataType & { precision: number; scale: number };
      return precision <= 38 && scale >= 0 && scale <= precision
        ? `DECIMAL(${precision},${scale})`
        : "VARCHAR";
    }
    case Type.Date:
      return (type as DataType & { unit: DateUnit }).unit === DateUnit.DAY ? "DATE" : "TIMESTAMP";
    case Type.Time:
      return "TIME";
    case Type.Timestamp: {
      const { unit, timezone } = type as DataType & { unit: TimeUnit; timezone?: string | null };
      if (timezone) return "TIMESTAMP WITH TIME ZONE";
      return unit === TimeUnit.NANOSECOND ? "TIMESTAMP_NS" : "TIMESTAMP";
    }
    // Parquet keeps no intervals that are negative or finer than a millisecond: they are text, and read as intervals.
    case Type.Interval:
    case Type.Duration:
      return "VARCHAR";
    case Type.List:
    case Type.LargeList:
    case Type.FixedSizeList:
      return `${inner((type as List | FixedSizeList).children[0])}[]`;
    case Type.Struct: {
      const fields = freeNames(type.children.map(({ name }) => name as string));
      if (fields.length === 0) return "VARCHAR";
      const members = type.children.map(
        (field, index) => `${quoteIdentifier(fields[index] ?? "")} ${inner(field)}`,
      );
      return `STRUCT(${members.join(", ")})`;
    }
    case Type.Map: {
      const entries = (type as Map_).children[0]?.type as DataType | undefined;
      return `MAP(${inner(entries?.children[0])}, ${inner(entries?.children[1])})`;
    }
    case Type.Union: {
      const { children } = type as Union;
      const members = children.map((field, index) => `${quoteIdentifier(`member${index}`)} ${inner(field)}`);
      return `STRUCT(${members.join(", ")})`;
    }
    case Type.Dictionary:
      return engineType((type as DataType & { dictionary: DataType }).dictionary, depth + 1);
    default:
      throw new ArrowTypeError(`its type ${String(type).slice(0, 80)} is not read here`);
  }
}

/** The type that a column's text reads as, where it is text only on the way. */
export const wantedType = (type: DataType): string | undefined =>
  type.typeId === Type.Interval || type.typeId === Type.Duration ? "INTERVAL" : undefined;

/** Names that differ whatever the case of letters, none of them empty. */
export function freeNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const wanted = name.replaceAll("\0", "") || `column_${index + 1}`;
    let free = wanted;
    for (let suffix = 2; taken.has(free.toLowerCase()); suffix++) free = `${wanted}_${suffix}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
