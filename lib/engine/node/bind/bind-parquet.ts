import type { ScanPart } from "../../../connectors/bound-scan";
import type { Column } from "../../../model/column";
import { type Diagnostic, diagnose } from "../../../model/diagnostic";
import { SqlError } from "../../../runtime/engine";
import { quoteText, quoteTexts } from "../../../sql/quote";
import { stableJson } from "../../../util/stable-json";
import {
  type Binding,
  compareWithFixed,
  groupBy,
  missingColumns,
  typeLookup,
  unionNames,
} from "../../scan/binding";
import { commonType } from "../../scan/common-type";
import { escapeGlob } from "../../scan/glob";
import { shown, someOf } from "../../scan/header-names";
import { columnsOfPartition, partitionColumns } from "../../scan/hive";
import { unreadable } from "../../scan/unreadable";
import { openRegular, type WorkspaceFile } from "../files";
import type { WorkspaceContext } from "./workspace-context";

/** Files with the same columns. */
interface ParquetGroup {
  files: WorkspaceFile[];
  /** What the files hold, without their folders. */
  columns: Column[];
  hive: Column[];
}

/**
 * Binds Parquet files: one part for each schema there is, stacked by name, so that a column of a later file is never
 * left out, as the engine does when it takes the first file's schema for all.
 */
export async function bindParquet({ session, scan, files }: WorkspaceContext): Promise<Binding> {
  const diagnostics: Diagnostic[] = [];
  const whole: WorkspaceFile[] = [];
  for (const file of files) {
    const problem = await framingProblem(file);
    if (problem === null) whole.push(file);
    else diagnostics.push(unreadable(file, problem));
  }
  const readable: { file: WorkspaceFile; schema: string; rows: number }[] = [];
  try {
    readable.push(...(await footers(whole)));
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    // One file's footer is broken: ask for each alone.
    for (const file of whole)
      await footers([file]).then(
        (found) => readable.push(...found),
        (reason: Error) => diagnostics.push(unreadable(file, reason.message)),
      );
  }
  const hive = scan.hivePartitions ? partitionColumns(readable.map(({ file }) => file)) : [];
  const keyed = readable.map((one) => ({ ...one, hive: columnsOfPartition(one.file.path, hive) }));
  const described: ParquetGroup[] = [];
  for (const members of groupBy(keyed, (one) => `${one.schema}\n${JSON.stringify(one.hive)}`)) {
    const [first] = members;
    if (!first) continue;
    const columns = await session.describe(
      `SELECT * FROM read_parquet(${quoteText(escapeGlob(first.file.absolute))}, hive_partitioning = false)`,
    );
    described.push({ files: members.map(({ file }) => file), columns, hive: first.hive });
    const renamed = columns.filter(({ name }) => !first.schema.includes(JSON.stringify(name)));
    if (renamed.length > 0) {
      const detail = `names that differ only in the case of letters became ${someOf(renamed.map(({ name }) => `“${shown(name)}”`))}`;
      diagnostics.push(diagnose("file/renamed-columns", { path: first.file.path, detail }));
    }
  }
  const rows =
    diagnostics.length === 0 || readable.length === files.length
      ? readable.reduce((sum, one) => sum + one.rows, 0)
      : null;
  // Files may differ in encoding and order of writing alone.
  const groups = groupBy(described, ({ columns, hive }) => stableJson([columns, hive])).map((same) => ({
    files: same.flatMap(({ files }) => files),
    columns: same[0]?.columns ?? [],
    hive: same[0]?.hive ?? [],
  }));
  const seen = groups.map((group) => ({ files: group.files, columns: withHive(group) }));
  const parts = groups.map(partOf);
  if (scan.columns) {
    diagnostics.push(...compareWithFixed(seen, scan.columns));
    return { columns: [...scan.columns], parts, rows, diagnostics };
  }
  const names = unionNames(seen);
  diagnostics.push(...missingColumns(seen, names));
  const columns: Column[] = [];
  for (const name of names) columns.push({ name, type: await typeOf(name) });
  return { columns, parts, rows, diagnostics };

  /** Each file's schema as text, and its rows, from the footers alone. */
  async function footers(
    of: readonly WorkspaceFile[],
  ): Promise<{ file: WorkspaceFile; schema: string; rows: number }[]> {
    if (of.length === 0) return [];
    const paths = quoteTexts(of.map(({ absolute }) => escapeGlob(absolute)));
    const found = await session.rows(
      `SELECT m.file_name, m.num_rows, s.columns FROM parquet_file_metadata(${paths}) m JOIN (
        SELECT file_name, string_agg(concat_ws(' ', to_json(name), "type", type_length, repetition_type, num_children, converted_type, scale, precision, logical_type), '\n') AS columns
        FROM parquet_schema(${paths}) GROUP BY file_name) s USING (file_name)`,
    );
    const byPath = new Map(
      found.map(([name, count, schema]) => [String(name), { rows: Number(count), schema: String(schema) }]),
    );
    return of.flatMap((file) => {
      const footer = byPath.get(file.absolute);
      return footer ? [{ file, ...footer }] : [];
    });
  }

  async function typeOf(name: string): Promise<string> {
    const holders = seen.flatMap(({ files: holding, columns }) => {
      const type = typeLookup(columns)(name);
      return type === undefined ? [] : [{ type, path: holding[0]?.path ?? "" }];
    });
    const types = [...new Set(holders.map(({ type }) => type))];
    if (types.length === 1) return types[0] ?? "VARCHAR";
    const type = await commonType(session, types);
    const both = types.map(
      (one) => `${shown(one)} in “${holders.find((holder) => holder.type === one)?.path}”`,
    );
    const detail = `“${shown(name)}” is ${someOf(both, 3)}; it is read as ${type}`;
    diagnostics.push(diagnose("file/drift", { path: holders[0]?.path ?? "", detail }, { field: ["paths"] }));
    return type;
  }
}

/** File columns, then the folders' that are not among them; a folder's value replaces a column of its name. */
function withHive({ columns, hive }: ParquetGroup): Column[] {
  const hiveType = typeLookup(hive);
  const own = new Set(columns.map(({ name }) => name.toLowerCase()));
  return [
    ...columns.map(({ name, type }) => ({ name, type: hiveType(name) ?? type })),
    ...hive.filter(({ name }) => !own.has(name.toLowerCase())),
  ];
}

const partOf = ({ files, columns, hive }: ParquetGroup): ScanPart => ({
  files: files.map(({ absolute }) => escapeGlob(absolute)),
  columns,
  options: hive.length > 0 ? { hive } : {},
});

/** Why a file cannot be Parquet, by its first and last bytes; null when it may be. */
async function framingProblem(file: WorkspaceFile): Promise<string | null> {
  if (file.bytes === 0) return "it is empty";
  const handle = await openRegular(file).catch((error: Error) => error);
  if (handle instanceof Error) return handle.message;
  try {
    const start = Buffer.alloc(4);
    const end = Buffer.alloc(8);
    await handle.read(start, 0, 4, 0);
    await handle.read(end, 0, 8, Math.max(0, file.bytes - 8));
    if (start.toString("latin1") === "PARE") return "it is an encrypted Parquet file";
    if (start.toString("latin1") !== "PAR1") return "it is not a Parquet file";
    if (file.bytes < 12 || end.toString("latin1", 4) !== "PAR1")
      return "it is cut off: a Parquet file ends in its footer";
    return end.readUInt32LE(0) + 12 > file.bytes ? "it is cut off: its footer is longer than the file" : null;
  } finally {
    await handle.close();
  }
}
