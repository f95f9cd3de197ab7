import type { Binder } from "../../compiler/binder";
import { type AnalyseOptions, analyse } from "../../compiler/compile";
import { exportJob, type GlueExport } from "../../glue/export-job";
import type { JobDetails } from "../../glue/glue-job";
import type { GlueForm, Pipeline } from "../../model/pipeline";

/** Writes a job as a file of AWS Glue, with the columns and operators that binding finds. */
export async function exportGlue(
  job: JobDetails & { pipeline: Pipeline },
  form: GlueForm | undefined,
  binder: Binder,
  analysing: AnalyseOptions = {},
): Promise<GlueExport> {
  const { bound } = await analyse(job.pipeline, binder, "draft", analysing);
  return exportJob(job, {
    ...(form ? { form } : {}),
    ...(bound ? { bound: { columns: bound.columns, steps: bound.plan.steps } } : {}),
  });
}
