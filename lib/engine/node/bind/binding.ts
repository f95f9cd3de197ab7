import type { InputFile, ScanPart } from "../../../connectors/bound-scan";
import type { Scan } from "../../../ir/rel";
import type { Column } from "../../../model/column";
import { type Diagnostic, diagnose } from "../../../model/diagnostic";
import { nearest } from "../../../util/nearest";
import type { WorkspaceFile } from "../files";
import type { DuckDbSession } from "../session";
import { shown, someOf } from "./header-names";
import type { TextFiles } from "./text-files";

/** What a format's binder works with. */
export interface BindContext {
  session: DuckDbSession;
  texts: TextFiles;
  scan: Scan;
  files: readonly WorkspaceFile[];
}

/** What a format's binder finds. */
export interface Binding {
  columns: Column[];
  parts: ScanPart[];
  rows: number | null;
  diagnostics: Diagnostic[];
}

export const inputFile = ({ path, bytes, mtimeMs, inode }: WorkspaceFile): InputFile => ({
  path,
  bytes,
  mtimeMs,
  inode,
});

export const unreadable = (file: WorkspaceFile, detail: string): Diagnostic =>
  diagnose("file/unreadable", { path: file.path, detail }, { field: ["paths"] });

/** Files that share a schema, by which drift between files is told. */
export interface FileGroup {
  files: readonly WorkspaceFile[];
  columns: readonly Column[];
}

/** “a.csv” or “a.csv and 3 more files”. */
const groupName = (files: readonly WorkspaceFile[]): string =>
  files.length > 1 ? `it and ${files.length - 1} more ${files.length === 2 ? "file" : "files"}` : "it";

/** The columns of all groups by name, in the order in which they are met; the first spelling stays. */
export function unionNames(groups: readonly FileGroup[]): string[] {
  const names = new Map<string, string>();
  for (const { columns } of groups)
    for (const { name } of columns) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  return [...names.values()];
}

/** Tells, for each group, which columns of the others it lacks. */
export function missingColumns(groups: readonly FileGroup[], names: readonly string[]): Diagnostic[] {
  return groups.flatMap(({ files, columns }) => {
    const own = new Set(columns.map(({ name }) => name.toLowerCase()));
    const missing = names.filter((name) => !own.has(name.toLowerCase()));
    if (missing.length === 0) return [];
    const have = files.length > 1 ? "have" : "has";
    const detail = `${groupName(files)} ${have} no ${someOf(missing.map((name) => `“${shown(name)}”`))}, which other files have; NULL stands there`;
    return [diagnose("file/drift", { path: files[0]?.path ?? "", detail }, { field: ["paths"] })];
  });
}

/** Compares groups with columns the user fixed: a missing one is an error, a further one is left out with a word. */
export function compareWithFixed(groups: readonly FileGroup[], fixed: readonly Column[]): Diagnostic[] {
  return groups.flatMap(({ files, columns }) => {
    const own = new Set(columns.map(({ name }) => name.toLowerCase()));
    const wanted = new Set(fixed.map(({ name }) => name.toLowerCase()));
    const path = files[0]?.path ?? "";
    const further = columns.filter(({ name }) => !wanted.has(name.toLowerCase())).map(({ name }) => name);
    const missing = fixed.flatMap(({ name }, index) =>
      own.has(name.toLowerCase()) ? [] : [{ name, index }],
    );
    const lacks = missing.map(({ name, index }) =>
      diagnose(
        "file/header",
        {
          path,
          detail: `${groupName(files)} ${files.length > 1 ? "have" : "has"} no column “${shown(name)}”`,
        },
        { field: ["columns", index] },
        nearest(name, further),
      ),
    );
    if (further.length === 0) return lacks;
    const detail = `${someOf(further.map((name) => `“${shown(name)}”`))} ${further.length === 1 ? "is" : "are"} not among the fixed columns, and left out`;
    return [...lacks, diagnose("file/drift", { path, detail }, { field: ["columns"] })];
  });
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
