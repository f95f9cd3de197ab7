import type { Column } from "../../model/column";
import type { ScanFile } from "./session";

const PART = /^([^=]+)=(.*)$/s;
const NULL_PARTITION = "__HIVE_DEFAULT_PARTITION__";

/** The `key=value` folders on the way to a file, in order. */
export function partitionOf(path: string): { key: string; value: string }[] {
  const folders = path.split("/").slice(0, -1);
  return folders.flatMap((folder) => {
    const match = PART.exec(folder);
    return match ? [{ key: match[1] ?? "", value: match[2] ?? "" }] : [];
  });
}

/**
 * The partition columns of files. A key is BIGINT or DATE when every value is one and would be written the same way
 * again; everything else is text: `01` stays `01`.
 */
export function partitionColumns(files: readonly ScanFile[]): Column[] {
  const values = new Map<string, Set<string>>();
  for (const { path } of files)
    for (const { key, value } of partitionOf(path)) {
      const known = values.get(key) ?? new Set();
      known.add(value);
      values.set(key, known);
    }
  return [...values].map(([name, found]) => ({ name, type: typeOfValues([...found]) }));
}

function typeOfValues(values: readonly string[]): string {
  const present = values.filter((value) => value !== NULL_PARTITION);
  if (present.length === 0) return "VARCHAR";
  if (present.every((value) => /^(0|-?[1-9]\d{0,17})$/.test(value))) return "BIGINT";
  if (present.every(isDate)) return "DATE";
  return "VARCHAR";
}

function isDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
  );
}

/** The partition columns one file has. */
export function columnsOfPartition(path: string, all: readonly Column[]): Column[] {
  const keys = new Set(partitionOf(path).map(({ key }) => key));
  return all.filter(({ name }) => keys.has(name));
}
