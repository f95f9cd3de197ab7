import { callApi, urlOf } from "@/lib/api/client";
import { endpoints } from "@/lib/api/endpoints";
import { isTerminal, type JobRun, type JobRunState, RunEvent } from "@/lib/model/job-run";
import { type LogLine, stateLine } from "./state-line";

export interface FeedListener {
  onRun(run: JobRun): void;
  onLog(lines: readonly LogLine[]): void;
  /** All of it has been delivered, or the stream is on. */
  onState(state: "live" | "ended"): void;
  /** Nothing more will come by itself. */
  onError(message: string): void;
}

const FLUSH_MS = 100;

/** Delivers a run and its log: what there is, then what happens, until the run ends. Gives what closes it. */
export function openRunFeed(runId: string, listener: FeedListener): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let source: EventSource | null = null;
  let lastSeq = 0;
  let waiting: LogLine[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0 || signal.aborted) return;
    listener.onLog(waiting);
    waiting = [];
  };
  // A chatty run sends thousands of lines a second: they are handed on in batches.
  const take = (event: RunEvent) => {
    note(event);
    if (waiting.length > 0) timer ??= setTimeout(flush, FLUSH_MS);
    if (event.kind === "run") show(event.run);
  };
  const note = (event: RunEvent) => {
    // Progress is not kept: it carries the number of the event before it.
    if (event.seq <= lastSeq) return;
    lastSeq = event.seq;
    waiting.push(event.kind === "log" ? event : stateLine(event));
  };

  // The stream begins with the states of before.
  let shown: JobRun | null = null;
  const show = (run: JobRun) => {
    if (shown && (isTerminal(shown.state) || rank(run) < rank(shown))) return;
    shown = run;
    listener.onRun(run);
    if (isTerminal(run.state)) finish().catch(fail);
  };
  const fail = (error: unknown) => {
    if (!signal.aborted) listener.onError(error instanceof Error ? error.message : String(error));
  };

  /** Reads what the stream did not bring, for a run that has ended. */
  const finish = async () => {
    source?.close();
    source = null;
    for (;;) {
      const { events } = await callApi("runLog", {
        params: { id: runId },
        query: { after: lastSeq },
        signal,
      });
      if (events.length === 0) break;
      events.forEach(note);
    }
    flush();
    if (!signal.aborted) listener.onState("ended");
  };
  const follow = () => {
    source = new EventSource(urlOf(endpoints.runEvents, { id: runId }, { after: lastSeq }));
    source.onopen = () => listener.onState("live");
    source.onmessage = ({ data }) => {
      const parsed = RunEvent.safeParse(parseJson(data));
      if (parsed.success) take(parsed.data);
    };
    source.onerror = () => {
      // The browser reconnects by itself, and resumes, unless it gave up.
      if (source?.readyState === EventSource.CLOSED && !signal.aborted)
        listener.onError("The live log broke off.");
    };
  };

  const start = async () => {
    const run = await callApi("getRun", { params: { id: runId }, signal });
    if (signal.aborted) return;
    show(run);
    if (!isTerminal(run.state)) follow();
  };
  start().catch(fail);

  return () => {
    controller.abort();
    source?.close();
    clearTimeout(timer);
  };
}

// Runs do not go back, but for another attempt.
const order: readonly JobRunState[] = ["WAITING", "STARTING", "RUNNING", "STOPPING"];
const rank = ({ state, attempt }: JobRun): number =>
  attempt * 10 + (isTerminal(state) ? order.length : order.indexOf(state));

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
