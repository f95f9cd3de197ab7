import { type Diagnostic, hasErrors } from "../model/diagnostic";
import type { Script } from "../sql/script";
import { type BindOptions, type Bound, bind } from "./bind";
import type { Binder } from "./binder";
import { check, type OutputRef, type Purpose } from "./check";
import { emitScript } from "./emit/duckdb/emit-script";
import { boundScans } from "./emit/duckdb/scans";
import { parse } from "./parse";

/**
 * The compiler on one page: parse → check → (expand → lower → bind) a node → emit. Each pass takes and gives plain data
 * that can be printed. The three go hand in hand because some operators name their columns from those of their inputs,
 * and code may ask for them.
 */
export interface Compiled {
  bound: Bound;
  script: Script;
}

/** Compiles a document for DuckDB. With errors there is no script, only the diagnostics. */
export async function compile(
  raw: unknown,
  binder: Binder,
  options: Pick<BindOptions, "expander" | "signal"> = {},
): Promise<{ compiled: Compiled | null; diagnostics: readonly Diagnostic[] }> {
  const { bound, diagnostics } = await analyse(raw, binder, "run", options);
  if (!bound || hasErrors(diagnostics)) return { compiled: null, diagnostics };
  return { compiled: { bound, script: emitScript(bound.plan, boundScans(bound.scans)) }, diagnostics };
}

/** How long binding a draft may look at the rows of a node whose columns depend on them. */
const DRAFT_PROBE_MS = 5_000;

export interface AnalyseOptions extends Omit<BindOptions, "probeMs" | "whole"> {
  /** Outputs that somebody looks at, whether a node of the document reads them or not. */
  wanted?: readonly OutputRef[];
}

/**
 * Every pass before emission: what the editor shows while a job is drawn. A draft does not wait long for nodes whose
 * columns depend on rows; a run does.
 */
export async function analyse(
  raw: unknown,
  binder: Binder,
  purpose: Purpose,
  { wanted, ...options }: AnalyseOptions = {},
): Promise<{ bound: Bound | null; diagnostics: readonly Diagnostic[] }> {
  const document = parse(raw);
  if (!document.ok) return { bound: null, diagnostics: document.error };
  const bound = await bind(check(document.value, purpose, wanted), binder, {
    ...options,
    probeMs: purpose === "run" ? null : DRAFT_PROBE_MS,
    whole: purpose === "run",
  });
  return { bound, diagnostics: bound.diagnostics };
}
