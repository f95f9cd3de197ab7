import type { BoundScan } from "../connectors/bound-scan";
import { scanSql, unboundScanSql } from "../connectors/scan-sql";
import { type Diagnostic, hasErrors } from "../model/diagnostic";
import type { NodeId } from "../model/pipeline";
import type { Script } from "../sql/script";
import { type Bound, bind } from "./bind";
import type { Binder } from "./binder";
import { check, type Purpose } from "./check";
import { emitScript, type ScanSql } from "./emit/duckdb/emit-script";
import { parse } from "./parse";

/**
 * The compiler on one page: parse → check → (lower → bind) a node → emit. Each pass takes and gives plain data that can
 * be printed. Lowering and binding go hand in hand because some operators name their columns from those of their inputs.
 */
export interface Compiled {
  bound: Bound;
  script: Script;
}

/** Compiles a document for DuckDB. With errors there is no script, only the diagnostics. */
export async function compile(
  raw: unknown,
  binder: Binder,
): Promise<{ compiled: Compiled | null; diagnostics: readonly Diagnostic[] }> {
  const { bound, diagnostics } = await analyse(raw, binder, "run");
  if (!bound || hasErrors(diagnostics)) return { compiled: null, diagnostics };
  return { compiled: { bound, script: emitScript(bound.plan, boundScans(bound.scans)) }, diagnostics };
}

/** Every pass before emission: what the editor shows while a job is drawn. */
export async function analyse(
  raw: unknown,
  binder: Binder,
  purpose: Purpose,
  only?: ReadonlySet<NodeId>,
): Promise<{ bound: Bound | null; diagnostics: readonly Diagnostic[] }> {
  const document = parse(raw);
  if (!document.ok) return { bound: null, diagnostics: document.error };
  const bound = await bind(check(document.value, purpose), binder, only);
  return { bound, diagnostics: bound.diagnostics };
}

/** Scans as they run: over the files that were found. */
export const boundScans =
  (scans: ReadonlyMap<NodeId, BoundScan>): ScanSql =>
  (scan, node) => {
    const found = scans.get(node);
    return found ? scanSql(found) : unboundScanSql(scan);
  };

/** Scans as they are shown: paths as they were written. */
export const writtenScans: ScanSql = (scan) => unboundScanSql(scan);
