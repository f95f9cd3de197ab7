import { describe, expect, it } from "vitest";
import type { Pipeline } from "../model/pipeline";
import { FRAME_HEAD, FRAME_PAD, nodeBox } from "./annotation-shape";
import { copyNodes } from "./clipboard";
import { addLinked } from "./commands/add-linked";
import { deleteNodes } from "./commands/delete-nodes";
import { dropNodes } from "./commands/drop-nodes";
import { duplicate } from "./commands/duplicate";
import { foldGroup } from "./commands/fold-group";
import { groupNodes, joinGroup, leaveGroup } from "./commands/group-nodes";
import { moveNodes } from "./commands/move-nodes";
import { paste } from "./commands/paste";
import { renameNode } from "./commands/rename-node";
import { resizeNote } from "./commands/resize-note";
import { ungroup } from "./commands/ungroup";
import { edgeCurve } from "./edge-hit";
import { boxesOf } from "./geometry";
import { foldedInto, membersOf } from "./groups";
import { searchNodeTypes } from "./search-nodes";
import { searchPalette } from "./search-palette";
import { pipelineOf } from "./testing";
import { neighbour, outlineOf } from "./walk";

/** A chain with its middle in a group, and a note. */
const job = (): Pipeline =>
  groupNodes(
    pipelineOf({
      a: { type: "csv-source", at: [0, 0] },
      b: { type: "filter", inputs: { in: "a" }, at: [300, 0] },
      c: { type: "sort", inputs: { in: "b" }, at: [600, 0] },
      d: { type: "csv-target", inputs: { in: "c" }, at: [900, 0] },
      n: { type: "note", settings: { text: "# Why\n\nthe *ferry* is late" }, at: [300, 300] },
    }),
    { id: "g", ids: ["b", "c"] },
  );

const folded = () => foldGroup(job(), { id: "g", collapsed: true });

describe("a group", () => {
  it("is a frame around its members", () => {
    expect(job().nodes.g).toMatchObject({ type: "group", name: "Group", settings: { members: ["B", "C"] } });
    expect(nodeBox(job(), "g")).toEqual({
      x: 300 - FRAME_PAD,
      y: -FRAME_HEAD,
      width: 300 + 204 + 2 * FRAME_PAD,
      height: 56 + FRAME_HEAD + FRAME_PAD,
    });
  });

  it("takes its members along when it moves", () => {
    const { layout } = moveNodes(job(), { to: { g: { x: 384, y: 66 } } });
    expect([layout.b, layout.c, layout.a]).toEqual([
      { x: 400, y: 100 },
      { x: 700, y: 100 },
      { x: 0, y: 0 },
    ]);
  });

  it("knows its members by their new names", () => {
    expect(membersOf(renameNode(job(), { id: "b", name: "Late" }), "g")).toEqual(["b", "c"]);
  });

  it("goes when its last member goes, and keeps them when it goes", () => {
    expect(deleteNodes(job(), { ids: ["b", "c"] }).nodes.g).toBeUndefined();
    expect(leaveGroup(job(), { ids: ["b", "c"] }).nodes.g).toBeUndefined();
    for (const without of [deleteNodes(job(), { ids: ["g"] }), ungroup(job(), { ids: ["g"] })])
      expect(Object.keys(without.nodes)).toEqual(["a", "b", "c", "d", "n"]);
  });

  it("holds what is not in another", () => {
    const other = groupNodes(job(), { id: "h", ids: ["a", "b"] });
    expect([membersOf(other, "g"), membersOf(other, "h")]).toEqual([["c"], ["a", "b"]]);
    expect(membersOf(joinGroup(other, { group: "g", ids: ["a"] }), "g")).toEqual(["c", "a"]);
  });

  it("is copied with what is in it", () => {
    const clipboard = copyNodes(job(), ["g"]);
    expect(Object.keys(clipboard.nodes)).toEqual(["b", "c", "g"]);
    const pasted = paste(job(), { clipboard, ids: { b: "b2", c: "c2", g: "g2" } });
    expect([membersOf(pasted, "g"), membersOf(pasted, "g2")]).toEqual([
      ["b", "c"],
      ["b2", "c2"],
    ]);
    const twice = duplicate(job(), { ids: { b: "b2", c: "c2", g: "g2" } });
    expect(membersOf(twice, "g2")).toEqual(["b2", "c2"]);
  });
});

describe("a node that is dragged", () => {
  it("joins the frame it is dropped in", () => {
    const dropped = dropNodes(job(), { to: { n: { x: 420, y: -40 } } });
    expect(membersOf(dropped, "g")).toEqual(["b", "c", "n"]);
  });

  it("leaves the frame it is dragged out of, and only then", () => {
    expect(membersOf(dropNodes(job(), { to: { b: { x: 310, y: 4 } } }), "g")).toEqual(["b", "c"]);
    expect(membersOf(dropNodes(job(), { to: { b: { x: 300, y: 200 } } }), "g")).toEqual(["c"]);
  });

  it("takes the frame along when it is all that is in it", () => {
    const moved = dropNodes(job(), { to: { b: { x: 300, y: 900 }, c: { x: 600, y: 900 } } });
    expect(membersOf(moved, "g")).toEqual(["b", "c"]);
    expect(nodeBox(moved, "g")?.y).toBe(900 - FRAME_HEAD);
  });

  it("stays in its frame when the frame is dragged", () => {
    const moved = dropNodes(job(), { to: { g: { x: -2000, y: 0 } } });
    expect(membersOf(moved, "g")).toEqual(["b", "c"]);
  });
});

it("a node that is added in a frame belongs to it", () => {
  const link = { kind: "edge", edge: { from: "b", output: "out", to: "c", port: "in", index: 0 } } as const;
  const added = addLinked(job(), { id: "e", type: "limit", link, place: { x: 440, y: -10 } });
  expect(membersOf(added, "g")).toEqual(["b", "c", "e"]);
});

describe("a folded group", () => {
  it("stands for what is in it", () => {
    expect(boxesOf(folded()).map(({ id }) => id)).toEqual(["a", "d", "n", "g"]);
    expect(foldedInto(folded(), "b")).toBe("g");
    const into = edgeCurve(folded(), { from: "a", output: "out", to: "b", port: "in", index: 0 });
    expect(into?.to).toEqual({ x: 300 - FRAME_PAD, y: -FRAME_HEAD + 28 });
    expect(edgeCurve(folded(), { from: "b", output: "out", to: "c", port: "in", index: 0 })).toBeNull();
  });

  it("unfolds to where it has been moved", () => {
    const moved = moveNodes(folded(), { to: { g: { x: 1284, y: 966 } } });
    const { layout } = foldGroup(moved, { id: "g", collapsed: false });
    expect([layout.b, layout.c]).toEqual([
      { x: 1300, y: 1000 },
      { x: 1600, y: 1000 },
    ]);
  });

  it("is on the way of the arrow keys", () => {
    expect(neighbour(folded(), "a", "right")).toBe("g");
    expect(neighbour(folded(), "g", "right")).toBe("d");
    expect(neighbour(folded(), "g", "left")).toBe("a");
  });
});

it("the arrow keys go into a frame and out of it, and to notes", () => {
  expect(neighbour(job(), "g", "down")).toBe("b");
  expect(neighbour(job(), "b", "up")).toBe("g");
  expect(neighbour(job(), "b", "right")).toBe("c");
  expect(neighbour(job(), "b", "down")).toBe("n");
  expect(neighbour(job(), "n", "up")).toBe("b");
});

it("a note has a size, and a least one", () => {
  expect(nodeBox(resizeNote(job(), { id: "n", width: 300.4, height: 10 }), "n")).toMatchObject({
    width: 300,
    height: 56,
  });
  expect(resizeNote(job(), { id: "a", width: 300, height: 100 })).toEqual(job());
});

it("search finds the words of a note", () => {
  const state = { pipeline: job(), selection: [], tab: "canvas", locked: false, outline: false } as const;
  const asked = {
    ...state,
    selectedEdge: null,
    canUndo: false,
    canRedo: false,
    unsaved: false,
    running: false,
  };
  expect(searchPalette("ferry", { ...asked, undoLabel: null, redoLabel: null }).nodes).toEqual(["n"]);
});

it("notes are offered where a place is meant, and as the new type of nothing", () => {
  const offers = (fits: object) =>
    searchNodeTypes("note", fits).some((s) => s.definitions.some((d) => d.type === "note"));
  expect(offers({})).toBe(true);
  expect(offers({ takes: "table" })).toBe(false);
  expect(offers({ takes: "table", loose: true })).toBe(true);
  expect(offers({ except: "filter" })).toBe(false);
});

it("a list shows a group where its first member is, with what is in it", () => {
  expect(outlineOf(job())).toEqual([
    { id: "a", members: null },
    { id: "g", members: ["b", "c"] },
    { id: "d", members: null },
    { id: "n", members: null },
  ]);
});
