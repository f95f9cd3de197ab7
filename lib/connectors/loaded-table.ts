import { quoteIdentifier } from "../sql/quote";
import type { ScanPart } from "./bound-scan";

/** What a part says it is read as when its file became a table of the engine: no format of files. */
export const LOADED_TABLE = "table";

/** What a part of a loaded table says of each of its columns, in order: how the table has it. */
export interface LoadedColumns {
  expressions: readonly string[];
}

/** A loaded table under the names of its file. */
export function loadedTableSql({ files, columns, options }: ScanPart): string {
  const { expressions } = options as unknown as LoadedColumns;
  const items = (columns ?? []).map(({ name }, index) => `${expressions[index]} AS ${quoteIdentifier(name)}`);
  return `(SELECT ${items.join(", ")} FROM ${quoteIdentifier(files[0] ?? "")})`;
}
