import type { BoundScan } from "../connectors/bound-scan";
import type { Scan } from "../ir/rel";
import type { Column } from "../model/column";

/** What binding asks of an engine. */
export interface Binder {
  bindScan(scan: Scan): Promise<BoundScan>;
  /** Columns of a SELECT; throws an error with a message, and where known `position` and `candidates`. */
  describe(sql: string): Promise<Column[]>;
}
