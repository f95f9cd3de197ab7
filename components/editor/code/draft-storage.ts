/** Text that somebody typed and has not applied, and the text of the job that it started from. */
export interface CodeDraft {
  text: string;
  base: string;
}

const keyOf = (jobId: string) => `tenon.code.${jobId}`;
/** Also what remains where the browser refuses storage: then a draft lives as long as the page. */
const drafts = new Map<string, CodeDraft>();

/** The draft of a job: it outlives other tabs of the editor and a reload. */
export function readDraft(jobId: string): CodeDraft | null {
  const held = drafts.get(jobId);
  if (held) return held;
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(jobId)) ?? "null");
    return isDraft(stored) ? stored : null;
  } catch {
    return null;
  }
}

export function writeDraft(jobId: string, draft: CodeDraft | null): void {
  if (draft) drafts.set(jobId, draft);
  else drafts.delete(jobId);
  try {
    if (draft) sessionStorage.setItem(keyOf(jobId), JSON.stringify(draft));
    else sessionStorage.removeItem(keyOf(jobId));
  } catch {
    // Full or refused: the page still holds it.
  }
}

const isDraft = (value: unknown): value is CodeDraft =>
  typeof value === "object" &&
  value !== null &&
  "text" in value &&
  "base" in value &&
  typeof value.text === "string" &&
  typeof value.base === "string";
