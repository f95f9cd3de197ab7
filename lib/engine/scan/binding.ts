import type { InputFile, RejectedRows, ScanPart } from "../../connectors/bound-scan";
import type { Scan } from "../../ir/rel";
import type { Column } from "../../model/column";
import { type Diagnostic, diagnose } from "../../model/diagnostic";
import { nearest } from "../../util/nearest";
import { shown, someOf } from "./header-names";
import type { ScanFile, ScanSession, Texts } from "./session";

/** What a format's binder works with. */
export interface BindContext {
  session: ScanSession;
  texts: Texts;
  scan: Scan;
  files: readonly ScanFile[];
  /** Values of up to this many bytes of text, all files together, are all looked at; of more, the first. */
  fullScanBytes: number;
}

/** What a format's binder finds. */
export interface Binding {
  columns: Column[];
  parts: ScanPart[];
  rows: number | null;
  diagnostics: Diagnostic[];
  rejected?: RejectedRows;
  /** Only the beginning of large files was converted. */
  partial?: boolean;
}

export const inputFile = ({ path, bytes, mtimeMs, inode }: ScanFile): InputFile => ({
  path,
  bytes,
  mtimeMs,
  inode,
});

/** Files that share a schema, by which drift between files is told. */
export interface FileGroup {
  files: readonly ScanFile[];
  columns: readonly Column[];
}

/** The columns of all groups by name, in the order in which they are met; the first spelling stays. */
export function unionNames(groups: readonly FileGroup[]): string[] {
  const names = new Map<string, string>();
  for (const { columns } of groups)
    for (const { name } of columns) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  return [...names.values()];
}

/** Tells which columns of the others each group lacks. */
export function missingColumns(groups: readonly FileGroup[], names: readonly string[]): Diagnostic[] {
  const lacking = groups.map(({ files, columns }) => {
    const has = typeLookup(columns);
    return { files, missing: names.filter((name) => has(name) === undefined) };
  });
  return groupBy(lacking, ({ missing }) => JSON.stringify(missing)).flatMap((same) => {
    const missing = same[0]?.missing ?? [];
    if (missing.length === 0) return [];
    const { path, subject, have } = speakOf(same.flatMap(({ files }) => files));
    const detail = `${subject} ${have} no ${someOf(missing.map((name) => `“${shown(name)}”`))}, which other files have; NULL stands there`;
    return [diagnose("file/drift", { path, detail }, { field: ["paths"] })];
  });
}

/** Compares groups with columns the user fixed: a missing one is an error, a further one is left out with a word. */
export function compareWithFixed(groups: readonly FileGroup[], fixed: readonly Column[]): Diagnostic[] {
  const wanted = typeLookup(fixed);
  const further = groups.flatMap(({ files, columns }) =>
    columns.filter(({ name }) => wanted(name) === undefined).map(({ name }) => ({ name, files })),
  );
  const extra = groupBy(further, ({ files }) => files[0]?.path ?? "").map((same) => {
    const names = someOf(same.map(({ name }) => `“${shown(name)}”`));
    const detail = `${names} ${same.length === 1 ? "is" : "are"} not among the fixed columns, and left out`;
    return diagnose("file/drift", { path: same[0]?.files[0]?.path ?? "", detail }, { field: ["columns"] });
  });
  const missing = fixed.flatMap(({ name }, index) => {
    const lacking = groups.filter(({ columns }) => typeLookup(columns)(name) === undefined);
    if (lacking.length === 0) return [];
    const { path, subject, have } = speakOf(lacking.flatMap(({ files }) => files));
    const detail = `${subject} ${have} no column “${shown(name)}”`;
    const choices = nearest(
      name,
      further.map((one) => one.name),
    );
    return [diagnose("file/header", { path, detail }, { field: ["columns", index] }, [...new Set(choices)])];
  });
  return [...missing, ...extra];
}

/** How a message speaks of files: the first by its path, the rest by their number. */
function speakOf(files: readonly ScanFile[]): { path: string; subject: string; have: string } {
  const path = files[0]?.path ?? "";
  const more = files.length - 1;
  if (more <= 0) return { path, subject: "it", have: "has" };
  return { path, subject: `it and ${more} more ${more === 1 ? "file" : "files"}`, have: "have" };
}

/** Groups items by a key, in the order in which keys are met. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

/** A column's type by name, whatever the case of its letters. */
export const typeLookup = (columns: readonly Column[]): ((name: string) => string | undefined) => {
  const types = new Map(columns.map(({ name, type }) => [name.toLowerCase(), type]));
  return (name) => types.get(name.toLowerCase());
};
