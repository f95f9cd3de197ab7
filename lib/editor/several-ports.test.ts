import { describe, expect, it } from "vitest";
import { edgesOf, type Pipeline } from "../model/pipeline";
import { cardShape, NODE_HEIGHT } from "./card-shape";
import { addLinked, fitsOf } from "./commands/add-linked";
import { align } from "./commands/align";
import { changeType } from "./commands/change-type";
import { connect } from "./commands/connect";
import { deleteNodes } from "./commands/delete-nodes";
import { spliceNode } from "./commands/splice-node";
import { updateSettings } from "./commands/update-settings";
import { edgeUnderNode } from "./edge-hit";
import { freeSpot } from "./geometry";
import { outputLabel } from "./ports";
import { pipelineOf } from "./testing";
import { isWireEnd, wireEnds } from "./wire-ends";

const groups = (...names: string[]) => names.map((name) => ({ name, expression: "delay > 60" }));

/** A source, a Route with groups and readers of them; a filter whose refused rows are read too. */
const routed = (): Pipeline =>
  pipelineOf({
    src: { type: "csv-source", at: [0, 0] },
    route: {
      type: "route",
      settings: { groups: groups("late", "west", "east") },
      inputs: { in: "src" },
      at: [300, 0],
    },
    a: { type: "limit", inputs: { in: { node: "route", output: "late" } }, at: [600, 0] },
    b: { type: "limit", inputs: { in: { node: "route", output: "west" } }, at: [600, 100] },
    pick: {
      type: "select-from-collection",
      inputs: { in: { node: "route", output: "all" } },
      at: [600, 200],
    },
    keep: { type: "filter", inputs: { in: "src" }, at: [300, 300] },
    kept: { type: "csv-target", inputs: { in: "keep" }, at: [600, 300] },
    refused: { type: "csv-target", inputs: { in: { node: "keep", output: "rejected" } }, at: [600, 400] },
  });

const wires = (pipeline: Pipeline) =>
  edgesOf(pipeline).map(({ from, output, to }) =>
    output === "out" ? `${from}>${to}` : `${from}.${output}>${to}`,
  );

const shapeOf = (pipeline: Pipeline, id: string) => {
  const node = pipeline.nodes[id];
  if (!node) throw new Error(`There is no ${id}.`);
  return cardShape(node);
};

describe("a card", () => {
  it("with one main output keeps its size and its middle, whatever else it could give", () => {
    const { height, rows, outputs } = shapeOf(routed(), "keep");
    expect({ height, rows }).toEqual({ height: NODE_HEIGHT, rows: false });
    expect(outputs.map(({ port, y }) => [port.name, y])).toEqual([
      ["out", NODE_HEIGHT / 2],
      ["rejected", 47],
    ]);
  });

  it("grows with its outputs, and each has a row of its own", () => {
    const { height, rows, inputs, outputs } = shapeOf(routed(), "route");
    expect(rows).toBe(true);
    expect(outputs.map(({ port }) => port.name)).toEqual(["late", "west", "east", "rest", "all"]);
    const places = outputs.map(({ y }) => y);
    expect(
      places.every((y, index) => y > NODE_HEIGHT && y < height && y - (places[index - 1] ?? 0) >= 20),
    ).toBe(true);
    expect(inputs[0]?.y).toBe(NODE_HEIGHT / 2);
    const more = updateSettings(routed(), {
      id: "route",
      patch: { groups: groups("a", "b", "c", "d", "e") },
    });
    expect(shapeOf(more, "route").height).toBe(height + 40);
  });

  it("of any height is left free, hit and lined up as it is", () => {
    const pipeline = routed();
    const { height, outputs } = shapeOf(pipeline, "route");
    expect(freeSpot(pipeline, { x: 300, y: 100 })).toEqual({ x: 300, y: height + 40 });
    expect(freeSpot(pipeline, { x: 300, y: 100 }, 120).y).toBe(300 + NODE_HEIGHT + 40);
    const lined = align(pipeline, { ids: ["route", "a"], to: "bottom" });
    expect(lined.layout.a?.y).toBe(height - NODE_HEIGHT);
    const west = (outputs[1]?.y ?? 0) / 2 + (100 + NODE_HEIGHT / 2) / 2;
    const loose = { ...pipeline.nodes, x: { type: "limit", name: "X", settings: {}, inputs: {} } };
    const middle = { x: (300 + 204 + 600) / 2 - 102, y: west - NODE_HEIGHT / 2 };
    expect(edgeUnderNode({ ...pipeline, nodes: loose }, "x", middle)?.output).toBe("west");
  });
});

describe("a wire", () => {
  it("takes the output that its end takes, where none is named", () => {
    const pipeline = pipelineOf({
      split: { type: "split-fields" },
      pick: { type: "select-from-collection" },
      limit: { type: "limit" },
    });
    const output = (to: string) => {
      const wired = connect(pipeline, { from: "split", to });
      return wired.ok ? wired.value.nodes[to]?.inputs.in : wired.error.message;
    };
    expect(output("pick")).toEqual({ node: "split", output: "all" });
    expect(output("limit")).toEqual({ node: "split", output: "chosen" });
  });

  it("of the wrong kind is refused in words", () => {
    const refusal = (from: string, output: string, to: string) => {
      const wired = connect(routed(), { from, output, to, port: "in" });
      return wired.ok ? null : wired.error.message;
    };
    expect(refusal("route", "all", "a")).toMatch(
      /^“Route” gives a collection of tables at “All groups”, but “A” takes/,
    );
    expect(refusal("src", "out", "pick")).toMatch(
      /^“Pick” takes a collection of tables, but “Src” gives one table/,
    );
  });

  it("that is drawn may end at ports of its kind that close no circle", () => {
    const pipeline = routed();
    const from = wireEnds(pipeline, { node: "keep", side: "outputs", port: "rejected" });
    const table = { kind: "table" as const };
    expect(isWireEnd(from, "a", "inputs", table)).toBe(true);
    expect(isWireEnd(from, "a", "outputs", table)).toBe(false);
    expect(isWireEnd(from, "keep", "inputs", table)).toBe(false);
    expect(isWireEnd(from, "pick", "inputs", { kind: "collection" })).toBe(false);
    const into = wireEnds(pipeline, { node: "route", side: "inputs", port: "in" });
    expect(isWireEnd(into, "keep", "outputs", table)).toBe(true);
    expect(isWireEnd(into, "a", "outputs", table)).toBe(false);
  });

  it("is spliced with what takes and gives its kind alone", () => {
    const pipeline = routed();
    const edge = { from: "route", output: "all", to: "pick", port: "in", index: 0 };
    const x = pipelineOf({ x: { type: "limit" } }).nodes;
    const refused = spliceNode({ ...pipeline, nodes: { ...pipeline.nodes, ...x } }, { id: "x", edge });
    expect(!refused.ok && refused.error.code).toBe("graph/collection");
    expect(fitsOf(pipeline, { kind: "edge", edge })).toEqual({ takes: "collection", gives: "collection" });
  });
});

describe("a node that is added", () => {
  it("behind an output is of what takes it, and reads it", () => {
    const pipeline = routed();
    expect(fitsOf(pipeline, { kind: "after", node: "route", output: "all" })).toEqual({
      takes: "collection",
    });
    expect(fitsOf(pipeline, { kind: "after", node: "keep", output: "rejected" })).toEqual({ takes: "table" });
    expect(fitsOf(pipeline, { kind: "into", node: "pick", port: "in" })).toEqual({ gives: "collection" });
    const link = { kind: "after", node: "keep", output: "rejected" } as const;
    const added = addLinked(pipeline, { id: "n", type: "sort", link, place: null });
    expect(added.nodes.n?.inputs.in).toEqual({ node: "keep", output: "rejected" });
  });

  it("in front of a collection gives one", () => {
    const pipeline = pipelineOf({ pick: { type: "select-from-collection" } });
    const link = { kind: "into", node: "pick", port: "in" } as const;
    const { nodes } = addLinked(pipeline, { id: "s", type: "split-fields", link, place: null });
    expect(nodes.pick?.inputs.in).toEqual({ node: "s", output: "all" });
  });
});

describe("outputs that a setting names", () => {
  const untouched = ["src>route", "route.late>a", "route.west>b", "route.all>pick"];
  const wiresWith = (names: string[]) =>
    wires(updateSettings(routed(), { id: "route", patch: { groups: groups(...names) } })).slice(0, 4);

  it("take their wires along when they are renamed", () => {
    expect(wiresWith(["very_late", "west", "east"])).toEqual([
      "src>route",
      "route.very_late>a",
      "route.west>b",
      "route.all>pick",
    ]);
    expect(wiresWith(["LATE", "w", "east"])).toEqual([
      "src>route",
      "route.LATE>a",
      "route.w>b",
      "route.all>pick",
    ]);
  });

  it("keep them when they change places, or others come", () => {
    expect(wiresWith(["west", "east", "late"])).toEqual(untouched);
    expect(wiresWith(["north", "late", "west", "east"])).toEqual(untouched);
  });

  it("lose them when they are gone", () => {
    expect(wiresWith(["west", "east"])).toEqual(["src>route", "route.west>b", "route.all>pick", "src>keep"]);
    expect(wiresWith(["east", "west"])).not.toContain("route.late>a");
  });

  it("keep them while the name is none that a wire can hold", () => {
    expect(wiresWith(["very late", "west", "east"])).toContain("route.late>a");
  });
});

describe("deleting and changing a node", () => {
  it("heals what flowed through it, never what it refused, nor into a port of another kind", () => {
    const gone = wires(deleteNodes(routed(), { ids: ["keep", "route"] }));
    expect(gone).toContain("src>kept");
    expect(gone.filter((wire) => wire.endsWith(">refused") || wire.endsWith(">pick"))).toEqual([]);
  });

  it("keeps wires to outputs of their kind", () => {
    const changed = wires(changeType(routed(), { id: "route", type: "split-fields" }));
    expect(changed).toEqual(expect.arrayContaining(["route.chosen>a", "route.chosen>b", "route.all>pick"]));
    const sorted = wires(changeType(routed(), { id: "keep", type: "sort" }));
    expect(sorted).toContain("keep>kept");
    expect(sorted.some((wire) => wire.endsWith(">refused"))).toBe(false);
    const picked = changeType(routed(), { id: "pick", type: "limit" });
    expect(picked.nodes.pick?.inputs).toEqual({});
  });
});

it("an output is named where its node has several", () => {
  const { nodes } = routed();
  expect(outputLabel(nodes.keep, "out")).toBeNull();
  expect(outputLabel(nodes.keep, "rejected")).toBe("Rejected");
  expect(outputLabel(nodes.route, "late")).toBe("late");
});
