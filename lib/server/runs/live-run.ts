import "server-only";
import type { JobRun, RunEvent } from "../../model/job-run";
import type { RunPatch } from "../db/run-rows";

/** Most lines and characters a run's log keeps. */
const MOST_LINES = 10_000;
const MOST_CHARS = 5_000_000;
const LONGEST_LINE = 64 * 1024;
/** Milliseconds between writes of the log, and between two looks at the progress. */
const FLUSH_EVERY = 250;
const TELL_EVERY = 200;

export type LogLevel = Extract<RunEvent, { kind: "log" }>["level"];

/** Hears of every event; `isKept` is false for progress, which is told but not written down. */
export type RunListener = (event: RunEvent, isKept: boolean) => void;

/**
 * A run that has not ended, as this server knows it: its newest state, and the events that are not in the catalog yet.
 * Log lines are written in batches; `write` says false when the run is no longer ours.
 */
export class LiveRun {
  private pendingEvents: RunEvent[] = [];
  private readonly listeners = new Set<RunListener>();
  private lines = 0;
  private chars = 0;
  private isCut = false;
  private isOver = false;
  private flushTimer: NodeJS.Timeout | null = null;
  private tellTimer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private current: JobRun,
    private seq: number,
    private write: (events: readonly RunEvent[]) => Promise<boolean>,
  ) {}

  /** From now on events are written by `write`: the run has a new owner. */
  own(write: (events: readonly RunEvent[]) => Promise<boolean>): void {
    this.write = write;
  }

  get run(): JobRun {
    return this.current;
  }

  /** Events that are not in the catalog yet, oldest first. */
  get pending(): readonly RunEvent[] {
    return this.pendingEvents;
  }

  subscribe(listener: RunListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Adds a line to the log. Past the limits one line says that the rest is left out. */
  log(level: LogLevel, message: string): void {
    if (this.isCut || this.isOver) return;
    this.lines++;
    this.chars += message.length;
    this.isCut = this.lines > MOST_LINES || this.chars > MOST_CHARS;
    const text = this.isCut
      ? `The log is cut here, after ${MOST_LINES} lines or ${MOST_CHARS / 1e6} MB.`
      : shorten(message);
    this.keep({ kind: "log", seq: ++this.seq, at: now(), level: this.isCut ? "warn" : level, message: text });
  }

  /** Notes progress: told to whoever listens, some times a second, and not written down. */
  progress(patch: RunPatch): void {
    if (this.isOver) return;
    this.current = { ...this.current, ...patch };
    this.tellTimer ??= setTimeout(() => {
      this.tellTimer = null;
      this.tell({ kind: "run", seq: this.seq, at: now(), run: this.current }, false);
    }, TELL_EVERY);
  }

  /** Notes a new state: told at once, and part of the log. */
  transition(run: JobRun): void {
    this.current = run;
    this.keep({ kind: "run", seq: ++this.seq, at: now(), run });
  }

  /** The last event, and all that still has to be written: the caller writes them together with the final state. */
  async conclude(run: JobRun): Promise<{ events: RunEvent[]; tell: () => void }> {
    this.isOver = true;
    if (this.flushTimer) clearTimeout(this.flushTimer);
    if (this.tellTimer) clearTimeout(this.tellTimer);
    await this.writing;
    const last: RunEvent = { kind: "run", seq: ++this.seq, at: now(), run };
    const events = [...this.pendingEvents, last];
    const tell = () => {
      this.current = run;
      this.tell(last, true);
    };
    return { events, tell };
  }

  private keep(event: RunEvent): void {
    this.pendingEvents.push(event);
    this.tell(event, true);
    this.flushTimer ??= setTimeout(() => void this.flush(), FLUSH_EVERY);
  }

  private tell(event: RunEvent, isKept: boolean): void {
    for (const listener of this.listeners) listener(event, isKept);
  }

  /** What cannot be written now (a full disk, a locked catalog) is tried again with what comes next. */
  private async flush(): Promise<void> {
    this.flushTimer = null;
    const batch = [...this.pendingEvents];
    this.writing = this.write(batch).then(
      () => {
        this.pendingEvents = this.pendingEvents.slice(batch.length);
      },
      (error: unknown) => console.error("The log of a run could not be written:", error),
    );
    await this.writing;
  }
}

const now = (): string => new Date().toISOString();
const shorten = (text: string): string =>
  text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
