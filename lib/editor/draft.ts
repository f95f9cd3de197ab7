import { type Job, JobContent } from "../model/job";
import { documentOf, type EditorDocument, sameDocument } from "./document";
import { type History, record, startHistory } from "./history";
import { type PackedHistory, packHistory, unpackHistory } from "./pack-history";

/** What a browser keeps of an editor, so that undo and unsaved work outlive the tab. */
export interface Draft {
  format: "tenon-draft/1";
  /** The version the edits stand on, and whether they were all saved as it. */
  baseVersion: number;
  unsaved: boolean;
  history: PackedHistory;
}

export interface OpenedDraft {
  history: History;
  baseVersion: number;
  saved: EditorDocument;
  /** Whether unsaved work came back, and whether the job has moved on since. */
  restored: "nothing" | "unsaved" | "unsaved-behind";
}

export const makeDraft = (history: History, baseVersion: number, unsaved: boolean): Draft => ({
  format: "tenon-draft/1",
  baseVersion,
  unsaved,
  history: packHistory(history),
});

/** How an editor opens: on the job as it is saved, with what a draft adds to it. */
export function openWithDraft(job: Job, stored: unknown): OpenedDraft {
  const saved = documentOf(job);
  const plain: OpenedDraft = {
    history: startHistory(saved),
    baseVersion: job.version,
    saved,
    restored: "nothing",
  };
  const history = readHistory(stored);
  if (!history || !isDraft(stored)) return plain;
  if (sameDocument(history.present, saved)) return { ...plain, history: { ...history, present: saved } };
  if (!stored.unsaved) {
    const moved = record(history, saved, { label: "Saved elsewhere", at: 0 });
    return { ...plain, history: { ...moved, burst: null } };
  }
  const behind = stored.baseVersion < job.version;
  return {
    history,
    saved,
    // The older base makes the next save ask, instead of overwriting what was saved elsewhere.
    baseVersion: behind ? stored.baseVersion : job.version,
    restored: behind ? "unsaved-behind" : "unsaved",
  };
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === "object" && value !== null && (value as { format?: unknown }).format === "tenon-draft/1";

/** Null for anything that an editor of today could not go on from. */
function readHistory(stored: unknown): History | null {
  if (!isDraft(stored)) return null;
  try {
    const history = unpackHistory(stored.history);
    const documents = [history.present, ...history.past.slice(-1).map(({ document }) => document)];
    return documents.every((document) => JobContent.safeParse(document).success) ? history : null;
  } catch {
    return null;
  }
}
