import "server-only";
import { isTerminal, type RunEvent } from "../../model/job-run";
import type { LiveRun } from "./live-run";
import type { RunRepository } from "./repository";

/** An event as it is sent: progress is not kept, so a stream cannot be resumed from it. */
export interface StreamedEvent {
  event: RunEvent;
  isKept: boolean;
}

const PAGE = 500;

/** The events of a run after `after`: first those in the catalog, then live, without gap or repetition, to its end. */
export async function* streamRun(
  runs: RunRepository,
  id: string,
  live: LiveRun | null,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<StreamedEvent> {
  const inbox = new Inbox(signal);
  // Listening begins before reading: what is written down meanwhile is recognised by its number.
  const unsubscribe = live?.subscribe((event, isKept) => inbox.push({ event, isKept }));
  for (const event of live?.pending ?? []) inbox.push({ event, isKept: true });
  let last = after;
  try {
    for (
      let page = await runs.events(id, last, PAGE);
      page.length > 0;
      page = await runs.events(id, last, PAGE)
    ) {
      for (const event of page) {
        if (signal.aborted) return;
        last = event.seq;
        yield { event, isKept: true };
      }
    }
    // What is not in the catalog yet comes before the newest state, so that the state never seems to go back.
    for (const item of inbox.take()) {
      if (item.event.seq <= last || !item.isKept) continue;
      last = item.event.seq;
      yield item;
    }
    const run = live ? live.run : await runs.find(id);
    if (!run) return;
    yield { event: { kind: "run", seq: last, at: new Date().toISOString(), run }, isKept: false };
    if (isTerminal(run.state)) return;
    for (let item = await inbox.next(); item !== null; item = await inbox.next()) {
      if (item.isKept && item.event.seq <= last) continue;
      last = Math.max(last, item.event.seq);
      yield item;
      if (item.event.kind === "run" && isTerminal(item.event.run.state)) return;
    }
  } finally {
    unsubscribe?.();
  }
}

/** Most events that wait for a slow reader; it loses its connection then, and resumes from the catalog. */
const MOST_WAITING = 20_000;

/** Events that came while the reader was busy; null is the end. */
class Inbox {
  private items: StreamedEvent[] = [];
  private wake: (() => void) | null = null;
  private isClosed = false;

  constructor(signal: AbortSignal) {
    signal.addEventListener("abort", () => this.close(), { once: true });
    if (signal.aborted) this.close();
  }

  push(item: StreamedEvent): void {
    if (this.items.length >= MOST_WAITING) this.close();
    else this.items.push(item);
    this.wake?.();
  }

  /** All that is there now. */
  take(): StreamedEvent[] {
    const { items } = this;
    this.items = [];
    return items;
  }

  async next(): Promise<StreamedEvent | null> {
    while (this.items.length === 0 && !this.isClosed) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    return this.isClosed ? null : (this.items.shift() ?? null);
  }

  private close(): void {
    this.isClosed = true;
    this.wake?.();
  }
}
