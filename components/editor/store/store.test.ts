import { describe, expect, it, vi } from "vitest";
import { ApiFailure } from "@/lib/api/client";
import { connect } from "@/lib/editor/commands/connect";
import { moveNodes } from "@/lib/editor/commands/move-nodes";
import type { RunEvent } from "@/lib/model/job-run";
import { bindingPart } from "./binding-part";
import { staleNodes } from "./selectors";
import { addTo, run, setUp } from "./testing";

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
