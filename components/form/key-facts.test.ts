import { describe, expect, test } from "vitest";
import { emptyPipeline } from "../../lib/model/pipeline";
import { countingPipeline, suggestedPairs } from "./key-facts";

describe("countingPipeline", () => {
  test("counts with quoted names, on a copy", () => {
    const before = emptyPipeline();
    const { pipeline, node } = countingPipeline(
      before,
      { left: "a", right: "b" },
      [{ left: 'the "x"', right: "y" }],
      true,
    );
    expect(before.nodes).toEqual({});
    const query = String(pipeline.nodes[node]?.settings.query);
    expect(query).toContain('l SEMI JOIN r ON l."the ""x""" IS NOT DISTINCT FROM r."y"');
    expect(pipeline.nodes[node]?.inputs).toEqual({ l: "a", r: "b" });
  });
});

describe("suggestedPairs", () => {
  test("equal names that no key uses, in whatever case", () => {
    const left = [{ name: "ID" }, { name: "state" }, { name: "x" }];
    const right = [{ name: "id" }, { name: "state" }];
    expect(suggestedPairs(left, right, [{ left: "state", right: "state" }])).toEqual([
      { left: "ID", right: "id" },
    ]);
  });
});
