import type { ScanPart } from "../../connectors/bound-scan";
import { LOADED_TABLE } from "../../connectors/loaded-table";
import { lossOf, lossyKinds } from "../../connectors/value-kinds";
import type { Column } from "../../model/column";
import { type Diagnostic, diagnose, hasErrors } from "../../model/diagnostic";
import { quoteIdentifier, quoteLiteral } from "../../sql/quote";
import {
  type BindContext,
  type Binding,
  compareWithFixed,
  missingColumns,
  typeLookup,
  unionNames,
} from "../scan/binding";
import { commonType } from "../scan/common-type";
import { decimalType, findKinds, typeOfKinds } from "../scan/csv-types";
import { shown, someOf } from "../scan/header-names";
import { columnsOfPartition, partitionColumns, partitionOf } from "../scan/hive";
import type { ScanFile } from "../scan/session";
import type { LoadedFile, Loader, TextColumn } from "./load/loaded-file";

/** Where loaded files become tables. */
export interface TableHost {
  blobOf(absolute: string): Blob;
  /** Inserts a file and resolves to its table. */
  insert(loaded: LoadedFile): Promise<string>;
}

interface LoadedGroup {
  table: string;
  files: readonly ScanFile[];
  rows: number;
  /** As the table holds them, under their names. */
  own: readonly Column[];
  hive: readonly Column[];
  columns: readonly Column[];
}

/** Binds files that a loader reads: each becomes a table, and what is left open of its types is asked of its values. */
export async function bindLoaded(context: BindContext, loader: Loader, host: TableHost): Promise<Binding> {
  const { scan, files, session } = context;
  const given = files.map((file) => ({ file, blob: host.blobOf(file.absolute) }));
  const loaded = await loader.load(given, scan);
  const diagnostics: Diagnostic[] = [...loaded.diagnostics];
  const hive = scan.hivePartitions ? partitionColumns(loaded.files.map(({ file }) => file)) : [];
  const groups: LoadedGroup[] = [];
  for (const one of loaded.files) {
    const table = await host.insert(one);
    const described = await session.describe(`SELECT * FROM ${quoteIdentifier(table)}`);
    const own = one.names.map((name, index) => ({ name, type: described[index]?.type ?? "VARCHAR" }));
    const folders = columnsOfPartition(one.file.path, hive);
    const columns = withFolders(own, folders);
    groups.push({ table, files: [one.file], rows: one.rows, own, hive: folders, columns });
  }
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  const parts = groups.map(partOf);
  const known = new Map(loaded.types.map(({ name, type }) => [name.toLowerCase(), type]));
  if (scan.columns) {
    diagnostics.push(...compareWithFixed(groups, scan.columns));
    for (const { name, type } of scan.columns) await warnOfLoss(name, type);
    return { columns: [...scan.columns], parts, rows, diagnostics };
  }
  const names = unionNames(groups);
  diagnostics.push(...missingColumns(groups, names));
  const texts = new Map(loaded.texts.map((text) => [text.name.toLowerCase(), text]));
  const columns: Column[] = [];
  for (const name of names) {
    const text = texts.get(name.toLowerCase());
    const folder = typeLookup(hive)(name);
    const type =
      folder ?? known.get(name.toLowerCase()) ?? (text ? await typeOfText(text) : await typeOfColumn(name));
    columns.push({ name, type });
  }
  if (columns.length === 0 && files.length > 0 && !hasErrors(diagnostics)) {
    const path = someOf(
      files.map((file) => file.path),
      3,
    );
    const detail = "it holds no records, so it names no columns; fix the columns to read it anyway";
    diagnostics.push(diagnose("file/header", { path, detail }, { field: ["paths"] }));
  }
  return { columns, parts, rows, diagnostics };

  async function kindsOf({ name, kinds }: TextColumn): Promise<number> {
    let found = 0;
    for (const group of groups.filter(({ own }) => typeLookup(own)(name) !== undefined)) {
      const sql = `(SELECT ${columnOf(group, name)} FROM ${quoteIdentifier(group.table)})`;
      const source = { sql, columns: [name], records: group.rows, full: true };
      found |= (await findKinds(session, source, kinds)).kinds[0] ?? 0;
    }
    return found;
  }

  async function typeOfText(text: TextColumn): Promise<string> {
    const type = typeOfKinds(await kindsOf(text));
    if (type !== "decimal") return type;
    const sources = groups.map(
      (group) =>
        `(SELECT ${columnOf(group, text.name)} AS ${quoteIdentifier(text.name)} FROM ${quoteIdentifier(group.table)})`,
    );
    return decimalType(session, sources, text.name, ".");
  }

  async function typeOfColumn(name: string): Promise<string> {
    const types = new Set(groups.flatMap((group) => typeLookup(group.own)(name) ?? []));
    const [only = "VARCHAR"] = types;
    if (types.size <= 1) return only;
    const type = await commonType(session, [...types]);
    const path = groups[0]?.files[0]?.path ?? "";
    const detail = `“${shown(name)}” is ${someOf([...types].map(shown), 3)}; it is read as ${type}`;
    diagnostics.push(diagnose("file/drift", { path, detail }, { field: ["paths"] }));
    return type;
  }

  async function warnOfLoss(name: string, type: string): Promise<void> {
    const text = loaded.texts.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!text || lossyKinds(type) === 0) return;
    const loss = lossOf(type, await kindsOf({ name, kinds: { ...text.kinds, scalars: true } }));
    const detail = `“${shown(name)}” holds ${loss}`;
    if (loss)
      diagnostics.push(
        diagnose("file/ambiguous", { path: groups[0]?.files[0]?.path ?? "", detail }, { field: ["columns"] }),
      );
  }
}

function withFolders(own: readonly Column[], folders: readonly Column[]): Column[] {
  const folder = typeLookup(folders);
  const has = typeLookup(own);
  return [
    ...own.map(({ name, type }) => ({ name, type: folder(name) ?? type })),
    ...folders.filter(({ name }) => has(name) === undefined),
  ];
}

/** Columns of a table are called by their places. */
const columnOf = ({ own }: LoadedGroup, name: string): string =>
  `c${own.findIndex((column) => column.name.toLowerCase() === name.toLowerCase())}`;

/** A group as a part of the scan; the value of a folder replaces a column of its name. */
function partOf(group: LoadedGroup): ScanPart {
  const { table, own, hive, files } = group;
  const values = new Map(partitionOf(files[0]?.path ?? "").map(({ key, value }) => [key, value]));
  const folder = typeLookup(hive);
  const kept = own.filter(({ name }) => folder(name) === undefined);
  const expressions = [
    ...kept.map(({ name }) => columnOf(group, name)),
    ...hive.map(({ name, type }) => `CAST(${quoteLiteral(folderValue(values.get(name)))} AS ${type})`),
  ];
  return { files: [table], columns: [...kept, ...hive], options: { expressions }, format: LOADED_TABLE };
}

const folderValue = (value: string | undefined): string | null =>
  value === undefined || value === "__HIVE_DEFAULT_PARTITION__" ? null : decodeFolder(value);

function decodeFolder(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
