import type { Scan } from "../ir/rel";
import type { Column } from "../model/column";
import { quoteIdentifier } from "../sql/quote";
import type { BoundScan, ScanPart } from "./bound-scan";
import { fileFormat } from "./formats";
import { type KindOptions, strictCast } from "./value-kinds";

/**
 * One SELECT that yields exactly the bound columns, in order: parts are stacked by name, a column that a part lacks is
 * NULL there, and a part that read it as another type is cast. Without parts it yields no rows.
 */
export function scanSql(bound: BoundScan): string {
  if (bound.parts.length === 0) return emptySelect(bound);
  return bound.parts.map((part) => partSelect(part, bound)).join("\nUNION ALL BY NAME\n");
}

/** The bound columns, read from one part. */
function partSelect(part: ScanPart, bound: BoundScan, types = partTypes(part)): string {
  const { strict } = part.options as { strict?: KindOptions };
  const items = bound.columns.map(({ name, type }) => {
    const quoted = quoteIdentifier(name);
    const own = types?.get(name.toLowerCase());
    if (types && own === undefined) return `CAST(NULL AS ${type}) AS ${quoted}`;
    if (own === type) return quoted;
    const cast = strict && own === "VARCHAR" ? strictCast(name, type, strict) : `CAST(${quoted} AS ${type})`;
    return `${cast} AS ${quoted}`;
  });
  return `SELECT ${items.length > 0 ? items.join(", ") : "*"}\nFROM ${fileFormat(bound.scan.format).readSql(part, bound)}`;
}

/** Types by lower-case name of what a part's reader yields, or null when the reader finds its columns itself. */
function partTypes(part: ScanPart): ReadonlyMap<string, string> | null {
  if (part.columns === null) return null;
  const { hive = [] } = part.options as { hive?: readonly { name: string; type: string }[] };
  // A partition key replaces a column of the file that has its name.
  return typesByName([...part.columns, ...hive]);
}

const typesByName = (columns: readonly Column[]): ReadonlyMap<string, string> =>
  new Map(columns.map(({ name, type }) => [name.toLowerCase(), type]));

function emptySelect({ columns }: BoundScan): string {
  // A relation needs a column: nothing was found, so nothing can be asked of it.
  if (columns.length === 0) return "SELECT 1 WHERE false";
  return `SELECT ${columns.map(({ name, type }) => `CAST(NULL AS ${type}) AS ${quoteIdentifier(name)}`).join(", ")}\nWHERE false`;
}

/** The scan with its paths as written: SQL for reading and copying, when nobody looked at the files. */
export function unboundScanSql(scan: Scan): string {
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
  const types = scan.columns && scan.format !== "parquet" ? typesByName(scan.columns) : null;
  return partSelect(part, bound, types);
}
