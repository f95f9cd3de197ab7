import type { BoundScan } from "../../../connectors/bound-scan";
import { scanOutput } from "../../../connectors/scan-output";
import { scanSql, unboundScanSql } from "../../../connectors/scan-sql";
import type { NodeId } from "../../../model/pipeline";
import type { ScanSql } from "./emit-script";

/** Scans as they run: over the files that were found. */
export const boundScans =
  (scans: ReadonlyMap<NodeId, BoundScan>): ScanSql =>
  (scan, node) => {
    const found = scans.get(node);
    return found ? scanSql(scanOutput(found, scan)) : unboundScanSql(scan);
  };

/** Scans as they are shown: paths as they were written. */
export const writtenScans: ScanSql = (scan) => unboundScanSql(scan);
