import type { EditorDocument } from "./document";

/**
 * Undo as whole documents: no inverse of any action is ever written. Documents share what did not change, so a step
 * costs little memory; `pack-history.ts` keeps that true in storage. Plain data throughout.
 */
export interface History {
  past: readonly HistoryStep[];
  present: EditorDocument;
  future: readonly HistoryStep[];
  /** The run of equal edits (typing in one field, one drag) that the next one may join. */
  burst: { key: string; at: number } | null;
}

/** In `past`: the document before the action called `label`. In `future`: the document after it. */
export interface HistoryStep {
  document: EditorDocument;
  label: string;
}

export const HISTORY_DEPTH = 200;
const BURST_MS = 1200;

export const startHistory = (present: EditorDocument): History => ({
  past: [],
  present,
  future: [],
  burst: null,
});

export interface RecordOptions {
  label: string;
  /** Edits with the same key within a short time are one step. */
  coalesce?: string | undefined;
  /** Milliseconds, from any clock that goes forward. */
  at: number;
}

/** Makes `next` the present. Nothing happens when it already is. */
export function record(history: History, next: EditorDocument, options: RecordOptions): History {
  if (next === history.present) return history;
  const { label, coalesce, at } = options;
  const burst = coalesce === undefined ? null : { key: coalesce, at };
  const joins =
    burst !== null &&
    history.burst?.key === burst.key &&
    at - history.burst.at < BURST_MS &&
    history.past.length > 0;
  if (joins) return { past: history.past, present: next, future: [], burst };
  const past = [...history.past, { document: history.present, label }].slice(-HISTORY_DEPTH);
  return { past, present: next, future: [], burst };
}

/** What follows is a step of its own, however alike it is. */
export const endBurst = (history: History): History =>
  history.burst === null ? history : { ...history, burst: null };

export function undo(history: History): History {
  const step = history.past.at(-1);
  if (!step) return history;
  return {
    past: history.past.slice(0, -1),
    present: step.document,
    future: [{ document: history.present, label: step.label }, ...history.future],
    burst: null,
  };
}

export function redo(history: History): History {
  const [step, ...future] = history.future;
  if (!step) return history;
  return {
    past: [...history.past, { document: history.present, label: step.label }],
    present: step.document,
    future,
    burst: null,
  };
}

export const undoLabel = (history: History): string | null => history.past.at(-1)?.label ?? null;
export const redoLabel = (history: History): string | null => history.future[0]?.label ?? null;
