import { ApiFailure } from "@/lib/api/client";
import { ApiError } from "@/lib/api/schemas";
import { type Diagnostic, DiagnosticError, diagnose } from "@/lib/model/diagnostic";
import { type NodeId, type Pipeline, upstreamOf } from "@/lib/model/pipeline";
import { nodeDefinition } from "@/lib/nodes/registry";

/** Errors that keep a node from having rows: its own and those of what it reads, the earliest node first. */
export function upstreamErrors(
  pipeline: Pipeline,
  diagnostics: readonly Diagnostic[],
  id: NodeId,
): readonly Diagnostic[] {
  const upstream = upstreamOf(pipeline, id);
  // A target's rows are those of its input: its own settings do not matter before it writes.
  const isTarget = nodeDefinition(pipeline.nodes[id]?.type ?? "")?.category === "target";
  const errors = diagnostics.filter(
    ({ severity, node, code }) =>
      severity === "error" &&
      node !== undefined &&
      upstream.has(node) &&
      !(isTarget && node === id && code !== "graph/missing-input"),
  );
  const depth = new Map(errors.map(({ node }) => [node, node ? upstreamOf(pipeline, node).size : 0]));
  return errors.toSorted((a, b) => (depth.get(a.node) ?? 0) - (depth.get(b.node) ?? 0));
}

/** What a failed call says, as diagnostics. */
export function failureDiagnostics(error: unknown, node: NodeId): readonly Diagnostic[] {
  if (error instanceof DiagnosticError) return error.diagnostics;
  if (error instanceof Error && error.name === "SqlError")
    return [diagnose("sql/error", { detail: error.message }, { node })];
  if (!(error instanceof ApiFailure))
    return [
      diagnose(
        "sql/error",
        { detail: "The studio does not answer. It is asked again on refresh." },
        { node },
      ),
    ];
  const parsed = ApiError.safeParse(error.body);
  const diagnostics = parsed.data?.error.diagnostics ?? [];
  return diagnostics.length > 0 ? diagnostics : [diagnose("sql/error", { detail: error.message }, { node })];
}
