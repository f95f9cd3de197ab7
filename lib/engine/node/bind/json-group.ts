import type { ScanPart } from "../../../connectors/bound-scan";
import { json } from "../../../connectors/formats/json";
import type { Scan } from "../../../ir/rel";
import type { Column } from "../../../model/column";
import { quoteIdentifier } from "../../../sql/quote";
import { stableJson } from "../../../util/stable-json";
import { groupBy } from "../../scan/binding";
import { escapeGlob } from "../../scan/glob";
import { columnsOfPartition } from "../../scan/hive";
import type { JsonFile } from "./json-file";

/** Files that one reader call can read. */
export interface JsonGroup {
  files: JsonFile[];
  /** Columns of the files' folders. */
  hive: Column[];
  records: number;
}

/** How the files of a scan are read. */
export interface JsonReading {
  scan: Scan;
  groups: readonly JsonGroup[];
  /** Columns as the reader must find them itself, where its names are not the keys; else it is told the columns. */
  detected: readonly Column[] | null;
  /** Whether all of the text is looked at. */
  full: boolean;
}

/** Groups files, `hive` being the partition columns of all of them. */
export function groupJson(files: readonly JsonFile[], hive: readonly Column[]): JsonGroup[] {
  const keyed = files.map((file) => ({ file, hive: columnsOfPartition(file.file.path, hive) }));
  return groupBy(keyed, (one) => stableJson([one.file.layout, one.hive])).map((members) => ({
    files: members.map(({ file }) => file),
    hive: members[0]?.hive ?? [],
    records: members.reduce((sum, { file }) => sum + file.records, 0),
  }));
}

/** A group as a part of the scan. */
export function partOfJson(
  { files, hive }: JsonGroup,
  columns: readonly Column[],
  detect: boolean,
): ScanPart {
  const folders = new Set(hive.map(({ name }) => name.toLowerCase()));
  return {
    files: files.map(({ text }) => escapeGlob(text.absolute)),
    columns: columns.filter(({ name }) => !folders.has(name.toLowerCase())),
    options: {
      layout: files[0]?.layout,
      maximumObjectSize: objectSize(files),
      ...(hive.length > 0 ? { hive } : {}),
      ...(detect ? { detect } : {}),
    },
  };
}

/** A table expression that lets the reader name and type the columns of all files together. */
export function detectionSource({ scan, full }: JsonReading, files: readonly JsonFile[]): string {
  const layouts = [...new Set(files.map(({ layout }) => layout))];
  const layout = layouts.length === 1 ? layouts[0] : "auto";
  const options = { detect: true, sampled: !full, layout, maximumObjectSize: objectSize(files) };
  const paths = files.map(({ text }) => escapeGlob(text.absolute));
  return readSql(scan, { files: paths, columns: [], options });
}

/** A table expression that reads a group's columns as the given types. */
export function jsonSource(
  { scan, detected }: JsonReading,
  group: JsonGroup,
  columns: readonly Column[],
): string {
  const sql = readSql(scan, partOfJson(group, detected ?? columns, detected !== null));
  if (!detected) return sql;
  const items = columns.map(
    ({ name, type }) => `CAST(${quoteIdentifier(name)} AS ${type}) AS ${quoteIdentifier(name)}`,
  );
  return `(SELECT ${items.join(", ")} FROM ${sql})`;
}

const readSql = (scan: Scan, part: ScanPart): string =>
  json.readSql(part, { scan, columns: [], parts: [part], files: [], rows: null, diagnostics: [] });

/** What the reader must be allowed to hold: its own default, or the longest record. */
const objectSize = (files: readonly JsonFile[]): number =>
  Math.max(16_777_216, ...files.map(({ longest }) => longest + 1024));
