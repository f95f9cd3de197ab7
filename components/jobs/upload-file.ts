import { urlOf } from "@/lib/api/client";
import { endpoints } from "@/lib/api/endpoints";
import { ApiError, FileEntry } from "@/lib/api/schemas";

/** Stores a file among the workspace's uploads. The body is the file itself, so that a big one is never in memory. */
export async function uploadFile(file: File, signal?: AbortSignal): Promise<FileEntry> {
  const response = await fetch(urlOf(endpoints.uploadFile, {}, { name: file.name }), {
    method: endpoints.uploadFile.method,
    headers: { "content-type": "application/octet-stream" },
    body: file,
    ...(signal ? { signal } : {}),
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return FileEntry.parse(body);
  const refusal = ApiError.safeParse(body);
  throw new Error(refusal.success ? refusal.data.error.message : `The studio answered ${response.status}.`);
}
