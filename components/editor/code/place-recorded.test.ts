import { expect, test } from "vitest";
import type { Pipeline, PipelineNode } from "@/lib/model/pipeline";
import { placeRecorded } from "./place-recorded";

const node = (from?: string): PipelineNode => ({
  type: "filter",
  name: from ?? "x",
  settings: {},
  inputs: from ? { in: from } : {},
});
const tidy = async (pipeline: Pipeline) =>
  Object.fromEntries(Object.keys(pipeline.nodes).map((id, index) => [id, { x: index, y: 0 }]));

test("what has a place stays, what is new stands beside what it reads", async () => {
  const pipeline: Pipeline = {
    version: 1,
    nodes: { a: node(), b: node("a"), c: node("b") },
    layout: { a: { x: 10, y: 20 } },
  };
  const { layout } = await placeRecorded(pipeline, tidy);
  expect(layout).toEqual({ a: { x: 10, y: 20 }, b: { x: 286, y: 20 }, c: { x: 562, y: 20 } });
});

test("a new source stands before what reads it, a stranger below everything", async () => {
  const pipeline: Pipeline = {
    version: 1,
    nodes: { source: node(), reader: node("source"), alone: node() },
    layout: { reader: { x: 300, y: 0 } },
  };
  const { layout } = await placeRecorded(pipeline, tidy);
  expect(layout.source).toEqual({ x: 24, y: 0 });
  expect(layout.alone).toEqual({ x: 24, y: 96 });
});

test("a graph without places is laid out as a whole", async () => {
  const pipeline: Pipeline = { version: 1, nodes: { a: node(), b: node("a") }, layout: {} };
  expect((await placeRecorded(pipeline, tidy)).layout).toEqual({ a: { x: 0, y: 0 }, b: { x: 1, y: 0 } });
});
