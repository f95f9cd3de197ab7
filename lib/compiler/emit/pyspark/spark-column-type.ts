import { type ColumnType, parseColumnType } from "../../../model/column-type";
import { sparkType } from "../../../sql/spark/spark-type";
import type { ScalarType, SqlType } from "../../../sql/syntax/sql-type";

/**
 * DuckDB's types that Spark has under another name, or holds in a wider one. Sums of whole numbers are HUGEINT in
 * DuckDB; Spark's are BIGINT and fail where they do not fit. All times are moments of a session in UTC.
 */
const SCALARS: Readonly<Record<string, ScalarType>> = {
  boolean: "boolean",
  tinyint: "tinyint",
  smallint: "smallint",
  integer: "int",
  bigint: "bigint",
  hugeint: "bigint",
  utinyint: "smallint",
  usmallint: "int",
  uinteger: "bigint",
  float: "float",
  double: "double",
  varchar: "string",
  uuid: "string",
  json: "string",
  enum: "string",
  blob: "binary",
  date: "date",
  timestamp: "timestamp",
  "timestamp with time zone": "timestamp",
  timestamp_s: "timestamp",
  timestamp_ms: "timestamp",
  timestamp_ns: "timestamp",
  '"null"': "int",
};

/** Types that Spark holds, but cannot write as DuckDB does. */
const AS_TEXT: ReadonlySet<string> = new Set(["uuid", "json", "enum"]);

/** The type Spark has for a column; null for one it has none for. */
export function sparkColumnType(text: string): SqlType | null {
  const tree = parseColumnType(text);
  return tree && fromTree(tree);
}

function fromTree(tree: ColumnType): SqlType | null {
  switch (tree.kind) {
    case "list": {
      const item = fromTree(tree.item);
      return item && { is: "array", item };
    }
    case "map": {
      const [key, value] = [fromTree(tree.key), fromTree(tree.value)];
      return key && value && { is: "map", key, value };
    }
    case "struct": {
      const fields = tree.fields.map(({ name, type }) => ({ name, type: fromTree(type) }));
      return fields.every((field): field is { name: string; type: SqlType } => field.type !== null)
        ? { is: "struct", fields }
        : null;
    }
    case "scalar": {
      const name = tree.name.toLowerCase();
      if (name === "decimal") {
        const [precision = "18", scale = "3"] = tree.arguments;
        return { is: "decimal", precision: Number(precision), scale: Number(scale) };
      }
      if (name === "ubigint") return { is: "decimal", precision: 20, scale: 0 };
      const scalar = SCALARS[name];
      return scalar ? { is: scalar } : null;
    }
    default:
      return null;
  }
}

/** Whether a type is, or holds, one of DuckDB's that Spark keeps as text. */
export const isKeptAsText = (text: string): boolean => {
  const tree = parseColumnType(text);
  return tree?.kind === "scalar" && AS_TEXT.has(tree.name.toLowerCase());
};

export const sameType = (a: SqlType, b: SqlType): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A type as files hold it: times without a zone stay so, and whole numbers past 64 bits are DOUBLE, as DuckDB's files have them. */
export function storedType(text: string): string | null {
  const type = sparkColumnType(text);
  if (!type) return null;
  if (text.toUpperCase() === "HUGEINT") return "DOUBLE";
  if (!/\bTIMESTAMP(_S|_MS|_NS)?\b(?! WITH)/i.test(text) || /WITH TIME ZONE/i.test(text))
    return sparkType(type);
  return sparkType(type).replaceAll(/\bTIMESTAMP\b/g, "TIMESTAMP_NTZ");
}
