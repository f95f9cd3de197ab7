import { describe, expect, it } from "vitest";
import { topologicalSort } from "./topological-sort";

const sort = (graph: Record<string, string[]>) =>
  topologicalSort(Object.keys(graph), (id) => graph[id] ?? []);

describe("topologicalSort", () => {
  it("puts parents first and keeps the given order among equals", () => {
    expect(sort({ d: ["b"], a: [], b: ["a"], c: ["a"] })).toEqual({ ok: true, order: ["a", "b", "d", "c"] });
  });

  it("names the members of one cycle, in the direction data would flow", () => {
    expect(sort({ a: ["c"], b: ["a"], c: ["b"], d: ["c"] })).toEqual({
      ok: false,
      cycle: expect.arrayContaining(["a", "b", "c"]),
    });
  });

  it("sorts a chain of 50,000 nodes without recursion", () => {
    const ids = Array.from({ length: 50_000 }, (_, index) => index);
    const sorted = topologicalSort(ids, (id) => (id === 0 ? [] : [id - 1]));
    expect(sorted.ok && sorted.order).toEqual(ids);
  });
});
