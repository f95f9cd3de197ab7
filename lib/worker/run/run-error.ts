import { DiagnosticError } from "../../model/diagnostic";
import type { RunError } from "../../model/job-run";
import type { Pipeline } from "../../model/pipeline";
import { SqlError } from "../../runtime/engine";
import { RunFailure } from "../../runtime/run-failure";

/** Why a run failed, at the node and the line where that is known. `pipelines` are asked for the node's name in turn. */
export function runErrorOf(error: unknown, pipelines: readonly Pipeline[]): RunError {
  const at = (
    code: string,
    message: string,
    node: string | null = null,
    line: number | null = null,
  ): RunError => ({
    code,
    message,
    node,
    nodeName: nameOf(node, pipelines),
    line,
  });
  if (error instanceof DiagnosticError) {
    const first = error.diagnostics.find(({ severity }) => severity === "error") ?? error.diagnostics[0];
    if (first) return at(first.code, first.message, first.node, first.line);
  }
  if (error instanceof RunFailure) return at(error.code, error.message, error.node);
  if (error instanceof SqlError)
    return at(error.kind === "out-of-memory" ? "engine/memory" : "sql/error", error.message);
  return at("internal", error instanceof Error ? error.message : String(error));
}

function nameOf(node: string | null, pipelines: readonly Pipeline[]): string | null {
  if (node === null) return null;
  for (const { nodes } of pipelines) if (nodes[node]) return nodes[node].name;
  return null;
}
