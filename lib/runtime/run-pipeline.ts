import { compile } from "../compiler/compile";
import type { Expander } from "../compiler/expander";
import { DiagnosticError } from "../model/diagnostic";
import type { Engine, RunOptions, RunOutcome } from "./engine";

/** Compiles a document on an engine and runs it. Throws `DiagnosticError` when the document must not run. */
export async function runPipeline(
  pipeline: unknown,
  engine: Engine,
  { expander, ...options }: Omit<RunOptions, "scans" | "plan"> & { expander?: Expander },
): Promise<RunOutcome> {
  const { signal } = options;
  const { compiled, diagnostics } = await compile(pipeline, engine, { signal, expander });
  if (!compiled) throw new DiagnosticError(diagnostics.filter(({ severity }) => severity === "error"));
  const { bound, script } = compiled;
  return engine.run(script, { ...options, scans: bound.scans, plan: bound.plan });
}
