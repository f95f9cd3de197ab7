import { describe, expect, test } from "vitest";
import type { Pipeline, PipelineNode } from "../../../lib/model/pipeline";
import { pairedNode, projectionOf } from "./projection";

const columns = [
  { name: "id", type: "VARCHAR" },
  { name: 'the "x"', type: "BIGINT" },
];
const projection = (type: string, settings: PipelineNode["settings"]) => {
  const pipeline: Pipeline = {
    version: 1,
    nodes: {
      a: { type: "csv-source", name: "A", settings: { paths: ["a.csv"] }, inputs: {} },
      b: { type, name: "B", settings, inputs: { in: "a" } },
    },
    layout: {},
  };
  return projectionOf(pipeline, (node) => (node === "a" ? columns : undefined), "b");
};
const sources = (type: string, settings: PipelineNode["settings"]) =>
  projection(type, settings)?.columns.map(({ name, source }) => [name, source]);

describe("projectionOf", () => {
  test("computed, renamed and cast columns know what they were", () => {
    const compute = [
      { name: "ID", expression: "trim(id)" },
      { name: "n", expression: "1" },
    ];
    expect(sources("derived-column", { compute })).toEqual([
      ["id", null],
      ['the "x"', 'the "x"'],
      ["n", null],
    ]);
    expect(sources("rename-field", { from: "id", to: "key" })).toEqual([
      ["key", "id"],
      ['the "x"', 'the "x"'],
    ]);
    expect(
      sources("change-schema", {
        mapping: [
          { from: ['the "x"'], to: "x", type: "DECIMAL(10,2)" },
          { from: ["id"], to: "id" },
        ],
      }),
    ).toEqual([
      ["x", 'the "x"'],
      ["id", "id"],
    ]);
  });

  test("a node that drops, joins or orders rows does not keep them", () => {
    expect(projection("filter", { condition: "true" })).toBeNull();
    expect(projection("sort", { keys: [{ expression: "id" }] })).toBeNull();
    expect(projection("rename-field", {})).toBeNull();
  });
});

test("pairedNode computes both sides in one SELECT", () => {
  const found = projection("derived-column", { compute: [{ name: "id", expression: "trim(id) -- tidy" }] });
  const node = found && pairedNode(found, columns);
  expect(node?.settings.query).toBe(
    'SELECT\n(trim(id) -- tidy\n) AS o0,\n("the ""x"""\n) AS o1,\n"id" AS i0,\n"the ""x""" AS i1\nFROM paired_input',
  );
  expect(node?.inputs).toEqual({ paired_input: "a" });
});
