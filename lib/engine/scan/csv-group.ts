import type { ScanPart } from "../../connectors/bound-scan";
import { type CsvFound, type CsvOptions, csv } from "../../connectors/formats/csv";
import type { Scan } from "../../ir/rel";
import type { Column } from "../../model/column";
import { stableJson } from "../../util/stable-json";
import { groupBy } from "./binding";
import type { CsvBody, CsvHead } from "./csv-file";
import { escapeGlob } from "./glob";
import { columnsOfPartition } from "./hive";
import type { ScanFile } from "./session";

/** One file as the engine will read it. */
export interface CsvInput {
  head: CsvHead;
  body: CsvBody;
  names: string[];
}

/** Files that one reader call can read: the same names in the same order, written the same way. */
export interface CsvGroup {
  inputs: CsvInput[];
  files: ScanFile[];
  names: string[];
  /** Columns of the files' folders. */
  hive: Column[];
  found: CsvFound;
  /** Kinds of values in each column. */
  kinds: number[];
}

/** Groups files, `hive` being the partition columns of all of them. */
export function groupCsv(inputs: readonly CsvInput[], hive: readonly Column[]): CsvGroup[] {
  const keyed = inputs.map((input) => {
    const { head, body, names } = input;
    const found: CsvFound = {
      ...head.dialect,
      hasHeader: body.hasHeader,
      ...(body.newline === "\r\n" ? {} : { newline: body.newline }),
      // Reading in one thread passes over a quote that is never closed: what is wrong must fail.
      parallel: body.problem !== null || (!body.brokenFields && body.newline === "\n"),
    };
    return { input, names, found, hive: columnsOfPartition(head.file.path, hive), newline: body.newline };
  });
  const groups = groupBy(keyed, ({ names, found, hive: own, newline }) =>
    stableJson([names, found, own, newline]),
  );
  return groups.flatMap((members) => {
    const [first] = members;
    if (!first) return [];
    const own = members.map(({ input }) => input);
    const files = own.map(({ head }) => head.file);
    return [{ inputs: own, files, names: first.names, hive: first.hive, found: first.found, kinds: [] }];
  });
}

/** File columns, then the folders' that are not among them; all as text. */
export function columnsOfGroup({ names, hive }: CsvGroup): Column[] {
  const lower = new Set(names.map((name) => name.toLowerCase()));
  return [
    ...names.map((name) => ({ name, type: "VARCHAR" })),
    ...hive.filter(({ name }) => !lower.has(name.toLowerCase())),
  ];
}

/** A group as a part of the scan, its columns of the given types. */
export function partOfGroup(group: CsvGroup, typeOf: (name: string) => string): ScanPart {
  const { inputs, names, found, hive } = group;
  return {
    files: inputs.map(({ body }) => escapeGlob(body.absolute)),
    columns: names.map((name) => ({ name, type: typeOf(name) })),
    options: { ...found, ...(hive.length > 0 ? { hive } : {}) },
  };
}

/** A table expression that reads a group as text. */
export function textSource(group: CsvGroup, scan: Scan): string {
  const { dateFormat, timestampFormat, decimalSeparator, ...options } = scan.options as CsvOptions;
  const part = partOfGroup(group, () => "VARCHAR");
  return csv.readSql(part, {
    scan: { ...scan, options },
    columns: [],
    parts: [],
    files: [],
    rows: null,
    diagnostics: [],
  });
}
