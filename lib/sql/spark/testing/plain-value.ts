import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBIntervalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from "@duckdb/node-api";

/** Values of DuckDB as `run-spark.py` writes those of Spark: plain JSON that can be compared. */
export function plainValue(value: DuckDBValue): unknown {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "bigint")
    return value > -(2n ** 53n) && value < 2n ** 53n ? Number(value) : value.toString();
  if (typeof value === "number")
    return Number.isNaN(value)
      ? "NaN"
      : Number.isFinite(value)
        ? value
        : value > 0
          ? "Infinity"
          : "-Infinity";
  if (value instanceof DuckDBDecimalValue) return Number(value.toString());
  if (value instanceof DuckDBTimestampTZValue)
    return plainTime(value.toString().replace(/[+-]\d\d(:\d\d)?$/, ""));
  if (value instanceof DuckDBTimestampValue) return plainTime(value.toString());
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBIntervalValue)
    return value.months === 0
      ? { microseconds: Number(value.micros) + value.days * 86_400_000_000 }
      : { months: value.months };
  if (value instanceof DuckDBBlobValue) return { bytes: Buffer.from(value.bytes).toString("hex") };
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue)
    return value.items.map(plainValue);
  if (value instanceof DuckDBStructValue)
    return Object.fromEntries(Object.entries(value.entries).map(([name, item]) => [name, plainValue(item)]));
  if (value instanceof DuckDBMapValue)
    return value.entries
      .map(({ key, value: item }): [unknown, unknown] => [plainValue(key), plainValue(item)])
      .sort(([a], [b]) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return value.toString();
}

/** Python shows the fraction of a second in six digits, or not at all. */
const plainTime = (text: string): string =>
  text.replace(/\.(\d+)$/, (_, digits: string) => (/^0+$/.test(digits) ? "" : `.${digits.padEnd(6, "0")}`));

/** Whether two plain values are the same; numbers may differ in their last digits. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number")
    return a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  if (typeof a === "object" && typeof b === "object" && a !== null && b !== null) {
    const [left, right] = [a, b] as Record<string, unknown>[];
    const keys = Object.keys(left ?? {});
    return (
      keys.length === Object.keys(right ?? {}).length &&
      keys.every((key) => sameValue(left?.[key], right?.[key]))
    );
  }
  return a === b;
}
