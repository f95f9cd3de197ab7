import { describe, expect, it, vi } from "vitest";
import { ApiFailure } from "@/lib/api/client";
import { addNode } from "@/lib/editor/commands/add-node";
import { connect } from "@/lib/editor/commands/connect";
import { moveNodes } from "@/lib/editor/commands/move-nodes";
import { pipelineOf } from "@/lib/editor/testing";
import type { Job } from "@/lib/model/job";
import type { JobRun, RunEvent } from "@/lib/model/job-run";
import { bindingPart } from "./binding-part";
import { createEditorStore } from "./create-store";
import { staleNodes } from "./selectors";
import type { EditorServices } from "./services";

const job = (over: Partial<Job> = {}): Job => ({
  id: "job_1",
  name: "Job",
  version: 1,
  description: "",
  pipeline: pipelineOf({ a: { type: "csv-source" }, b: { type: "filter", inputs: { in: "a" } } }),
  program: null,
  settings: { timeoutMinutes: 480, memoryMb: 4096, threads: null, timeZone: "UTC" },
  createdAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-01-01T00:00:00Z",
  ...over,
});

const run = (over: Partial<JobRun> = {}): JobRun => ({
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
  error: null,
  peakMemory: null,
  queuedAt: "2026-01-01T00:00:00Z",
  startedAt: null,
  endedAt: null,
  ...over,
});

function setUp(services: Partial<EditorServices> = {}, opened: Partial<Job> = {}) {
  let clock = 0;
  const all: EditorServices = {
    saveJob: async (id, document, base) => job({ ...document, id, version: base + 1 }),
    createJob: async (document) => job({ ...document, id: "job_2" }),
    startRun: async () => run(),
    stopRun: async () => run({ state: "STOPPING" }),
    getRun: async () => run({ state: "SUCCEEDED" }),
    lastRun: async () => null,
    watchRun: () => () => {},
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

const addTo = (id: string) => (pipeline: Parameters<typeof addNode>[0]) =>
  addNode(pipeline, { id, type: "limit", position: { x: 0, y: 0 } });

describe("editing", () => {
  it("counts revisions for nodes, not for places", () => {
    const { actions, get } = setUp();
    actions.apply("Move", (pipeline) => moveNodes(pipeline, { to: { a: { x: 9, y: 9 } } }));
    expect(get()).toMatchObject({ revision: 0, past: 1, saveState: "unsaved" });
    actions.apply("Add", addTo("c"));
    expect(get()).toMatchObject({ revision: 1, past: 2 });
    actions.undo();
    actions.undo();
    expect(get()).toMatchObject({ past: 0, future: 2, saveState: "saved" });
  });

  it("forgets the selection of what is gone", () => {
    const { actions, get } = setUp();
    actions.apply("Add", addTo("c"));
    actions.select(["a", "c"]);
    actions.undo();
    expect(get().selection).toEqual(["a"]);
  });

  it("gives the reason of a refusal and changes nothing", () => {
    const { actions, get } = setUp();
    const problem = actions.attempt("Connect", (pipeline) => connect(pipeline, { from: "b", to: "b" }));
    expect(problem?.code).toBe("graph/self-loop");
    expect(get().past).toBe(0);
  });

  it("moves the nodes of a program, and changes no other thing", () => {
    const { actions, get } = setUp({}, { program: "…" });
    actions.apply("Add", addTo("c"));
    expect(get().past).toBe(0);
    expect(get().announcement).toMatch(/program/);
    actions.apply("Move", (pipeline) => moveNodes(pipeline, { to: { a: { x: 9, y: 9 } } }));
    expect(get().past).toBe(1);
  });
});

describe("saving", () => {
  it("moves the base on and keeps history", async () => {
    const { actions, get } = setUp();
    actions.apply("Add", addTo("c"));
    expect(await actions.save()).toBe(true);
    expect(get()).toMatchObject({ baseVersion: 2, saveState: "saved", past: 1 });
    actions.undo();
    expect(get().saveState).toBe("unsaved");
  });

  it("sends nothing when nothing changed", async () => {
    const saveJob = vi.fn();
    const { actions } = setUp({ saveJob });
    expect(await actions.save()).toBe(true);
    expect(saveJob).not.toHaveBeenCalled();
  });

  it("says that edits made meanwhile are not saved", async () => {
    let finish = (_: Job) => {};
    const { actions, get } = setUp({
      saveJob: () =>
        new Promise<Job>((resolve) => {
          finish = resolve;
        }),
    });
    actions.apply("Add", addTo("c"));
    const saving = actions.save();
    expect(get().saveState).toBe("saving");
    actions.apply("Add", addTo("d"));
    finish(job({ version: 2 }));
    await saving;
    expect(get().saveState).toBe("unsaved");
  });

  it("tells a refusal from silence", async () => {
    const failing = setUp({
      saveJob: () => Promise.reject(new ApiFailure(400, "bad", "The name is too long.", null)),
    });
    failing.actions.apply("Add", addTo("c"));
    expect(await failing.actions.save()).toBe(false);
    expect(failing.get()).toMatchObject({ saveState: "unsaved", saveError: "The name is too long." });
    const silent = setUp({ saveJob: () => Promise.reject(new TypeError("fetch failed")) });
    silent.actions.apply("Add", addTo("c"));
    await silent.actions.save();
    expect(silent.get().saveState).toBe("offline");
  });
});

describe("a conflict", () => {
  const theirs = job({ name: "Theirs", version: 5 });
  const conflicting = () =>
    setUp({
      saveJob: async (id, document, base) => {
        if (base >= 5) return job({ ...document, id, version: base + 1 });
        throw new ApiFailure(409, "conflict", "…", { current: theirs, differences: [] });
      },
    });
  const meet = async () => {
    const all = conflicting();
    all.actions.setDocument("Rename", { name: "Mine" });
    expect(await all.actions.save()).toBe(false);
    expect(all.get()).toMatchObject({ saveState: "conflict" });
    return all;
  };

  it("ends with mine on top", async () => {
    const { actions, get } = await meet();
    expect(await actions.resolveConflict("mine")).toBe("job_1");
    expect(get()).toMatchObject({ baseVersion: 6, saveState: "saved", conflict: null });
    expect(get().document.name).toBe("Mine");
  });

  it("ends with theirs, which undo takes back", async () => {
    const { actions, get } = await meet();
    await actions.resolveConflict("theirs");
    expect(get()).toMatchObject({ baseVersion: 5, saveState: "saved", conflict: null });
    expect(get().document.name).toBe("Theirs");
    actions.undo();
    expect(get().document.name).toBe("Mine");
    expect(get().saveState).toBe("unsaved");
  });

  it("ends with a copy of mine and theirs here", async () => {
    const { actions, get } = await meet();
    expect(await actions.resolveConflict("copy")).toBe("job_2");
    expect(get().document.name).toBe("Theirs");
  });
});

describe("a run", () => {
  it("saves first, follows the events and hides counts of what changes after", async () => {
    let send: (event: RunEvent) => void = () => {};
    const { actions, get } = setUp({
      watchRun: (_, onEvent) => {
        send = onEvent;
        return () => {};
      },
    });
    actions.apply("Add", addTo("c"));
    await actions.startRun();
    expect(get()).toMatchObject({ baseVersion: 2, activeRun: "run_1" });
    const nodes = { a: { state: "done" as const, rows: 3, ms: 1 } };
    send({ kind: "run", seq: 1, at: "2026-01-01T00:00:00Z", run: run({ state: "SUCCEEDED", nodes }) });
    expect(get().activeRun).toBeNull();
    expect(get().shownRun?.nodes.a?.rows).toBe(3);
    expect(staleNodes(get()).size).toBe(0);
    actions.apply("Delete wire", (pipeline) => ({
      ...pipeline,
      nodes: { ...pipeline.nodes, b: { ...pipeline.nodes.b!, inputs: {} } },
    }));
    expect([...staleNodes(get())]).toEqual(["b"]);
  });

  it("does not start when the save is refused", async () => {
    const startRun = vi.fn();
    const { actions, get } = setUp({
      startRun,
      saveJob: () => Promise.reject(new ApiFailure(400, "bad", "No.", null)),
    });
    actions.apply("Add", addTo("c"));
    expect(await actions.startRun()).toBeNull();
    expect(startRun).not.toHaveBeenCalled();
    expect(get().starting).toBe(false);
  });
});

describe("binding", () => {
  it("asks once for a burst, without places, and ignores late answers", async () => {
    vi.useFakeTimers();
    const asked: string[][] = [];
    const answers: ((columns: string) => void)[] = [];
    const { store, actions, get, services } = setUp({
      bind: ({ nodes, layout }) => {
        expect(layout).toEqual({});
        asked.push(Object.keys(nodes));
        return new Promise((resolve) => {
          answers.push((name) =>
            resolve({ nodes: { a: { out: [{ name, type: "BIGINT" }] } }, diagnostics: [] }),
          );
        });
      },
    });
    const context = { get, set: store.setState, services, actions, endings: [] };
    const end = bindingPart(context, store);
    expect(asked).toEqual([["a", "b"]]);
    actions.apply("Add", addTo("c"));
    actions.apply("Add", addTo("d"));
    expect(get().binding.pending).toBe(true);
    await vi.advanceTimersByTimeAsync(200);
    expect(asked[1]).toEqual(["a", "b", "c", "d"]);
    answers[1]?.("new");
    answers[0]?.("old");
    await vi.advanceTimersByTimeAsync(0);
    expect(get().binding).toMatchObject({ pending: false, for: 2 });
    expect(get().binding.nodes.a?.out?.[0]?.name).toBe("new");
    actions.apply("Move", (pipeline) => moveNodes(pipeline, { to: { a: { x: 5, y: 5 } } }));
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toHaveLength(2);
    end();
    vi.useRealTimers();
  });
});
