import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NodeEngine } from "../../engine/node/node-engine";
import { DiagnosticError, hasErrors } from "../../model/diagnostic";
import { JobSettings } from "../../model/job";
import { JobSample } from "../../model/job-sample";
import type { DefinedJob } from "../../runtime/define-job";
import { expandFunctions } from "../../runtime/expand-functions";
import { transformExpander } from "../../runtime/expand-transform";
import { sampleOutputs } from "../../runtime/job-sample";
import { type TransformModules, transformModules } from "../../runtime/transform-source";

/** What an exported job makes of its sample now, and what it made of it when it was exported; both by target. */
export async function checkSample(
  job: DefinedJob,
  json: unknown,
  settings: Partial<JobSettings> = {},
  transforms: TransformModules = {},
): Promise<{ actual: JobSample["outputs"]; expected: JobSample["outputs"] }> {
  const { inputs, outputs: expected } = JobSample.parse(json);
  const built = await job.build({ arguments: {}, log: () => {} });
  if (hasErrors(built.diagnostics)) throw new DiagnosticError(built.diagnostics);
  const { memoryMb, threads, timeZone } = JobSettings.parse(settings);
  const root = await mkdtemp(join(tmpdir(), "tenon-"));
  const engine = new NodeEngine({ root, scratch: root, memoryMb, threads: threads ?? undefined, timeZone });
  try {
    const { functions, context, pipeline } = built;
    const expander = expandFunctions(
      functions,
      context,
      transformExpander(transformModules(transforms), context),
    );
    return { actual: await sampleOutputs(pipeline, inputs, engine, { expander }), expected };
  } finally {
    await engine.close();
    await rm(root, { recursive: true, force: true });
  }
}
