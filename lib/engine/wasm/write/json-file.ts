import {
  Binary,
  Bool,
  type Data,
  type DataType,
  FixedSizeList,
  Float,
  Int,
  List,
  Map_,
  Struct,
  type Table,
} from "apache-arrow";
import { gzipSync } from "fflate";
import type { Column } from "../../../model/column";
import { valuesOf } from "./arrow-values";
import { NotWrittenHere } from "./not-written-here";

/** Types whose values are JSON's own; all others are read as the text DuckDB casts them to. */
const PLAIN = new Set(
  "BOOLEAN TINYINT SMALLINT INTEGER BIGINT UTINYINT USMALLINT UINTEGER UBIGINT FLOAT DOUBLE VARCHAR STRUCT MAP".split(
    " ",
  ),
);
/** Of those, what is a number in JSON all the same. */
const NUMERIC = /^(?:HUGEINT|UHUGEINT|DECIMAL\(.*\))$/;

/** The type a column is read as, to be written; inside of nested types too. */
export const jsonType = (type: string): string =>
  type.replace(
    /"(?:[^"]|"")*"|\bDECIMAL\(\d+,\d+\)|\bENUM\([^)]*\)|\bTIME(?:STAMP)? WITH TIME ZONE|[A-Z][A-Z_]*/g,
    (word, at: number) =>
      word.startsWith('"') ||
      PLAIN.has(word) ||
      /[a-z0-9_]/.test(type.charAt(at - 1)) ||
      isFieldName(type, at, word)
        ? word
        : "VARCHAR",
  );

/** Field names of a STRUCT stand before their types. */
const isFieldName = (type: string, at: number, word: string): boolean =>
  /[(,] ?$/.test(type.slice(0, at)) && /^ [A-Z"]/.test(type.slice(at + word.length));

/** Rows as JSON, one a line or as one array, as DuckDB writes them. */
export function jsonFile(
  table: Table,
  columns: readonly Column[],
  options: Readonly<Record<string, unknown>>,
): Uint8Array {
  if (options.compression !== undefined && options.compression !== "none" && options.compression !== "gzip")
    throw new NotWrittenHere(
      `JSON compressed with ${String(options.compression)} is not written in the browser; choose gzip or none`,
    );
  const lines: string[] = [];
  for (const batch of table.batches) {
    const cells = columns.map(({ name, type }, index) => {
      const data = batch.data.children[index] as Data;
      const read = valuesOf(data);
      const print = printer(data.type as DataType, type);
      const key = `${JSON.stringify(name)}:`;
      return (row: number) => {
        const value = read(row);
        return key + (value === null ? "null" : print(value));
      };
    });
    for (let row = 0; row < batch.numRows; row++) lines.push(`{${cells.map((cell) => cell(row)).join(",")}}`);
  }
  const text =
    options.format === "array"
      ? lines.length === 0
        ? "[\n]\n"
        : `[\n\t${lines.join(",\n\t")}\n]\n`
      : lines.map((line) => `${line}\n`).join("");
  const bytes = new TextEncoder().encode(text);
  return options.compression === "gzip" ? gzipSync(bytes) : bytes;
}

/** How values of a type are printed; `duckdbType` is known of whole columns. */
function printer(type: DataType, duckdbType: string): (value: unknown) => string {
  if (NUMERIC.test(duckdbType)) return String;
  if (type instanceof Bool || type instanceof Int) return String;
  if (type instanceof Float) return (value) => printNumber(value as number);
  if (type instanceof Binary) throw new NotWrittenHere("bytes are not written to JSON in the browser");
  if (type instanceof Struct) {
    const fields = type.children.map(({ name, type: inner }) => ({
      name,
      print: printer(inner as DataType, ""),
    }));
    return (value) => {
      const record = value as Record<string, unknown>;
      return `{${fields.map(({ name, print }) => `${JSON.stringify(name)}:${orNull(record[name], print)}`).join(",")}}`;
    };
  }
  if (type instanceof Map_) {
    const entry = type.children[0]?.type as Struct;
    const print = printer(entry.children[1]?.type as DataType, "");
    return (value) =>
      `{${(value as { key: unknown; value: unknown }[]).map((one) => `${JSON.stringify(String(one.key))}:${orNull(one.value, print)}`).join(",")}}`;
  }
  if (type instanceof List || type instanceof FixedSizeList) {
    const print = printer(type.children[0]?.type as DataType, "");
    return (value) => `[${(value as unknown[]).map((item) => orNull(item, print)).join(",")}]`;
  }
  return (value) => JSON.stringify(String(value));
}

const orNull = (value: unknown, print: (value: unknown) => string): string =>
  value === null || value === undefined ? "null" : print(value);

/** As DuckDB prints a DOUBLE: a fraction always shows. */
function printNumber(value: number): string {
  if (!Number.isFinite(value)) return `"${value}"`.replace('"NaN"', "NaN").replaceAll('"', "");
  const text = Object.is(value, -0) ? "-0.0" : String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
