import { JobContent } from "@/lib/model/job";
import type { NewJob } from "./job-queries";

/** The job of a job file, as the studio and its command line write them; null for any other JSON. */
export function jobOfFile(raw: unknown): NewJob | null {
  if (typeof raw !== "object" || raw === null || !("pipeline" in raw)) return null;
  const parsed = JobContent.safeParse(raw);
  return parsed.success ? parsed.data : null;
}
