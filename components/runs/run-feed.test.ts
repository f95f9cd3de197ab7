import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { JobRun, JobRunState, RunEvent } from "@/lib/model/job-run";
import { openRunFeed } from "./run-feed";

const at = "2026-11-20T12:00:00.000Z";
const runIn = (state: JobRunState, over: Partial<JobRun> = {}): JobRun => ({
  id: "jr_1",
  jobId: "job_1",
  jobName: "Job",
  jobVersion: 1,
  attempt: 0,
  state,
  progress: null,
  arguments: {},
  nodes: {},
  outputs: [],
  accounting: null,
  error: null,
  peakMemory: null,
  queuedAt: at,
  startedAt: at,
  endedAt: null,
  ...over,
});
const log = (seq: number): RunEvent => ({ kind: "log", seq, at, level: "info", message: `line ${seq}` });
const state = (seq: number, name: JobRunState, over?: Partial<JobRun>): RunEvent => ({
  kind: "run",
  seq,
  at,
  run: runIn(name, over),
});

class FakeSource {
  static last: FakeSource;
  static readonly CLOSED = 2;
  readyState = 1;
  onmessage?: (message: { data: string }) => void;
  onerror?: () => void;
  constructor(readonly url: string) {
    FakeSource.last = this;
  }
  close() {
    this.readyState = FakeSource.CLOSED;
  }
  say(event: RunEvent) {
    this.onmessage?.({ data: JSON.stringify(event) });
  }
}

let stored: { run: JobRun; events: RunEvent[] };
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeSource);
  vi.stubGlobal("fetch", async (url: string) => {
    const after = Number(new URL(url, "http://x").searchParams.get("after") ?? 0);
    const body = url.includes("/log")
      ? { events: stored.events.filter(({ seq }) => seq > after).slice(0, 2) }
      : stored.run;
    return new Response(JSON.stringify(body));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function listen() {
  const seen = {
    states: [] as string[],
    lines: [] as string[],
    feed: [] as string[],
    errors: [] as string[],
  };
  const close = openRunFeed("jr_1", {
    onRun: ({ state, progress }) => seen.states.push(progress === null ? state : `${state} ${progress}`),
    onLog: (lines) => seen.lines.push(...lines.map(({ message }) => message)),
    onState: (feed) => seen.feed.push(feed),
    onError: (message) => seen.errors.push(message),
  });
  return { seen, close };
}

describe("openRunFeed", () => {
  test("reads a run that has ended to its last line", async () => {
    stored = {
      run: runIn("SUCCEEDED"),
      events: [state(1, "STARTING"), log(2), log(3), state(4, "SUCCEEDED")],
    };
    const { seen } = listen();
    await vi.runAllTimersAsync();
    expect(seen).toEqual({
      states: ["SUCCEEDED"],
      lines: ["Starting", "line 2", "line 3", "Succeeded; no files were written"],
      feed: ["ended"],
      errors: [],
    });
  });

  test("follows a live run without gap, repetition or going back", async () => {
    stored = { run: runIn("RUNNING"), events: [] };
    const { seen } = listen();
    await vi.advanceTimersByTimeAsync(1);
    const source = FakeSource.last;
    for (const event of [state(1, "STARTING"), state(2, "RUNNING"), log(3), log(3)]) source.say(event);
    // Progress has no number of its own.
    source.say(state(3, "RUNNING", { progress: 0.5 }));
    source.say(log(4));
    stored.events = [log(5), state(6, "SUCCEEDED")];
    source.say(state(6, "SUCCEEDED"));
    await vi.runAllTimersAsync();
    expect(source.readyState).toBe(FakeSource.CLOSED);
    expect(seen.states).toEqual(["RUNNING", "RUNNING", "RUNNING 0.5", "SUCCEEDED"]);
    expect(seen.lines).toEqual([
      "Starting",
      "Running",
      "line 3",
      "line 4",
      "Succeeded; no files were written",
    ]);
    expect(seen.feed).toEqual(["ended"]);
  });

  test("says when the stream broke off, and nothing once closed", async () => {
    stored = { run: runIn("RUNNING"), events: [] };
    const { seen, close } = listen();
    await vi.advanceTimersByTimeAsync(1);
    FakeSource.last.readyState = FakeSource.CLOSED;
    FakeSource.last.onerror?.();
    expect(seen.errors).toEqual(["The live log broke off."]);
    close();
    FakeSource.last.say(log(9));
    await vi.runAllTimersAsync();
    expect(seen.lines).toEqual([]);
  });
});
