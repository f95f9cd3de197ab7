import { describe, expect, it } from "vitest";
import type { JobRun, NodeRun } from "../model/job-run";
import type { Edge } from "../model/pipeline";
import { nodeDefinition } from "../nodes/registry";
import { renameNode } from "./commands/rename-node";
import { updateSettings } from "./commands/update-settings";
import { changedSince, edgeFlow, formatDuration, GROWS, MAY_BE_EMPTY, SHRINKS } from "./row-flow";
import { pipelineOf } from "./testing";

const pipeline = pipelineOf({
  a: { type: "csv-source" },
  b: { type: "csv-source" },
  f: { type: "filter", name: "Long delays", inputs: { in: "a" } },
  j: { type: "join", name: "With airport", inputs: { left: "f", right: "b" } },
  g: { type: "aggregate", inputs: { in: "j" } },
  t: { type: "csv-target", inputs: { in: "g" } },
});

const runWith = (rows: Record<string, number | null>): JobRun => ({
  id: "r",
  jobId: "j",
  jobName: "",
  jobVersion: 1,
  attempt: 0,
  state: "SUCCEEDED",
  progress: 1,
  arguments: {},
  nodes: Object.fromEntries(
    Object.entries(rows).map(([id, count]): [string, NodeRun] => [id, { state: "done", rows: count, ms: 1 }]),
  ),
  outputs: [],
  accounting: null,
  error: null,
  peakMemory: null,
  queuedAt: "2026-01-01T00:00:00Z",
  startedAt: null,
  endedAt: null,
});

const from = (id: string): Edge => ({ from: id, output: "out", to: "x", port: "in", index: 0 });
const warning = (rows: Record<string, number | null>, id: string) =>
  edgeFlow(pipeline, runWith(rows), from(id))?.warning;

describe("rows along a wire", () => {
  it("are what the node gave, or absent", () => {
    expect(edgeFlow(pipeline, runWith({ a: 3 }), from("a"))).toEqual({ rows: 3, warning: null });
    expect(edgeFlow(pipeline, runWith({ a: null }), from("a"))).toBeNull();
    expect(edgeFlow(pipeline, runWith({}), from("a"))).toBeNull();
    expect(edgeFlow(pipeline, runWith({ a: 3 }), { ...from("a"), output: "other" })).toBeNull();
  });

  it("are those of one output, where the node has several", () => {
    const run = runWith({ a: 3, f: 1, j: 5 });
    const outputs = { out: 1, rejected: 2 };
    const known: JobRun = { ...run, nodes: { ...run.nodes, f: { ...(run.nodes.f as NodeRun), outputs } } };
    expect(edgeFlow(pipeline, known, { ...from("f"), output: "rejected" })).toEqual({
      rows: 2,
      warning: null,
    });
    expect(edgeFlow(pipeline, run, { ...from("f"), output: "rejected" })).toBeNull();
    const routed = pipelineOf({
      a: { type: "csv-source" },
      r: {
        type: "route",
        settings: { groups: [{ name: "late", expression: "true" }] },
        inputs: { in: "a" },
      },
    });
    const nodes: JobRun["nodes"] = {
      a: { state: "done", rows: 1000, ms: 1 },
      r: { state: "done", rows: 1000, ms: 1, outputs: { late: 0, rest: 1000 } },
    };
    const rows = (output: string) => edgeFlow(routed, { ...run, nodes }, { ...from("r"), output });
    expect([rows("late"), rows("rest"), rows("all")]).toEqual(
      [0, 1000, 1000].map((count) => ({ rows: count, warning: null })),
    );
  });

  it("are worth a look when nearly all vanish", () => {
    expect(warning({ a: 3_000_000, f: 152_194 }, "f")).toBeNull();
    expect(warning({ a: 3_000_000, f: 130 }, "f")).toBe(
      "2,999,870 of 3,000,000 rows are gone after “Long delays”.",
    );
    expect(warning({ a: 5, f: 0 }, "f")).toBe("No row is left after “Long delays”: 5 went in.");
    expect(warning({ a: 0, f: 0 }, "f")).toBeNull();
  });

  it("are worth a look when they explode", () => {
    expect(warning({ f: 1000, b: 10, j: 20_000 }, "j")).toMatch(
      /^“With airport” makes 20,000 rows of 1,000, 20 times/,
    );
    expect(warning({ f: 1000, b: 10, j: 9_000 }, "j")).toBeNull();
  });

  it("may shrink where that is the point, and unknown inputs say nothing", () => {
    expect(warning({ j: 152_194, g: 52 }, "g")).toBeNull();
    expect(warning({ f: null, b: 10, j: 200_000 }, "j")).toBeNull();
  });
});

describe("node types", () => {
  const flow = (type: string, before: number, after: number) => {
    const nodes = pipelineOf({ a: { type: "csv-source" }, n: { type, name: "It", inputs: inputsOf(type) } });
    return edgeFlow(nodes, runWith({ a: before, n: after }), from("n"))?.warning ?? null;
  };
  const inputsOf = (type: string) =>
    Object.fromEntries(
      (nodeDefinition(type)?.inputs ?? []).map(({ name, arity }) => [
        name,
        arity === "many" ? ["a", "a"] : "a",
      ]),
    );

  it("that are told apart here are there", () => {
    const types = [...SHRINKS, ...MAY_BE_EMPTY, ...GROWS];
    expect(types.filter((type) => !nodeDefinition(type))).toEqual([]);
  });

  it("are worth a look when a lookup repeats any row", () => {
    const looked = pipelineOf({
      a: { type: "csv-source" },
      b: { type: "csv-source" },
      l: { type: "lookup", name: "Airports", inputs: { in: "a", lookup: "b" } },
    });
    const flow = (rows: number) =>
      edgeFlow(looked, runWith({ a: 100, b: 3000, l: rows }), from("l"))?.warning;
    expect(flow(100)).toBeNull();
    expect(flow(101)).toBe(
      "“Airports” makes 101 rows of 100: several rows of its lookup table match one row. Take only the first match to keep each row once.",
    );
  });

  it("may shrink, be empty or grow where that is the point, and nowhere else", () => {
    for (const type of ["rank", "sample", "compare", "intersect", "except"])
      expect(flow(type, 10_000, 5), type).toBeNull();
    for (const type of ["compare", "intersect", "except"]) expect(flow(type, 10_000, 0), type).toBeNull();
    for (const type of ["cross-join", "unpivot"]) expect(flow(type, 100, 100_000), type).toBeNull();
    for (const type of ["window", "rolling", "row-number", "merge", "scd2", "asof-join", "union"]) {
      expect(flow(type, 10_000, 5), type).toMatch(/are gone after “It”/);
      expect(flow(type, 10_000, 0), type).toMatch(/No row is left/);
      expect(flow(type, 100, 100_000), type).toMatch(/1,000 times as many/);
    }
    for (const type of ["rank", "sample"]) expect(flow(type, 10_000, 0), type).toMatch(/No row is left/);
  });
});

describe("what a run says after an edit", () => {
  it("ends at what was changed, and downstream of it", () => {
    const edited = updateSettings(pipeline, { id: "f", patch: { condition: "delay > 5" } });
    expect([...changedSince(pipeline.nodes, edited)].sort()).toEqual(["f", "g", "j", "t"]);
    expect(changedSince(pipeline.nodes, pipeline).size).toBe(0);
  });

  it("forgets an edit that was taken back, and counts a document that was read again as the same", () => {
    const set = (condition: string) => (from: typeof pipeline) =>
      updateSettings(from, { id: "f", patch: { condition } });
    const first = set("a > 1")(pipeline);
    expect(changedSince(first.nodes, set("a > 1")(set("a > 2")(first))).size).toBe(0);
    expect(changedSince(first.nodes, structuredClone(first)).size).toBe(0);
  });

  it("survives a new name", () => {
    expect(changedSince(pipeline.nodes, renameNode(pipeline, { id: "f", name: "Late" })).size).toBe(0);
  });
});

it.each([
  [0, "<1 ms"],
  [6.4, "6 ms"],
  [999.7, "1.0 s"],
  [1840, "1.8 s"],
  [12_000, "12 s"],
  [61_000, "1 min 1 s"],
  [7_200_000, "2 h"],
])("%d ms reads %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
