import { type ColumnType, parseColumnType } from "../../model/column-type";
import { writeIdentifier } from "../lens/identifier";
import type { MaybeType, ScalarType, SqlType } from "../syntax/sql-type";

const NAMES: Readonly<Record<ScalarType, string>> = {
  null: "NULL",
  boolean: "BOOLEAN",
  tinyint: "TINYINT",
  smallint: "SMALLINT",
  int: "INTEGER",
  bigint: "BIGINT",
  float: "FLOAT",
  double: "DOUBLE",
  string: "VARCHAR",
  binary: "BLOB",
  date: "DATE",
  timestamp: "TIMESTAMP",
  interval: "INTERVAL",
};

/** A type in DuckDB's notation. */
export function duckdbType(type: SqlType): string {
  switch (type.is) {
    case "decimal":
      return `DECIMAL(${type.precision}, ${type.scale})`;
    case "array":
      return `${duckdbType(type.item)}[]`;
    case "map":
      return `MAP(${duckdbType(type.key)}, ${duckdbType(type.value)})`;
    case "struct":
      return `STRUCT(${type.fields.map(({ name, type: inner }) => `${writeIdentifier(name)} ${duckdbType(inner)}`).join(", ")})`;
    case "other":
      return type.name.toUpperCase();
    default:
      return NAMES[type.is];
  }
}

const SCALARS: ReadonlyMap<string, ScalarType> = new Map([
  ...Object.entries(NAMES).map(([is, name]) => [name.toLowerCase(), is as ScalarType] as const),
  ["int", "int"],
  ["int4", "int"],
  ["int8", "bigint"],
  ["long", "bigint"],
  ["float4", "float"],
  ["real", "float"],
  ["float8", "double"],
  ["double precision", "double"],
  ["text", "string"],
  ["string", "string"],
  ["char", "string"],
  ["bool", "boolean"],
  ["datetime", "timestamp"],
  ["timestamp_s", "timestamp"],
  ["timestamp_ms", "timestamp"],
  ["timestamp_ns", "timestamp"],
  ["bytea", "binary"],
] as const);

/** A column's type, read from DuckDB's notation; null for one the translation has no name for. */
export function typeOfColumn(text: string): MaybeType {
  const tree = parseColumnType(text);
  return tree && fromTree(tree);
}

function fromTree(tree: ColumnType): MaybeType {
  switch (tree.kind) {
    case "list": {
      const item = fromTree(tree.item);
      return { is: "array", item: item ?? { is: "other", name: "unknown" } };
    }
    case "map":
      return {
        is: "map",
        key: fromTree(tree.key) ?? { is: "other", name: "unknown" },
        value: fromTree(tree.value) ?? { is: "other", name: "unknown" },
      };
    case "struct":
      return {
        is: "struct",
        fields: tree.fields.map(({ name, type }) => ({
          name,
          type: fromTree(type) ?? { is: "other", name: "unknown" },
        })),
      };
    case "scalar": {
      const name = tree.name.toLowerCase();
      if (/^(decimal|dec|numeric)$/.test(name))
        return {
          is: "decimal",
          precision: Number(tree.arguments[0] ?? 18),
          scale: Number(tree.arguments[1] ?? 3),
        };
      const scalar = SCALARS.get(name);
      return scalar ? { is: scalar } : null;
    }
    default:
      return null;
  }
}
