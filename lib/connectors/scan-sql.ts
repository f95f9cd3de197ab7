import type { Scan } from "../ir/rel";
import type { Column } from "../model/column";
import { quoteIdentifier, quoteText } from "../sql/quote";
import type { BoundScan, ScanPart } from "./bound-scan";
import { fileFormat } from "./formats";
import { readerCall } from "./formats/reader-arguments";
import { LOADED_TABLE, loadedTableSql } from "./loaded-table";
import { REJECTED_COLUMNS } from "./scan-output";
import { type KindOptions, strictCast, textCast } from "./value-kinds";

/**
 * One SELECT that yields exactly the bound columns, in order: parts are stacked by name, a column that a part lacks is
 * NULL there, and a part that read it as another type is cast. Without parts it yields no rows.
 */
export function scanSql(bound: BoundScan): string {
  const [first, ...more] = bound.parts;
  if (!first) return emptySelect(bound);
  if (more.length === 0) return selectFrom(columnItems(first, bound, true), first, bound);
  // Stacking by name fills what a part lacks, far cheaper than a NULL for each; it must be left one column, though.
  const items = bound.parts.map((part) => columnItems(part, bound, false));
  const parts = bound.parts.map((part, index) =>
    selectFrom(items[index]?.length ? (items[index] ?? []) : columnItems(part, bound, true), part, bound),
  );
  const present = new Set(bound.parts.flatMap((part) => [...(readColumns(part)?.keys() ?? [])]));
  const outer = bound.columns.map((column) =>
    present.has(column.name.toLowerCase()) ? quoteIdentifier(column.name) : nullItem(column),
  );
  return `SELECT ${outer.join(", ")}\nFROM (\n${parts.join("\nUNION ALL BY NAME\n")}\n)`;
}

const selectFrom = (items: readonly string[], part: ScanPart, bound: BoundScan): string =>
  `SELECT ${items.length > 0 ? items.join(", ") : "*"}\nFROM ${readPart(part, bound)}`;

const readPart = (part: ScanPart, bound: BoundScan): string =>
  part.format === LOADED_TABLE
    ? loadedTableSql(part)
    : fileFormat(part.format ?? bound.scan.format).readSql(part, bound);

/** The bound columns as a part's reader has them; those it lacks are NULL, or left out. */
function columnItems(part: ScanPart, bound: BoundScan, fill: boolean, read = readColumns(part)): string[] {
  const { strict, text } = part.options as { strict?: KindOptions; text?: KindOptions };
  return bound.columns.flatMap((column) => {
    const { name, type } = column;
    const quoted = quoteIdentifier(name);
    if (!read) return [`CAST(${quoted} AS ${type}) AS ${quoted}`];
    const own = read.get(name.toLowerCase());
    if (!own) return fill ? [nullItem(column)] : [];
    if (own.type === type) return [own.name === name ? quoted : `${quoteIdentifier(own.name)} AS ${quoted}`];
    if (own.type !== "VARCHAR") return [`CAST(${quoted} AS ${type}) AS ${quoted}`];
    const plain = text ? textCast(quoted, type, text) : `CAST(${quoted} AS ${type})`;
    return [`${strict ? strictCast(name, type, strict) : plain} AS ${quoted}`];
  });
}

const nullItem = ({ name, type }: Column): string => `CAST(NULL AS ${type}) AS ${quoteIdentifier(name)}`;

/** Columns by lower-case name that a part's reader yields, or null when the reader finds them itself. */
function readColumns(part: ScanPart): ReadonlyMap<string, Column> | null {
  if (part.columns === null) return null;
  const { hive = [] } = part.options as { hive?: readonly Column[] };
  // A partition key replaces a column of the file that has its name.
  return byName([...part.columns, ...hive]);
}

const byName = (columns: readonly Column[]): ReadonlyMap<string, Column> =>
  new Map(columns.map((column) => [column.name.toLowerCase(), column]));

function emptySelect({ columns, refused }: BoundScan): string {
  const where = refused === undefined ? "false" : `error(${quoteText(refused)})`;
  // A relation needs a column: nothing was found, so nothing can be asked of it.
  if (columns.length === 0) return `SELECT 1 WHERE ${where}`;
  return `SELECT ${columns.map(nullItem).join(", ")}\nWHERE ${where}`;
}

/** The scan with its paths as written: SQL for reading and copying, when nobody looked at the files. */
export function unboundScanSql(scan: Scan): string {
  if (scan.rejected) {
    const names = REJECTED_COLUMNS.map(({ name }) => quoteIdentifier(name));
    return `SELECT ${names.join(", ")}\nFROM ${readerCall("rejected_rows", scan.paths, {})}`;
  }
  const part: ScanPart = { files: scan.paths, columns: null, options: {} };
  const bound: BoundScan = {
    scan,
    columns: scan.columns ?? [],
    parts: [part],
    files: [],
    rows: null,
    diagnostics: [],
  };
  // Text is read as the types that are asked for; Parquet has its own, which are cast.
  const read = scan.columns && scan.format !== "parquet" ? byName(scan.columns) : null;
  return selectFrom(columnItems(part, bound, true, read), part, bound);
}
