import { callApi } from "@/lib/api/client";
import type { Conflict } from "@/lib/api/schemas";
import type { Describer } from "@/lib/compiler/rebind";
import type { EditorDocument } from "@/lib/editor/document";
import type { Job } from "@/lib/model/job";
import { type JobRun, RunEvent } from "@/lib/model/job-run";
import type { Pipeline } from "@/lib/model/pipeline";
import type { RunProgress } from "@/lib/runtime/engine";
import type { NearEnd } from "../local/near-job";
import { nearDescriber } from "./near-engine";
import type { Binding } from "./state";

/** What the store asks of the outside world; a test gives its own. */
export interface EditorServices {
  saveJob(id: string, document: EditorDocument, baseVersion: number): Promise<Job>;
  createJob(document: EditorDocument): Promise<Job>;
  startRun(jobId: string, args: Record<string, string>): Promise<JobRun>;
  stopRun(runId: string): Promise<JobRun>;
  getRun(runId: string): Promise<JobRun>;
  /** The newest run of a job, or null. */
  lastRun(jobId: string): Promise<JobRun | null>;
  /** Calls `onEvent` for each event until the returned function is called; `onError` when the stream breaks for good. */
  watchRun(runId: string, onEvent: (event: RunEvent) => void, onError: () => void): () => void;
  bind(pipeline: Pipeline, signal: AbortSignal): Promise<Pick<Binding, "nodes" | "diagnostics">>;
  /** An engine in this page that binds without the server; null until it is there. Asking for it starts it. */
  describer(): Describer | null;
  /** Binds a job that reads files of this computer, in this page. */
  bindHere(pipeline: Pipeline, signal: AbortSignal): Promise<Pick<Binding, "nodes" | "diagnostics">>;
  /** Runs such a job in this page. */
  runHere(
    pipeline: Pipeline,
    options: { runId: string; signal: AbortSignal; onProgress(progress: RunProgress): void },
  ): Promise<NearEnd>;
  now(): number;
}

export type { Conflict };

export const browserServices: EditorServices = {
  saveJob: (id, document, baseVersion) =>
    callApi("saveJob", { params: { id }, body: { ...document, baseVersion } }),
  createJob: (document) => callApi("createJob", { body: document }),
  startRun: (id, args) => callApi("startRun", { params: { id }, body: { arguments: args } }),
  stopRun: (id) => callApi("stopRun", { params: { id }, body: {} }),
  getRun: (id) => callApi("getRun", { params: { id } }),
  lastRun: async (jobId) => {
    const { runs } = await callApi("listRuns", { query: { jobId, pageSize: 1 } });
    return runs[0] ?? null;
  },
  watchRun(id, onEvent, onError) {
    const source = new EventSource(`/api/runs/${encodeURIComponent(id)}/events`);
    source.onmessage = ({ data }) => {
      const parsed = RunEvent.safeParse(parseJson(data));
      if (parsed.success) onEvent(parsed.data);
    };
    source.onerror = () => {
      // The browser reconnects by itself, and resumes, unless it gave up.
      if (source.readyState === EventSource.CLOSED) onError();
    };
    return () => source.close();
  },
  bind: (pipeline, signal) => callApi("bind", { body: { pipeline }, signal }),
  describer: nearDescriber,
  // What runs jobs is large, and most are the server's.
  bindHere: async (pipeline, signal) => (await import("../local/near-job")).bindNear(pipeline, signal),
  runHere: async (pipeline, options) => (await import("../local/near-job")).runNear(pipeline, options),
  now: () => performance.now(),
};

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
