import type { Cursor } from "./cursor";
import type { ScalarType, SqlType } from "./sql-type";
import { SyntaxProblem } from "./token";

const SPARK: Readonly<Record<string, ScalarType>> = {
  boolean: "boolean",
  tinyint: "tinyint",
  byte: "tinyint",
  smallint: "smallint",
  short: "smallint",
  int: "int",
  integer: "int",
  bigint: "bigint",
  long: "bigint",
  float: "float",
  real: "float",
  double: "double",
  string: "string",
  varchar: "string",
  char: "string",
  character: "string",
  binary: "binary",
  date: "date",
  timestamp: "timestamp",
  timestamp_ntz: "timestamp",
  timestamp_ltz: "timestamp",
  interval: "interval",
  void: "null",
};
const DUCKDB: Readonly<Record<string, ScalarType>> = {
  boolean: "boolean",
  bool: "boolean",
  logical: "boolean",
  tinyint: "tinyint",
  int1: "tinyint",
  smallint: "smallint",
  int2: "smallint",
  int16: "smallint",
  short: "smallint",
  integer: "int",
  int: "int",
  int4: "int",
  int32: "int",
  signed: "int",
  bigint: "bigint",
  int8: "bigint",
  int64: "bigint",
  long: "bigint",
  float: "float",
  float4: "float",
  real: "float",
  double: "double",
  float8: "double",
  varchar: "string",
  char: "string",
  bpchar: "string",
  text: "string",
  string: "string",
  blob: "binary",
  bytea: "binary",
  binary: "binary",
  varbinary: "binary",
  date: "date",
  timestamp: "timestamp",
  datetime: "timestamp",
  interval: "interval",
};
const DECIMALS = ["decimal", "dec", "numeric"];

/** A type after CAST, in either dialect. */
export function parseType(cursor: Cursor): SqlType {
  let type = parseNamed(cursor);
  while (cursor.dialect === "duckdb" && cursor.takeOperator("[")) {
    if (cursor.token.kind === "number") cursor.next();
    cursor.expectOperator("]");
    type = { is: "array", item: type };
  }
  return type;
}

function parseNamed(cursor: Cursor): SqlType {
  const { token } = cursor;
  const name = cursor.name("A type").text.toLowerCase();
  if (DECIMALS.includes(name)) {
    const given = numbers(cursor);
    if (given.length === 0 && cursor.dialect === "duckdb") return { is: "decimal", precision: 18, scale: 3 };
    return { is: "decimal", precision: given[0] ?? 10, scale: given[1] ?? 0 };
  }
  if (name === "array" && cursor.dialect === "spark")
    return { is: "array", item: enclosed(cursor, () => cursor.type()) };
  if (name === "map")
    return enclosed(cursor, () => {
      const key = cursor.type();
      cursor.expectOperator(",");
      return { is: "map", key, value: cursor.type() };
    });
  if (name === "struct" || (name === "row" && cursor.dialect === "duckdb"))
    return { is: "struct", fields: parseFields(cursor) };
  if (name === "enum" && cursor.dialect === "duckdb" && cursor.isOperator("(")) {
    cursor.inParens(() => cursor.next());
    return { is: "other", name };
  }
  const scalar = (cursor.dialect === "spark" ? SPARK : DUCKDB)[name];
  if (!scalar && cursor.dialect === "spark")
    throw new SyntaxProblem(`“${token.text}” is not a type of Spark SQL.`, token);
  numbers(cursor);
  if (name === "double" && cursor.dialect === "duckdb") cursor.takeWord("precision");
  if (cursor.dialect === "duckdb" && name === "timestamp" && cursor.takeWords("with", "time", "zone"))
    return { is: "other", name: "timestamptz" };
  if (name === "interval") while (cursor.takeWord("year", "month", "day", "hour", "minute", "second", "to"));
  return scalar ? { is: scalar } : { is: "other", name };
}

/** `(10, 2)`, or nothing. */
function numbers(cursor: Cursor): number[] {
  if (!cursor.isOperator("(") || cursor.peek(1).kind !== "number") return [];
  return cursor.inParens(() => {
    if (cursor.token.kind !== "number") cursor.fail("A number");
    return Number(cursor.next().value);
  });
}

/** `<…>` in Spark, `(…)` in DuckDB. */
function enclosed<T>(cursor: Cursor, inner: () => T): T {
  const [open, close] = cursor.dialect === "spark" ? ["<", ">"] : ["(", ")"];
  cursor.expectOperator(open as string);
  const result = inner();
  cursor.expectOperator(close as string);
  return result;
}

function parseFields(cursor: Cursor): { name: string; type: SqlType }[] {
  if (cursor.dialect === "spark" && cursor.takeOperator("<>")) return [];
  return enclosed(cursor, () => cursor.list(() => parseField(cursor)));
}

/** `a INT`, or Spark's `a: INT NOT NULL COMMENT '…'`. */
export function parseField(cursor: Cursor): { name: string; type: SqlType } {
  const name = cursor.name("A field's name").text;
  if (cursor.dialect === "spark") cursor.takeOperator(":");
  const type = cursor.type();
  if (cursor.dialect === "spark") {
    cursor.takeWords("not", "null");
    if (cursor.takeWord("comment")) cursor.next();
  }
  return { name, type };
}
