import { describe, expect, it } from "vitest";
import { allNodeDefinitions } from "../nodes/registry";
import type { CommandState } from "./editor-port";
import { type Fits, searchNodeTypes } from "./search-nodes";
import { searchPalette } from "./search-palette";
import { pipelineOf } from "./testing";

const first = (query: string, fits: Fits = {}) => searchNodeTypes(query, fits)[0]?.definitions[0]?.type;

describe("the picker", () => {
  it("lists every type under a heading without a query, once", () => {
    const sections = searchNodeTypes("");
    const titles = sections.map(({ title }) => title);
    expect([titles[0], titles.at(-1)]).toEqual(["Sources", "Targets"]);
    expect(titles).toContain("Group and window");
    const types = sections.flatMap(({ definitions }) => definitions.map(({ type }) => type));
    expect(types.toSorted()).toEqual(
      allNodeDefinitions.flatMap(({ hidden, type }) => (hidden ? [] : [type])).toSorted(),
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

  it.each([
    ["join", "join"],
    ["split", "split-fields"],
    ["top n", "rank"],
    ["null", "drop-null-fields"],
    ["dedupe", "drop-duplicates"],
    ["sum", "aggregate"],
    ["rename", "rename-field"],
    ["switch", "route"],
    ["running total", "rolling"],
    ["order by", "sort"],
    ["applymapping", "change-schema"],
  ])("finds for “%s” first %s", (query, type) => {
    expect(first(query)).toBe(type);
  });

  it("leaves out names that only hold the letters, where a word was meant", () => {
    const found = searchNodeTypes("sort").flatMap(({ definitions }) => definitions.map(({ type }) => type));
    expect(found[0]).toBe("sort");
    expect(found).not.toContain("split-string");
  });

  it("offers what fits", () => {
    const types = (fits: Fits) =>
      searchNodeTypes("", fits).flatMap(({ definitions }) => definitions.map(({ type }) => type));
    expect(types({ takes: "table" })).not.toContain("csv-source");
    expect(types({ takes: "table" })).not.toContain("select-from-collection");
    expect(types({ takes: "collection" })).toEqual(["select-from-collection"]);
    expect(types({ gives: "table" })).not.toContain("csv-target");
    expect(types({ gives: "collection" })).toEqual(expect.arrayContaining(["route", "split-fields"]));
    expect(types({ gives: "collection" })).not.toContain("filter");
    expect(types({ takes: "collection", gives: "collection" })).toEqual([]);
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
