import type { ColumnType } from "../../../model/column-type";
import { typeText } from "../../../sql/type-text";

const scalar = (name: string, ...args: string[]): ColumnType => ({ kind: "scalar", name, arguments: args });
export const VARCHAR = scalar("VARCHAR");

/** A type with other types at its leaves. What has no counterpart in files (UNION) is text. */
export function withLeaves(
  type: ColumnType,
  leaf: (name: string, type: ColumnType) => ColumnType,
): ColumnType {
  switch (type.kind) {
    case "scalar":
      return leaf(type.name.toUpperCase(), type);
    case "list":
      return { kind: "list", item: withLeaves(type.item, leaf), length: null };
    case "map":
      return { kind: "map", key: withLeaves(type.key, leaf), value: withLeaves(type.value, leaf) };
    case "struct":
      return {
        kind: "struct",
        fields: type.fields.map((field) => ({ name: field.name, type: withLeaves(field.type, leaf) })),
      };
    case "union":
      return VARCHAR;
  }
}

/** `value` as another type, or null where it is of that type. */
export function castTo(type: ColumnType, wanted: ColumnType, value: string): string | null {
  const text = typeText(wanted);
  return text === typeText(type) ? null : `CAST(${value} AS ${text})`;
}

const WIDE: Readonly<Record<string, ColumnType>> = {
  HUGEINT: scalar("DECIMAL", "38", "0"),
  UHUGEINT: scalar("DECIMAL", "38", "0"),
  TIMESTAMP_S: scalar("TIMESTAMP"),
  TIMESTAMP_MS: scalar("TIMESTAMP"),
};
const KEPT = new Set([
  "BOOLEAN",
  "TINYINT",
  "SMALLINT",
  "INTEGER",
  "BIGINT",
  "UTINYINT",
  "USMALLINT",
  "UINTEGER",
  "UBIGINT",
  "FLOAT",
  "DOUBLE",
  "DECIMAL",
  "VARCHAR",
  "BLOB",
  "UUID",
  "DATE",
  "TIME",
  "TIMESTAMP",
  "TIMESTAMP_NS",
  "TIMESTAMP WITH TIME ZONE",
]);

/** The nearest type whose values Parquet keeps exactly; text for those it has none for. */
export const storableType = (type: ColumnType): ColumnType =>
  withLeaves(type, (name, leaf) => WIDE[name] ?? (KEPT.has(name) ? leaf : VARCHAR));
