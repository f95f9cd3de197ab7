import { describe, expect, it } from "vitest";
import { allNodeDefinitions } from "../nodes/registry";
import type { CommandState } from "./editor-port";
import { searchNodeTypes } from "./search-nodes";
import { searchPalette } from "./search-palette";
import { pipelineOf } from "./testing";

const first = (query: string, fits = {}) => searchNodeTypes(query, fits)[0]?.types[0]?.type;

describe("the picker", () => {
  it("lists every type by category without a query", () => {
    const groups = searchNodeTypes("");
    expect(groups.map(({ title }) => title).slice(0, 3)).toEqual(["Sources", "Transforms", "Targets"]);
    expect(groups.flatMap(({ types }) => types)).toHaveLength(
      allNodeDefinitions.filter(({ hidden }) => !hidden).length,
    );
  });

  it("finds by title, shortcut, keyword and the words of both", () => {
    expect(first("fil")).toBe("filter");
    expect(first("f")).toBe("filter");
    expect(first("j")).toBe("join");
    expect(first("where")).toBe("filter");
    expect(first("group by")).toBe("aggregate");
    expect(first("write csv")).toBe("csv-target");
    expect(first("vlookup")).toBe("join");
    expect(searchNodeTypes("zzz")).toEqual([]);
  });

  it("offers what fits", () => {
    const types = (fits: object) =>
      searchNodeTypes("", fits).flatMap(({ types }) => types.map(({ type }) => type));
    expect(types({ input: true })).not.toContain("csv-source");
    expect(types({ output: true })).not.toContain("csv-target");
    expect(types({ except: "filter" })).not.toContain("filter");
  });
});

describe("the palette", () => {
  const state: CommandState = {
    pipeline: pipelineOf({
      a: { type: "csv-source", name: "Airports" },
      b: { type: "filter", name: "Long delays", inputs: { in: "a" } },
    }),
    selection: ["b"],
    selectedEdge: null,
    canUndo: false,
    canRedo: false,
    undoLabel: null,
    redoLabel: null,
    unsaved: false,
    running: false,
    locked: false,
    tab: "canvas",
    outline: false,
  };

  it("lists what can be done now without a query", () => {
    const ids = searchPalette("", state).commands.map(({ id }) => id);
    expect(ids).toContain("run");
    expect(ids).not.toContain("undo");
    expect(ids).not.toContain("walk-left");
  });

  it("finds commands, nodes, settings and types", () => {
    expect(searchPalette("air", state).nodes).toEqual(["a"]);
    expect(searchPalette("tidy", state).commands[0]?.id).toBe("tidy");
    expect(searchPalette("delimiter", state).settings).toEqual([
      { node: "a", nodeName: "Airports", field: "delimiter", title: "Delimiter" },
    ]);
    expect(searchPalette("join", state).types[0]?.type).toBe("join");
    expect(searchPalette("join", { ...state, locked: true }).types).toEqual([]);
  });
});
