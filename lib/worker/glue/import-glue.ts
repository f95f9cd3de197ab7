import type { Binder } from "../../compiler/binder";
import { analyse } from "../../compiler/compile";
import { layOut } from "../../editor/lay-out";
import { type ImportedJob, type ImportOptions, importJob } from "../../glue/import-job";
import { jsonEqual } from "../../util/stable-json";

/** A job whose SQL reads SQL is bound again for each of them, up to here. */
const MOST_ROUNDS = 6;

/**
 * Reads a job file of AWS Glue and lays it out. What it holds is read again with the columns that binding finds, because
 * SQL and constants depend on their types. Throws `NotReadable`.
 */
export async function importGlue(
  text: string,
  options: Pick<ImportOptions, "folders">,
  binder: Binder,
): Promise<ImportedJob> {
  let job = importJob(text, options);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { bound } = await analyse(job.pipeline, binder, "draft");
    const columnsOf = (node: string, output: string) => bound?.columns.get(node)?.[output];
    const next = importJob(text, { ...options, columnsOf });
    const isSame = jsonEqual(next.pipeline.nodes, job.pipeline.nodes);
    job = next;
    if (isSame) break;
  }
  return { ...job, pipeline: await layOut(job.pipeline) };
}
