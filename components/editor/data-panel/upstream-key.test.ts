import { describe, expect, test } from "vitest";
import type { Pipeline } from "../../../lib/model/pipeline";
import { upstreamKey, upstreamPipeline } from "./upstream-key";

const pipeline: Pipeline = {
  version: 1,
  nodes: {
    a: { type: "csv-source", name: "A", settings: { paths: ["a.csv"] }, inputs: {} },
    b: { type: "filter", name: "B", settings: { condition: "x > 1" }, inputs: { in: "a" } },
    c: { type: "limit", name: "C", settings: { count: 3 }, inputs: { in: "b" } },
    d: { type: "csv-source", name: "D", settings: { paths: ["d.csv"] }, inputs: {} },
  },
  layout: { a: { x: 0, y: 0 } },
};
const edit = (id: string, patch: object): Pipeline => ({
  ...pipeline,
  nodes: { ...pipeline.nodes, [id]: { ...pipeline.nodes[id]!, ...patch } },
});

describe("upstreamKey", () => {
  const key = upstreamKey(pipeline, "b");

  test("changes with the node and with what it reads", () => {
    expect(upstreamKey(edit("b", { settings: { condition: "x > 2" } }), "b")).not.toBe(key);
    expect(upstreamKey(edit("a", { settings: { paths: ["other.csv"] } }), "b")).not.toBe(key);
    expect(upstreamKey(edit("b", { inputs: { in: "d" } }), "b")).not.toBe(key);
  });

  test("does not change with places, names, or nodes downstream and beside", () => {
    expect(upstreamKey({ ...pipeline, layout: { b: { x: 9, y: 9 } } }, "b")).toBe(key);
    expect(upstreamKey(edit("a", { name: "Renamed" }), "b")).toBe(key);
    expect(upstreamKey(edit("c", { settings: { count: 4 } }), "b")).toBe(key);
    expect(upstreamKey(edit("d", { settings: { paths: [] } }), "b")).toBe(key);
  });

  test("the order of settings does not count", () => {
    const one = edit("a", { settings: { paths: ["a.csv"], header: "present" } });
    const other = edit("a", { settings: { header: "present", paths: ["a.csv"] } });
    expect(upstreamKey(one, "b")).toBe(upstreamKey(other, "b"));
  });
});

test("upstreamPipeline leaves out what the rows do not depend on", () => {
  expect(Object.keys(upstreamPipeline(pipeline, "b").nodes)).toEqual(["a", "b"]);
  expect(upstreamPipeline(pipeline, "b").layout).toEqual({});
});
