import { urlOf } from "@/lib/api/client";
import { endpoints } from "@/lib/api/endpoints";
import { ApiError } from "@/lib/api/schemas";
import { slug } from "@/lib/util/slug";
import { saveFile } from "./save-file";

/** Downloads a job as a runnable project. As a blob, so that a big one goes to disk and a refusal can be read. */
export async function exportProject(
  job: { id: string; name: string },
  withData: boolean,
  signal: AbortSignal,
): Promise<number> {
  const response = await fetch(urlOf(endpoints.exportJob, { id: job.id }, { data: withData }), { signal });
  if (!response.ok) {
    const refusal = ApiError.safeParse(await response.json().catch(() => null));
    throw new Error(refusal.success ? refusal.data.error.message : `The studio answered ${response.status}.`);
  }
  const zip = await response.blob();
  saveFile(zip, `${slug(job.name, "job").replaceAll("_", "-")}.zip`);
  return zip.size;
}
