import type { Scan } from "../ir/rel";
import type { Column } from "../model/column";
import type { BoundScan } from "./bound-scan";

/** What is told of a row that could not be read. */
export const REJECTED_COLUMNS: readonly Column[] = [
  { name: "file", type: "VARCHAR" },
  { name: "line", type: "BIGINT" },
  { name: "reason", type: "VARCHAR" },
  { name: "raw", type: "VARCHAR" },
];

/** A bound scan as one of a node's outputs sees it: the rows that were read, or those that could not be. */
export function scanOutput(bound: BoundScan, scan: Scan): BoundScan {
  if (!scan.rejected) return bound;
  const { files, rows } = bound.rejected ?? { files: [], rows: 0 };
  const part = { files, columns: REJECTED_COLUMNS, options: {}, format: "parquet" };
  return {
    ...bound,
    scan,
    columns: REJECTED_COLUMNS,
    parts: files.length > 0 ? [part] : [],
    rows,
    diagnostics: [],
  };
}
