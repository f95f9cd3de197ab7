import { type Diagnostic, diagnose } from "../../model/diagnostic";
import type { RunError } from "../../model/job-run";
import type { Pipeline } from "../../model/pipeline";

const runError = (code: string, message: string): RunError => ({
  code,
  message,
  node: null,
  nodeName: null,
  line: null,
});

const fromDiagnostic = ({ code, message, node, line }: Diagnostic, pipeline?: Pipeline): RunError => ({
  code,
  message,
  node: node ?? null,
  nodeName: (node && pipeline?.nodes[node]?.name) ?? null,
  line: line ?? null,
});

/** Why a run ended without an answer from its worker. */
export const runErrors = {
  crashed: (detail: string) => fromDiagnostic(diagnose("engine/crashed", { detail })),
  memory: (mb: number) => fromDiagnostic(diagnose("engine/memory", { mb })),
  timeout: (minutes: number) =>
    runError(
      "timeout",
      `The run took longer than its timeout of ${minutes} min and was ended. Nothing was published.`,
    ),
  serverEnded: () =>
    runError(
      "server-ended",
      "The studio ended while this run was under way. Nothing was published; start it again.",
    ),
  abandoned: (reason: string) =>
    runError("publish/abandoned", `The output was not published completely, and was given up: ${reason}`),
  invalid: (diagnostics: readonly Diagnostic[], pipeline: Pipeline) => {
    const [first] = diagnostics;
    return first ? fromDiagnostic(first, pipeline) : runError("document/invalid", "The job cannot be run.");
  },
  internal: (message: string) => runError("internal", message),
};
