import ElkConstructor from "elkjs/lib/elk.bundled.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Pipeline } from "../model/pipeline";
import { connect } from "./commands/connect";
import { moveNodes } from "./commands/move-nodes";
import { tidyPlaces } from "./layout";
import { anyPipeline, pipelineOf } from "./testing";

const elk = new ElkConstructor();

const tidy = async (pipeline: Pipeline, ids?: string[]) =>
  moveNodes(pipeline, { to: await tidyPlaces(elk, pipeline, ids) });

const delays = () =>
  pipelineOf({
    flights: { type: "parquet-source", at: [300, 400] },
    airports: { type: "csv-source", at: [0, 0] },
    joined: { type: "join", inputs: { left: "flights", right: "airports" }, at: [10, 10] },
    byState: { type: "aggregate", inputs: { in: "joined" } },
    out: { type: "parquet-target", inputs: { in: "byState" } },
  });

test("columns follow the wires, left to right", async () => {
  const { layout } = await tidy(delays());
  const x = (id: string) => layout[id]?.x ?? Number.NaN;
  expect(x("flights")).toBe(x("airports"));
  expect(x("joined") - x("flights")).toBe(276);
  expect(x("byState") - x("joined")).toBe(276);
  expect(layout.byState?.y).toBe(layout.out?.y);
});

test("the left input of a join stands above the right one", async () => {
  const { layout } = await tidy(delays());
  expect(layout.flights?.y).toBeLessThan(layout.airports?.y ?? 0);
});

test("what is tidy never moves", async () => {
  const once = await tidy(delays());
  expect(await tidy(once)).toBe(once);
});

test("tidying any graph twice is tidying it once", async () => {
  await fc.assert(
    fc.asyncProperty(anyPipeline(14), async (pipeline) => {
      const once = await tidy(pipeline);
      expect((await tidy(once)).layout).toEqual(once.layout);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test("a selection is laid out where it stands, and the rest stays", async () => {
  const before = delays();
  const after = await tidy(before, ["joined", "byState"]);
  expect(after.layout.flights).toBe(before.layout.flights);
  expect(after.layout.airports).toBe(before.layout.airports);
  expect(after.layout.byState?.x).toBe((after.layout.joined?.x ?? 0) + 276);
});

test("a new wire after a tidy moves only what it must", async () => {
  const once = await tidy(pipelineOf({ a: { type: "csv-source" }, b: { type: "filter" } }));
  const wired = connect(once, { from: "a", to: "b" });
  if (!wired.ok) throw new Error(wired.error.message);
  const { layout } = await tidy(wired.value);
  expect(layout.b?.y).toBe(layout.a?.y);
});
