import type { PreviewHead, ProfileReply } from "@/lib/api/schemas";
import { analyse } from "@/lib/compiler/compile";
import { type Diagnostic, DiagnosticError, diagnose } from "@/lib/model/diagnostic";
import type { JobRun, OutputFile } from "@/lib/model/job-run";
import { isLocalPath } from "@/lib/model/local-path";
import type { Pipeline } from "@/lib/model/pipeline";
import type { RunProgress } from "@/lib/runtime/engine";
import { preview } from "@/lib/runtime/preview";
import { profile } from "@/lib/runtime/profile";
import { RunFailure } from "@/lib/runtime/run-failure";
import { runPipeline } from "@/lib/runtime/run-pipeline";
import { nearEngine } from "../store/near-engine";
import type { Binding } from "../store/state";
import { nearFiles } from "./local-files";

interface Asked {
  pipeline: Pipeline;
  node: string;
  output: string;
}

/** Columns and diagnostics of a job that reads files of this computer. */
export async function bindNear(
  pipeline: Pipeline,
  signal: AbortSignal,
): Promise<Pick<Binding, "nodes" | "diagnostics">> {
  const { bound, diagnostics } = await analyse(pipeline, await nearEngine(), "draft", { signal });
  const nodes = [...(bound?.columns ?? [])].map(([id, outputs]) => [
    id,
    Object.fromEntries(Object.entries(outputs).map(([port, columns]) => [port, [...columns]])),
  ]);
  return { nodes: Object.fromEntries(nodes), diagnostics: diagnostics.map((one) => inPlace(one, pipeline)) };
}

/** A path that is not found here is the server's, or of a file that must be chosen again. */
function inPlace(diagnostic: Diagnostic, { nodes }: Pipeline): Diagnostic {
  const { code, node, field } = diagnostic;
  if (code !== "file/not-found" || node === undefined) return diagnostic;
  const { paths } = (nodes[node]?.settings ?? {}) as { paths?: readonly string[] };
  const path = paths?.[Number(field?.[1] ?? 0)] ?? "";
  const reason = isLocalPath(path)
    ? "it stays on the computer it was dropped from; choose it again above the canvas"
    : "it is on the server, and this job also reads files of this computer; upload those to run it there";
  return { ...diagnose("file/refused", { path, reason }, { field: field ?? ["paths"] }), node };
}

export async function previewNear(
  { limit, ...asked }: Asked & { limit: number },
  signal: AbortSignal,
): Promise<{ head: PreviewHead; tail: Uint8Array }> {
  const { head, arrow } = await preview(asked.pipeline, await nearEngine(), { ...asked, limit, signal });
  return { head, tail: arrow };
}

export const profileNear = async (asked: Asked, signal: AbortSignal): Promise<ProfileReply> =>
  profile(asked.pipeline, await nearEngine(), { ...asked, signal });

/** What a run of this page ended with. */
export type NearEnd = Pick<JobRun, "state" | "nodes" | "outputs" | "accounting" | "error">;

/** Runs a job in this page, over its files; what it writes stays among them. Never throws. */
export async function runNear(
  pipeline: Pipeline,
  {
    runId,
    signal,
    onProgress,
  }: { runId: string; signal: AbortSignal; onProgress(progress: RunProgress): void },
): Promise<NearEnd> {
  try {
    const outcome = await runPipeline(pipeline, await nearEngine(), {
      runId,
      attempt: 0,
      signal,
      onProgress,
    });
    const { nodes, outputs, accounting } = outcome;
    return { state: "SUCCEEDED", nodes, outputs: [...outputs], accounting, error: null };
  } catch (error) {
    const nothing = { nodes: {}, outputs: [], accounting: null };
    if (signal.aborted) return { ...nothing, state: "STOPPED", error: null };
    const { code, message, node } = explained(error);
    const nodeName = (node && pipeline.nodes[node]?.name) || null;
    return { ...nothing, state: "FAILED", error: { code, message, node, nodeName, line: null } };
  }
}

function explained(error: unknown): { code: string; message: string; node: string | null } {
  if (error instanceof RunFailure) return error;
  if (error instanceof DiagnosticError) {
    const [first] = error.diagnostics;
    const message = error.diagnostics.map((one) => one.message).join(" ");
    return { code: first?.code ?? "document/invalid", message, node: first?.node ?? null };
  }
  const { message, kind } = error as Error & { kind?: string };
  const lost = kind === "out-of-memory" || kind === "engine-lost";
  return {
    code: lost ? "engine/memory" : "sql/error",
    message: lost ? `${message} Run the job on the server.` : message,
    node: null,
  };
}

/** A file that a run wrote. */
export const outputBlob = ({ path }: OutputFile): Blob | null => nearFiles.get(path)?.blob ?? null;
