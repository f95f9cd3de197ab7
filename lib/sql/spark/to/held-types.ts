import { parseSchemaText } from "../../syntax/parse";
import type { SqlType } from "../../syntax/sql-type";

/** Types only DuckDB has, by what holds their values in Spark. */
const HELD: Readonly<Record<string, string>> = {
  timestamptz: "TIMESTAMP",
  "timestamp with time zone": "TIMESTAMP",
  hugeint: "DECIMAL(38,0)",
  int128: "DECIMAL(38,0)",
  uint8: "SMALLINT",
  uint16: "INTEGER",
  uint32: "BIGINT",
  uint64: "DECIMAL(20,0)",
  uint128: "DECIMAL(38,0)",
  uhugeint: "DECIMAL(38,0)",
  utinyint: "SMALLINT",
  usmallint: "INTEGER",
  uinteger: "BIGINT",
  ubigint: "DECIMAL(20,0)",
  json: "VARCHAR",
  uuid: "VARCHAR",
  timestamp_s: "TIMESTAMP",
  timestamp_ms: "TIMESTAMP",
  timestamp_ns: "TIMESTAMP",
};

/** The type that holds values of a type, or of those in it, that only DuckDB has; the name of one that nothing holds. */
export function heldIn(type: SqlType): SqlType | { unheld: string } {
  switch (type.is) {
    case "other": {
      const held = HELD[type.name.toLowerCase()];
      return held ? parseSchemaText(held, "duckdb") : { unheld: type.name };
    }
    case "array": {
      const item = heldIn(type.item);
      return "unheld" in item ? item : { ...type, item };
    }
    case "map": {
      const [key, value] = [heldIn(type.key), heldIn(type.value)];
      return "unheld" in key ? key : "unheld" in value ? value : { ...type, key, value };
    }
    case "struct": {
      const fields: { name: string; type: SqlType }[] = [];
      for (const field of type.fields) {
        const held = heldIn(field.type);
        if ("unheld" in held) return held;
        fields.push({ ...field, type: held });
      }
      return { ...type, fields };
    }
    default:
      return type;
  }
}

const NAMES = new RegExp(`"[^"]*"|\\b(${Object.keys(HELD).join("|")})\\b|\\bENUM\\([^()]*\\)`, "gi");

/** A column's type with the types in it that only DuckDB has put as what holds them. */
export const heldType = (text: string): string =>
  text.replaceAll(NAMES, (found, name: string | undefined) =>
    name ? (HELD[name.toLowerCase()] ?? found) : found.startsWith('"') ? found : "VARCHAR",
  );
