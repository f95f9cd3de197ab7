import { addNode } from "@/lib/editor/commands/add-node";
import { pipelineOf } from "@/lib/editor/testing";
import type { Job } from "@/lib/model/job";
import type { JobRun } from "@/lib/model/job-run";
import { createEditorStore } from "./create-store";
import type { EditorServices } from "./services";

/** A store without a server, for the tests of this folder. */

export const job = (over: Partial<Job> = {}): Job => ({
  id: "job_1",
  name: "Job",
  version: 1,
  description: "",
  pipeline: pipelineOf({
    a: { type: "csv-source", settings: { paths: ["a.csv"] } },
    b: { type: "filter", inputs: { in: "a" } },
  }),
  program: null,
  settings: { timeoutMinutes: 480, memoryMb: 4096, threads: null, timeZone: "UTC" },
  createdAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-01-01T00:00:00Z",
  ...over,
});

export const run = (over: Partial<JobRun> = {}): JobRun => ({
  id: "run_1",
  jobId: "job_1",
  jobName: "Job",
  jobVersion: 2,
  attempt: 0,
  state: "RUNNING",
  progress: 0,
  arguments: {},
  nodes: {},
  outputs: [],
  accounting: null,
  error: null,
  peakMemory: null,
  queuedAt: "2026-01-01T00:00:00Z",
  startedAt: null,
  endedAt: null,
  ...over,
});

export function setUp(services: Partial<EditorServices> = {}, opened: Partial<Job> = {}) {
  let clock = 0;
  const all: EditorServices = {
    saveJob: async (id, document, base) => job({ ...document, id, version: base + 1 }),
    createJob: async (document) => job({ ...document, id: "job_2" }),
    startRun: async () => run(),
    stopRun: async () => run({ state: "STOPPING" }),
    getRun: async () => run({ state: "SUCCEEDED" }),
    lastRun: async () => null,
    watchRun: () => () => {},
    describer: () => null,
    bindHere: async () => ({ nodes: {}, diagnostics: [] }),
    runHere: async () => ({ state: "SUCCEEDED", nodes: {}, outputs: [], accounting: null, error: null }),
    bind: async () => ({ nodes: {}, diagnostics: [] }),
    now: () => {
      clock += 10_000;
      return clock;
    },
    ...services,
  };
  const store = createEditorStore(job(opened), { services: all });
  return { store, actions: store.actions, get: store.getState, services: all };
}

export const addTo = (id: string) => (pipeline: Parameters<typeof addNode>[0]) =>
  addNode(pipeline, { id, type: "limit", position: { x: 0, y: 0 } });
