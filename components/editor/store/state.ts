import type { BindReply, Conflict } from "@/lib/api/schemas";
import type { EditorDocument } from "@/lib/editor/document";
import type { OpenedDraft } from "@/lib/editor/draft";
import type { History } from "@/lib/editor/history";
import type { Diagnostic } from "@/lib/model/diagnostic";
import type { Job } from "@/lib/model/job";
import type { JobRun } from "@/lib/model/job-run";
import type { Edge, NodeId, Pipeline } from "@/lib/model/pipeline";
import type { Result } from "@/lib/util/result";

export const EDITOR_TABS = ["canvas", "code", "runs", "details"] as const;
export type EditorTab = (typeof EDITOR_TABS)[number];

export type SaveState = "saved" | "unsaved" | "saving" | "conflict" | "offline";

/** What DuckDB said of the nodes, and of which revision it said so. */
export interface Binding {
  /** Columns of each output of each node; a node that did not bind is absent. */
  nodes: BindReply["nodes"];
  diagnostics: readonly Diagnostic[];
  pending: boolean;
  for: number;
  /** Whether the server answers: what only it can tell is as it was while it does not. */
  server: "answers" | "slow" | "silent";
}

/** A place somebody wants the user to look at; `nonce` tells two equal wishes apart. */
export interface Attention {
  node: NodeId;
  /** Path into the settings, for the inspector. */
  field: readonly (string | number)[] | null;
  nonce: number;
}

export interface EditorState {
  jobId: string;
  /** The version the edit stands on. */
  baseVersion: number;
  /** What the server holds as `baseVersion`. */
  saved: EditorDocument;
  document: EditorDocument;
  history: History;
  /** Steps that can be undone and redone. */
  past: number;
  future: number;
  /** Counts changes of `document.pipeline.nodes`: equal revisions have equal rows. Moving a node does not count. */
  revision: number;
  /** Counts wishes to bind the same nodes once more: something outside of the job has changed. */
  rebinds: number;
  selection: readonly NodeId[];
  selectedEdge: Edge | null;
  saveState: SaveState;
  /** Why the last save or run did not work, in words. */
  saveError: string | null;
  conflict: Conflict | null;
  binding: Binding;
  /** The run whose counts and times are drawn on the canvas. */
  shownRun: JobRun | null;
  /** The nodes as that run ran them, where this editor knows: counts of what has changed since are not drawn. */
  shownRunNodes: Pipeline["nodes"] | null;
  /** The id of the run that is going on now, from the press of Run to its end. */
  activeRun: string | null;
  starting: boolean;
  panels: { inspector: boolean; data: boolean };
  tab: EditorTab;
  attention: Attention | null;
  /** What was last said to a screen reader. */
  announcement: string;
  /** What opening the editor brought back from this browser. */
  restored: OpenedDraft["restored"];
  /** The browser would not keep the unsaved work. */
  draftFailed: boolean;
}

export interface ApplyOptions {
  /** Edits with the same key in a short time are one step of undo: `settings:n_1:condition`. */
  coalesce?: string;
}

export interface EditorActions {
  /** Edits the graph; a change that returns the same pipeline is no edit. While the job is a program, only places change. */
  apply(label: string, change: (pipeline: Pipeline) => Pipeline, options?: ApplyOptions): void;
  /** Like `apply` for a command that can refuse; gives the reason. */
  attempt(
    label: string,
    change: (pipeline: Pipeline) => Result<Pipeline, Diagnostic>,
    options?: ApplyOptions,
  ): Diagnostic | null;
  /** Edits name, description, program, settings, or the pipeline with them as one step. */
  setDocument(label: string, patch: Partial<EditorDocument>, options?: ApplyOptions): void;
  /** Call on blur: the next edit is a step of its own. */
  endBurst(): void;
  /** Asks for columns and diagnostics anew, although no node has changed. */
  rebind(): void;
  undo(): void;
  redo(): void;
  select(nodes: readonly NodeId[]): void;
  selectEdge(edge: Edge | null): void;
  /** Selects a node, shows it on the canvas and, with a field, puts the focus there. */
  goTo(node: NodeId, field?: readonly (string | number)[]): void;
  /** False when it was not saved; the state says why. */
  save(): Promise<boolean>;
  /** Saves mine on top of theirs, takes theirs, or saves mine as another job, whose id it gives. */
  resolveConflict(choice: "mine" | "theirs" | "copy"): Promise<string | null>;
  dismissConflict(): void;
  /** Takes a version that was saved outside the editor (a restore); undo brings back what was there. */
  adoptVersion(job: Job, label: string): void;
  /** Saves, then starts a run and shows it live. */
  startRun(args?: Record<string, string>): Promise<JobRun | null>;
  stopRun(): Promise<void>;
  setShownRun(run: JobRun | null): void;
  /** Gives up what was brought back and takes the job as it is saved; undo brings it back once more. */
  discardRestored(): void;
  setTab(tab: EditorTab): void;
  setPanel(panel: keyof EditorState["panels"], open: boolean): void;
  announce(text: string): void;
}
