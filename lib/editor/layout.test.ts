import ElkConstructor from "elkjs/lib/elk.bundled.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Pipeline } from "../model/pipeline";
import { frameUnder } from "./annotation-shape";
import { connect } from "./commands/connect";
import { foldGroup } from "./commands/fold-group";
import { groupNodes } from "./commands/group-nodes";
import { moveNodes } from "./commands/move-nodes";
import { foldedInto, groupsOf } from "./groups";
import { tidyPlaces } from "./layout";
import { anyPipeline, pipelineOf } from "./testing";

const elk = new ElkConstructor();

const tidy = async (pipeline: Pipeline, ids?: string[]) =>
  moveNodes(pipeline, { to: await tidyPlaces(elk, pipeline, ids) });

/** Random groups of neighbours in the order of the document, some of them folded. */
const grouped = (pipeline: Pipeline, cuts: readonly number[], folded: number): Pipeline => {
  const ids = Object.keys(pipeline.nodes);
  return cuts.reduce((current, cut, index) => {
    const id = `group${index}`;
    const next = groupNodes(current, { id, ids: ids.slice(cut, cut + 3) });
    return index === folded ? foldGroup(next, { id, collapsed: true }) : next;
  }, pipeline);
};

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

test("tidying any graph with groups twice is tidying it once, and frames hold their own alone", async () => {
  await fc.assert(
    fc.asyncProperty(
      anyPipeline(10),
      fc.array(fc.nat(9), { maxLength: 3 }),
      fc.nat(5),
      async (pipeline, cuts, folded) => {
        const once = await tidy(grouped(pipeline, cuts, folded));
        expect((await tidy(once)).layout).toEqual(once.layout);
        const { groupOf } = groupsOf(once.nodes);
        for (const id of Object.keys(once.nodes))
          if (once.nodes[id]?.type !== "group" && foldedInto(once, id) === undefined)
            expect(frameUnder(once, once, id), id).toBe(groupOf.get(id) ?? null);
      },
    ),
    { numRuns: 80 },
  );
}, 120_000);

test("in a frame the gaps are those outside of it", async () => {
  const { layout } = await tidy(groupNodes(delays(), { id: "g", ids: ["joined", "byState"] }));
  expect((layout.byState?.x ?? 0) - (layout.joined?.x ?? 0)).toBe(276);
});

test("a note goes with the card it stands beside, and out of the way", async () => {
  const { nodes, layout } = delays();
  const remark = { type: "note", name: "Remark", settings: {}, inputs: {} };
  const before = {
    ...delays(),
    nodes: { ...nodes, remark },
    layout: { ...layout, remark: { x: 300, y: 260 } },
  };
  const after = await tidy(before);
  expect(after.layout.remark?.x).toBe(after.layout.flights?.x);
  expect(after.layout.remark?.y).toBeLessThan((after.layout.flights?.y ?? 0) - 119);
});

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
