import { describe, expect, test } from "vitest";
import type { Pipeline, PipelineNode } from "../../../lib/model/pipeline";
import { passThrough } from "./pass-through";

const columns = [
  { name: "id", type: "VARCHAR" },
  { name: 'the "x"', type: "BIGINT" },
];
const sources = (type: string, settings: PipelineNode["settings"]) => {
  const pipeline: Pipeline = {
    version: 1,
    nodes: {
      a: { type: "csv-source", name: "A", settings: { paths: ["a.csv"] }, inputs: {} },
      b: { type, name: "B", settings, inputs: { in: "a" } },
    },
    layout: {},
  };
  const found = passThrough(pipeline, (node) => (node === "a" ? columns : undefined), "b");
  return found && Object.fromEntries(found);
};

describe("passThrough", () => {
  test("computed, renamed and cast columns know what they were", () => {
    expect(
      sources("derived-column", {
        compute: [
          { name: "ID", expression: "trim(id)" },
          { name: "n", expression: "1" },
        ],
      }),
    ).toEqual({
      id: null,
      'the "x"': 'the "x"',
      n: null,
    });
    expect(sources("rename-field", { from: "id", to: "key" })).toEqual({ key: "id", 'the "x"': 'the "x"' });
    expect(
      sources("change-schema", {
        mapping: [
          { from: ['the "x"'], to: "x", type: "DECIMAL(10,2)" },
          { from: ["id"], to: "id" },
        ],
      }),
    ).toEqual({ x: 'the "x"', id: "id" });
  });

  test("a node that drops, joins or orders rows does not keep them", () => {
    expect(sources("filter", { condition: "true" })).toBeNull();
    expect(sources("sort", { keys: [{ expression: "id" }] })).toBeNull();
    expect(sources("rename-field", {})).toBeNull();
  });
});
