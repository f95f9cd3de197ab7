import type { PreviewHead } from "../api/schemas";
import type { ShortCalls } from "../api/work";
import { scanSql } from "../connectors/scan-sql";
import { DiagnosticError, hasErrors } from "../model/diagnostic";
import type { Engine } from "../runtime/engine";

/** First rows of what a run published, read back from its files. */
export async function readOutput(
  engine: Engine,
  request: ShortCalls["readOutput"]["request"],
  signal: AbortSignal,
): Promise<{ head: PreviewHead; arrow: Uint8Array }> {
  const started = performance.now();
  const { format, path, limit } = request;
  const bound = await engine.bindScan(
    { op: "scan", format, paths: [path], options: {}, columns: null, hivePartitions: true },
    { whole: false },
  );
  if (hasErrors(bound.diagnostics)) throw new DiagnosticError(bound.diagnostics);
  const result = await engine.query(`SELECT * FROM (\n${scanSql(bound)}\n)\nLIMIT ${limit}`, { signal });
  const head: PreviewHead = {
    columns: [...result.columns],
    rows: result.rows,
    totalRows: bound.rows ?? (result.rows < limit && !bound.partial ? result.rows : null),
    exact: !bound.partial,
    sampledRows: null,
    ms: Math.round(performance.now() - started),
    cached: false,
    diagnostics: [...bound.diagnostics],
  };
  return { head, arrow: result.arrow };
}
