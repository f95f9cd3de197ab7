import { describe, expect, test } from "vitest";
import type { Difference } from "@/lib/model/difference";
import type { Pipeline, PipelineNode } from "@/lib/model/pipeline";
import { partsInWords, valueText } from "./difference-words";

const join: PipelineNode = { type: "join", name: "With airport", settings: {}, inputs: {} };
const nodes: Pipeline["nodes"] = {
  a: { type: "csv-source", name: "Flights", settings: {}, inputs: {} },
  b: join,
};
const changed = (node: string | null, parts: Difference["parts"]): Difference => ({
  kind: "changed",
  node,
  name: "x",
  parts,
});

describe("partsInWords", () => {
  test("takes the titles of the form, and names what wires lead to", () => {
    const parts = [
      { path: "settings.type", before: "inner", after: "left" },
      {
        path: "inputs",
        before: { left: "a" },
        after: { left: { node: "a", output: "rest" }, right: "gone" },
      },
      { path: "settings.someNewThing", before: null, after: true },
    ];
    expect(partsInWords(changed("b", parts), join, nodes)).toEqual([
      { key: "settings.type", title: "Kind", before: "inner", after: "left" },
      {
        key: "inputs",
        title: "Wires",
        before: "left ← Flights",
        after: "left ← Flights (rest)\nright ← gone",
      },
      { key: "settings.someNewThing", title: "Some new thing", before: null, after: "true" },
    ]);
  });

  test("says the run settings one by one, and only those that differ", () => {
    const before = { timeoutMinutes: 480, memoryMb: 4096, threads: null };
    const after = { timeoutMinutes: 60, memoryMb: 4096, threads: 4 };
    expect(partsInWords(changed(null, [{ path: "settings", before, after }]), undefined, nodes)).toEqual([
      { key: "timeoutMinutes", title: "Timeout", before: "480", after: "60" },
      { key: "threads", title: "Threads", before: null, after: "4" },
    ]);
  });
});

test("values read as a person would write them", () => {
  expect(valueText(["a", "b"])).toBe("a, b");
  expect(valueText([])).toBe("nothing");
  expect(valueText([{ left: "origin", right: "iata" }])).toBe("origin = iata");
  expect(valueText([{ name: "flights", expression: "count(*)" }])).toBe("flights = count(*)");
  expect(valueText([{ expression: "delay", direction: "desc", nulls: "last" }])).toBe("delay descending");
  expect(valueText({ from: "a", deep: [1] })).toBe("from: a\ndeep: [1]");
});
