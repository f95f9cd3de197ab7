import type { ColumnType } from "../model/column-type";
import { quoteIdentifier } from "./quote";

/** A type in DuckDB's notation. */
export function typeText(type: ColumnType): string {
  switch (type.kind) {
    case "scalar":
      return type.arguments.length > 0 ? `${type.name}(${type.arguments.join(",")})` : type.name;
    case "list":
      return `${typeText(type.item)}[${type.length ?? ""}]`;
    case "map":
      return `MAP(${typeText(type.key)}, ${typeText(type.value)})`;
    default:
      return `${type.kind.toUpperCase()}(${type.fields.map((field) => `${quoteIdentifier(field.name)} ${typeText(field.type)}`).join(", ")})`;
  }
}
