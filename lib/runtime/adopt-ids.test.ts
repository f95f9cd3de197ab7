import { describe, expect, it } from "vitest";
import type { Pipeline, PipelineNode } from "../model/pipeline";
import { adoptIds } from "./adopt-ids";

const node = (
  type: string,
  name: string,
  inputs: PipelineNode["inputs"] = {},
  settings: PipelineNode["settings"] = {},
): PipelineNode => ({
  type,
  name,
  settings,
  inputs,
});
const pipeline = (nodes: Record<string, PipelineNode>, layout: Pipeline["layout"] = {}): Pipeline => ({
  version: 1,
  nodes,
  layout,
});

const before = pipeline(
  {
    n1: node("csv-source", "Flights", {}, { paths: ["a"] }),
    n2: node("filter", "Late", { in: "n1" }, { condition: "delay > 60" }),
    n3: node("csv-target", "Out", { in: "n2" }, { path: "out" }),
  },
  { n1: { x: 0, y: 0 }, n2: { x: 276, y: 8 }, n3: { x: 552, y: 16 } },
);

describe("adoptIds", () => {
  it("finds nodes by name, whatever else changed", () => {
    const recorded = pipeline({
      flights: node("parquet-source", "Flights", {}, { paths: ["b"] }),
      late: node("filter", "Late", { in: "flights" }, { condition: "delay > 30" }),
      out: node("csv-target", "Out", { in: "late" }, { path: "out" }),
    });
    const { pipeline: adopted } = adoptIds(recorded, before);
    expect(Object.keys(adopted.nodes)).toEqual(["n1", "n2", "n3"]);
    expect(adopted.nodes.n2?.inputs).toEqual({ in: "n1" });
    expect(adopted.layout).toEqual(before.layout);
  });

  it("finds a renamed node by its type and inputs", () => {
    const recorded = pipeline({
      flights: node("csv-source", "All flights", {}, { paths: ["a"] }),
      late: node("filter", "Very late", { in: "flights" }, { condition: "delay > 90" }),
      out: node("csv-target", "Out", { in: "late" }, { path: "out" }),
    });
    expect(Object.keys(adoptIds(recorded, before).pipeline.nodes)).toEqual(["n1", "n2", "n3"]);
  });

  it("takes a node for a new one when two could be the renamed one", () => {
    const recorded = pipeline({
      flights: node("csv-source", "Flights", {}, { paths: ["a"] }),
      one: node("filter", "One", { in: "flights" }, { condition: "x" }),
      two: node("filter", "Two", { in: "flights" }, { condition: "y" }),
    });
    expect(Object.keys(adoptIds(recorded, before).pipeline.nodes)).toEqual(["n1", "one", "two"]);
    const exact = pipeline({
      ...recorded.nodes,
      two: node("filter", "Two", { in: "flights" }, { condition: "delay > 60" }),
    });
    expect(Object.keys(adoptIds(exact, before).pipeline.nodes)).toEqual(["n1", "one", "n2"]);
  });

  it("never gives a new node the id of one that is gone", () => {
    const recorded = pipeline({ n2: node("limit", "New", {}, {}) });
    expect(Object.keys(adoptIds(recorded, before).pipeline.nodes)).toEqual(["n2_2"]);
  });

  it("leaves new nodes without a place", () => {
    const recorded = pipeline({
      flights: node("csv-source", "Flights", {}, { paths: ["a"] }),
      few: node("limit", "Few", { in: "flights" }, { count: 3 }),
    });
    expect(adoptIds(recorded, before).pipeline.layout).toEqual({ n1: { x: 0, y: 0 } });
  });

  it("keeps references to outputs by name", () => {
    const recorded = pipeline({
      flights: node("csv-source", "Flights"),
      all: node("union", "All", { inputs: ["flights", { node: "flights", output: "rejected" }] }),
    });
    expect(adoptIds(recorded, before).pipeline.nodes.all?.inputs).toEqual({
      inputs: ["n1", { node: "n1", output: "rejected" }],
    });
  });

  it("keeps what the job was imported from", () => {
    const imported = { form: "api" as const, text: "{}", nodes: {}, folders: {} };
    const recorded = pipeline({ flights: node("csv-source", "Flights") });
    expect(adoptIds(recorded, { ...before, imported }).pipeline.imported).toBe(imported);
    expect(adoptIds(recorded, before).pipeline).not.toHaveProperty("imported");
  });
});
