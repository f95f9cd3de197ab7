import { type Diagnostic, DiagnosticError } from "../../model/diagnostic";
import type { Pipeline } from "../../model/pipeline";
import { RunFailure } from "../../runtime/run-failure";
import { diagnosticText } from "./diagnostic-text";
import type { RunResult } from "./run-messages";

type RunErrors = RunResult["errors"];

/** Why a run failed, as data and as the text to print. Lines are left out where they mean nothing to the user. */
export function runErrors(error: unknown, pipeline: Pipeline, hasLines: boolean): RunErrors {
  if (error instanceof DiagnosticError)
    return error.diagnostics.map((one) => fromDiagnostic(one, pipeline, hasLines));
  const message = error instanceof Error ? error.message : String(error);
  const failure = error instanceof RunFailure ? error : undefined;
  if (!failure && process.env.TENON_DEBUG) console.error(error);
  const node = failure?.node ?? null;
  const place = node === null ? {} : { node };
  const text = diagnosticText({ code: "sql/error", severity: "error", message, ...place }, pipeline);
  return [
    { code: failure?.code ?? "internal", message, node, nodeName: nameOf(node, pipeline), line: null, text },
  ];
}

function fromDiagnostic(diagnostic: Diagnostic, pipeline: Pipeline, hasLines: boolean): RunErrors[number] {
  const { line: _line, column: _column, ...bare } = diagnostic;
  const shown: Diagnostic = hasLines ? diagnostic : bare;
  const { code, message, node = null, line = null } = shown;
  return {
    code,
    message,
    node,
    nodeName: nameOf(node, pipeline),
    line,
    text: diagnosticText(shown, pipeline),
  };
}

const nameOf = (node: string | null, pipeline: Pipeline): string | null =>
  node === null ? null : (pipeline.nodes[node]?.name ?? null);
